namespace ReviewBot.Reviews.Replies.Words;

/// <summary>A word as the lists know it, and where it begins in the text.</summary>
/// <param name="Text">Lower case, without punctuation; "can't" is two words, <c>can</c> and <c>not</c>.</param>
/// <param name="Start">Where it was written.</param>
internal readonly record struct PlainWord(string Text, int Start);

/// <summary>Splits a line into the words that the lists are made of.</summary>
internal static class PlainWords
{
    private const string Around = ",;:!?()[]{}<>\"“”„«»*_~`….";

    private static readonly Dictionary<string, string[]> Unwritten = new(StringComparer.Ordinal)
    {
        ["cannot"] = ["can", "not"],
        ["can't"] = ["can", "not"],
        ["cant"] = ["can", "not"],
        ["won't"] = ["will", "not"],
        ["wont"] = ["will", "not"],
        ["dont"] = ["do", "not"],
        ["doesnt"] = ["does", "not"],
        ["didnt"] = ["did", "not"],
        ["isnt"] = ["is", "not"],
        ["im"] = ["i", "am"],
        ["ive"] = ["i", "have"],
        ["let's"] = ["let", "us"],
        ["lets"] = ["let", "us"],
    };

    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["n't"] = "not",
        ["'m"] = "am",
        ["'re"] = "are",
        ["'ll"] = "will",
        ["'ve"] = "have",
        ["'d"] = "would",
    };

    private static readonly HashSet<string> WithIs = new(StringComparer.Ordinal) { "it", "that", "what", "who", "he", "she", "there", "here", "how", "where", "this", "everything", "all" };

    /// <summary>The words of a text, in order.</summary>
    public static List<PlainWord> Of(string text)
    {
        var words = new List<PlainWord>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '–' or '—')
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('–' or '—'))
            {
                end++;
            }

            var start = at;
            at = end;
            while (start < end && Around.Contains(text[start], StringComparison.Ordinal))
            {
                start++;
            }

            while (end > start && Around.Contains(text[end - 1], StringComparison.Ordinal))
            {
                end--;
            }

            var isDash = end - start == 1 && text[start] == '-';
            if (end > start && !isDash)
            {
                words.AddRange(Spelt(text[start..end].ToLowerInvariant().Replace('’', '\'')).Select(word => new PlainWord(word, start)));
            }
        }

        return words;
    }

    /// <summary>The same without their places.</summary>
    public static string[] TextsOf(string text) => [.. Of(text).Select(word => word.Text)];

    private static IEnumerable<string> Spelt(string word)
    {
        if (Unwritten.TryGetValue(word, out var spelt))
        {
            return spelt;
        }

        foreach (var (ending, meaning) in Endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return [word[..^ending.Length], meaning];
            }
        }

        return !word.EndsWith("'s", StringComparison.Ordinal) || word.Length < 3 ? [word]
            : WithIs.Contains(word[..^2]) ? [word[..^2], "is"]
            : [word[..^2]];
    }
}
