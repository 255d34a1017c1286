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
        return texts.Length is < 2 or > MostWords || Has("decision") ? null
            : Has("remind") ? Reminding(texts, Has("no"))
            : Passing(words, texts) ?? Asking(texts);

        bool Has(string kind) => Lists[kind].IsIn(texts);
    }

    private static Meaning.Ordered? Reminding(string[] texts, bool negated) =>
        Delay.Anywhere(texts) is { } delay ? Line("remind", delay.ToString()!)
        : negated ? Line("quiet", "")
        : null;

    private static Meaning.Ordered? Passing(IReadOnlyList<PlainWord> words, string[] texts)
    {
        var aboutMe = texts.Contains("i") || texts.Contains("me") || texts.Contains("my");
        var aboutYou = texts.Contains("you") || texts.Contains("your");
        if ((Has("unable") || IsAway(texts)) && !aboutYou)
        {
            return Line("decline", string.Join(' ', texts));
        }

        if (Person(words) is { } person && (person[0] is ':' or '@' || !(Has("else") || Has("somebody"))))
        {
            return !Has("no") && (Has("take") || Has("give")) ? Line("assign", person) : null;
        }

        return Has("else") && (Has("give") || Has("take")) || Has("somebody") && Has("give") ? Line("reassign", "")
            : Has("somebody") && Has("take") ? Line("assign", "")
            : aboutMe && !aboutYou && texts.Contains("i") && Has("take") && Has("this") && !Has("no") && !Has("form") && !Has("state") ? Line("assign", "me")
            : null;

        bool Has(string kind) => Lists[kind].IsIn(texts);
    }

    // "On sick leave since yesterday": who it is needs no saying.
    private static bool IsAway(string[] texts) =>
        texts[0] is "on" or "out" or "off" or "away" or "sick" or "ill" or "busy" or "currently" or "still" or "too" or "so" or "very" && Speech.Absences.IsIn(texts.Take(BeginsWith).ToList());

    private static Meaning? Asking(string[] texts)
    {
        return Has("withdraw") ? new Meaning.ByFlag()
            : Has("fill") && Has("form") ? Line("prefill", "")
            : Has("form") && Has("read") ? Line("recheck", "")
            : Has("help") ? Line("help", "")
            : Has("state") ? Line("explain", "")
            : null;

        bool Has(string kind) => Lists[kind].IsIn(texts);
    }

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
