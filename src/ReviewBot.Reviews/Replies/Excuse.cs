using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Hears from a sentence that its author can't take a request.</summary>
internal static class Excuse
{
    private const int Near = 4;

    /// <summary>Away, or without time.</summary>
    public static bool IsBusy(IReadOnlyList<string> words)
    {
        var at = Speech.Unavailable.PlaceIn(words);
        if (at >= 0)
        {
            var after = words.Skip(at + Speech.Unavailable.LengthAt(words, at)).ToArray();
            if (after.FirstOrDefault() is not "not" && Speech.Absences.PlaceIn(after) is >= 0 and < Near)
            {
                return true;
            }
        }

        return Speech.Elided.Begins(Spoken(words)) || Speech.Lacking.PlaceIn(words) is >= 0 and var lacks && Speech.Lacks.IsIn([.. words.Skip(lacks)]);
    }

    /// <summary>Says why somebody else is to do it, though not in a known turn: "The holidays begin tonight and I will not come to it."</summary>
    public static bool IsAway(IReadOnlyList<string> words) =>
        Speech.Absences.IsIn(words) && words.Any(word => word is "i" or "my" or "me") && !words.Any(word => word is "was" or "were" or "had" or "back" or "you" or "your");

    // "Sorry, no time for this one": who it is needs no saying.
    private static List<string> Spoken(IReadOnlyList<string> words) =>
        [.. words.SkipWhile(word => Manners.ExcuseLeads.Begins([word]))];

    /// <summary>Involved in the matter.</summary>
    public static bool IsInvolved(IReadOnlyList<PlainWord> words) => Speech.Involved.In(words) is not null;

    /// <summary>Wants somebody else to do it.</summary>
    public static bool HandsOver(IReadOnlyList<PlainWord> words) => Speech.Handovers.In(words) is { Meaning: not "keeps", Person: null };

    /// <summary>Who it is that they want to do it, as they name that person; null if they name nobody.</summary>
    public static string? HandsTo(IReadOnlyList<PlainWord> words) => Speech.Handovers.In(words) is { Meaning: not "keeps", Person: var person } ? person : null;
}
