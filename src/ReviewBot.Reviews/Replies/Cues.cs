using System.Collections.Frozen;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Tells by single words what somebody wants who was addressing us and said nothing that is known. What can't be taken
/// back is never guessed.
/// </summary>
internal static class Cues
{
    private const int MostWords = 30;
    private const int BeginsWith = 5;

    private static readonly FrozenDictionary<string, WordList> Lists = WordList.LinesOf("cues").Select(line => line.Split(" = ", 2))
        .GroupBy(parts => parts[0], parts => parts[1]).ToFrozenDictionary(group => group.Key, group => WordList.Of(group), StringComparer.Ordinal);

    /// <summary>What is wanted; null where it can't be told.</summary>
    public static Meaning? Read(IReadOnlyList<PlainWord> words)
    {
        string[] texts = [.. words.Select(word => word.Text)];
        return texts.Length is < 2 or > MostWords || Has(texts, "decision") ? null
            : Has(texts, "how") ? Line("help", "")
            : Has(texts, "remind") ? Reminding(texts, Has(texts, "no"))
            : Passing(words, texts) ?? Asking(texts);
    }

    private static bool Has(string[] texts, string kind) => Lists[kind].IsIn(texts);

    private static Meaning.Ordered? Reminding(string[] texts, bool negated) =>
        Delay.Anywhere(texts) is { } delay ? Line("remind", delay.ToString()!)
        : negated ? Line("quiet", "")
        : null;

    private static Meaning.Ordered? Passing(IReadOnlyList<PlainWord> words, string[] texts)
    {
        var aboutYou = AboutYou(texts);
        var acts = Has(texts, "give") || Has(texts, "take");
        var anybody = Has(texts, "else") || Has(texts, "somebody");
        return !aboutYou && (Has(texts, "unable") || IsAway(texts)) ? Line("decline", string.Join(' ', texts))
            : Person(words) is { } person && (person[0] is ':' or '@' || !anybody) ? (acts && !Has(texts, "no") ? Line("assign", person) : null)
            : anybody && acts ? ToSomebody(texts)
            : !aboutYou && TakesIt(texts) ? Line("assign", "me")
            : null;
    }

    private static bool AboutYou(string[] texts) => texts.Contains("you") || texts.Contains("your");

    private static Meaning.Ordered ToSomebody(string[] texts) => Has(texts, "else") || Has(texts, "give") ? Line("reassign", "") : Line("assign", "");

    private static bool TakesIt(string[] texts) => texts.Contains("i") && Has(texts, "take") && Has(texts, "this") && !Has(texts, "no") && !Has(texts, "form") && !Has(texts, "state");

    // "On sick leave since yesterday": who it is needs no saying.
    private static bool IsAway(string[] texts) =>
        texts[0] is "on" or "out" or "off" or "away" or "sick" or "ill" or "busy" or "currently" or "still" or "too" or "so" or "very" && Speech.Absences.IsIn(texts.Take(BeginsWith).ToList());

    private static Meaning? Asking(string[] texts) =>
        Has(texts, "withdraw") ? new Meaning.ByFlag()
        : Has(texts, "fill") && Has(texts, "form") ? Line("prefill", "")
        : Has(texts, "form") && Has(texts, "read") ? Line("recheck", "")
        : Has(texts, "help") ? Line("help", "")
        : Has(texts, "state") ? Line("explain", "")
        : null;

    // The one who is named; a sentence begins with a capital in any case.
    private static string? Person(IReadOnlyList<PlainWord> words)
    {
        var named = words.Where((word, i) => word.Name is { } name && !Speech.Interjections.Begins([word.Text])
            && (i > 0 || name[0] is ':' or '@' || words.Skip(1).Any(other => other.Text == word.Text))).Select(word => word.Name!).ToList();
        var at = named.Count == 0 ? -1 : words.Index().First(word => word.Item.Name == named[0]).Index;
        var whole = at < 0 ? null : string.Join(' ', words.Skip(at).TakeWhile(word => word.Name is { } name && (name == named[0] || named[0][0] is not (':' or '@'))).Select(word => word.Name).Distinct());
        return whole is not null && named.All(name => whole.Split(' ').Contains(name)) ? whole : null;
    }

    private static Meaning.Ordered Line(string row, string arguments) => new(CommandTable.Find(row)!, arguments, Exact: false);
}
