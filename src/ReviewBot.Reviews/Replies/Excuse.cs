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

        return Speech.Lacking.PlaceIn(words) is >= 0 and var lacks && Speech.Lacks.IsIn([.. words.Skip(lacks)]);
    }

    /// <summary>Involved in the matter.</summary>
    public static bool IsInvolved(IReadOnlyList<string> words) => Speech.Involved.IsIn(words);

    /// <summary>Wants somebody else to do it.</summary>
    public static bool HandsOver(IReadOnlyList<PlainWord> words) => Speech.Handovers.In(words) is { Meaning: not "keeps", Person: null };

    /// <summary>Who it is that they want to do it, as they name that person; null if they name nobody.</summary>
    public static string? HandsTo(IReadOnlyList<PlainWord> words) => Speech.Handovers.In(words) is { Meaning: not "keeps", Person: var person } ? person : null;
}
