namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Knows lines that promise an answer instead of giving one.</summary>
internal static class Promises
{
    private const int MostWords = 14;
    private const int MostWordsBefore = 4;
    private const int MostWordsOfWhen = 3;

    private static readonly string[] Small = ["still ", "then ", "be ", "also "];

    private static readonly Dictionary<string, string[]> Words = Read();

    /// <summary>Whether a line says that something will be done, and when.</summary>
    /// <param name="text">The line.</param>
    /// <param name="topic">What is asked there, if that is known: where results are told, a page that will be updated is the answer.</param>
    public static bool Make(string text, string? topic = null) => Deed(text, topic) is { } rest && (Words["[when]"].Any(w => Has(rest, w)) || rest.Trim(' ', '.', '!', '\u2026').Split(' ') is [_] or [_, "in" or "this" or "it"]);

    /// <summary>Whether a few words say no more than when: "more on Monday".</summary>
    public static bool IsWhen(string text)
    {
        var plain = text.ToLowerInvariant().Trim(' ', '.', '!', ')', '(');
        return plain.AsSpan().Count(' ') < MostWordsOfWhen && Words["[when]"].Any(w => plain == w || plain.EndsWith(" " + w, StringComparison.Ordinal));
    }

    /// <summary>Whether a line says that something will be done, which may be the answer.</summary>
    /// <param name="text">The line.</param>
    /// <param name="topic">What is asked there, if that is known.</param>
    public static bool MayMake(string text, string? topic = null) => Deed(text, topic) is not null;

    // From the deed on, where a promise of one stands at the beginning.
    private static string? Deed(string text, string? topic)
    {
        var plain = text.Replace('\u2019', '\'').ToLowerInvariant().TrimStart(' ', '(', '[', '*', '-');
        return plain.Contains("://", StringComparison.Ordinal) || plain.AsSpan().Count(' ') >= MostWords
            ? null
            : Words["[promise]"].Select(p => After(plain, p, topic)).FirstOrDefault(rest => rest is not null && BeginsWithDeed(rest));
    }

    // What follows the promise; null where it doesn't stand near the beginning.
    private static string? After(string plain, string promise, string? topic)
    {
        var at = plain.IndexOf(promise + " ", StringComparison.Ordinal);
        if (at < 0 || (at > 0 && promise[0] != '\'' && plain[at - 1] != ' ') || plain.AsSpan(0, at).Count(' ') > MostWordsBefore
            || (topic == Topics.Sharing && plain[..at].Split(' ').Any(Words["[place]"].Contains)))
        {
            return null;
        }

        return Small.Aggregate(plain[(at + promise.Length + 1)..], (rest, small) => rest.StartsWith(small, StringComparison.Ordinal) ? rest[small.Length..] : rest);
    }

    private static bool BeginsWithDeed(string rest) => Words["[deed]"].Any(deed =>
    {
        var open = deed.EndsWith('*');
        var begin = open ? deed[..^1] : deed;
        return rest.StartsWith(begin, StringComparison.Ordinal) && (open || rest.Length == begin.Length || !char.IsLetter(rest[begin.Length]));
    });

    private static bool Has(string text, string phrase)
    {
        var at = text.IndexOf(phrase, StringComparison.Ordinal);
        return at > 0 && text[at - 1] == ' ' && (at + phrase.Length == text.Length || !char.IsLetter(text[at + phrase.Length]));
    }

    private static Dictionary<string, string[]> Read()
    {
        var words = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var head = "";
        foreach (var line in FormData.Lines("promises"))
        {
            if (line[0] == '[')
            {
                head = line;
                words.Add(head, []);
            }
            else
            {
                words[head].Add(line);
            }
        }

        return words.ToDictionary(w => w.Key, w => w.Value.ToArray(), StringComparer.Ordinal);
    }
}
