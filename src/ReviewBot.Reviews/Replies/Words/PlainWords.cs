namespace ReviewBot.Reviews.Replies.Words;

/// <summary>A word as the lists know it, and where it begins in the text.</summary>
/// <param name="Text">Lower case, without punctuation; "can't" is two words, <c>can</c> and <c>not</c>.</param>
/// <param name="Start">Where it was written.</param>
/// <param name="Name">As it was written, if it may name somebody: with a colon or at sign before it, a login, or a word with a capital letter.</param>
internal readonly record struct PlainWord(string Text, int Start, string? Name = null);

/// <summary>Splits a line into the words that the lists are made of.</summary>
internal static class PlainWords
{
    private const string Around = "¡¿,;:!?()[]{}<>\"“”„«»*_~`….";

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

    // Read when somebody writes "ill", since the lists are read by means of this.
    private static readonly Lazy<HashSet<string>> Deeds = new(() => [.. WordList.LinesOf("announced")]);

    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["n't"] = "not",
        ["'m"] = "am",
        ["'re"] = "are",
        ["'ll"] = "will",
        ["'ve"] = "have",
        ["'d"] = "would",
    };

    // Pronouns, and the offices that requests are escalated to.
    private static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "who", "somebody", "someone", "anybody", "anyone", "nobody", "everybody", "everyone",
        "please", "thanks", "sorry", "legal", "trust", "council", "another", "next", "could", "can", "would", "will", "may",
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

            var start = at + (end - at - text.AsSpan(at, end - at).TrimStart(Around).Length);
            var length = text.AsSpan(at, end - at).Trim(Around).Length;
            at = end;
            if (length > 0 && !(length == 1 && text[start] == '-'))
            {
                var written = text.Substring(start, length);
                var name = NameOf(written, IsColoned(text, start));
                words.AddRange(Spelt(written.ToLowerInvariant().Replace('’', '\'')).Select((word, i) => new PlainWord(word, start, i == 0 ? name : null)));
            }
        }

        return Announced(words);
    }

    // "Ill review this" by who is too quick for apostrophes; "ill until Friday" is said by the sick.
    private static List<PlainWord> Announced(List<PlainWord> words)
    {
        for (var at = words.FindIndex(word => word.Text == "ill"); at >= 0; at = words.FindIndex(at + 1, word => word.Text == "ill"))
        {
            if (at + 1 < words.Count && Deeds.Value.Contains(words[at + 1].Text) && (at == 0 || words[at - 1].Text is not ("am" or "is" or "are" or "was" or "be")))
            {
                words[at] = words[at] with { Text = "i" };
                words.Insert(at + 1, new PlainWord("will", words[at].Start));
            }
        }

        return words;
    }

    /// <summary>The same without their places.</summary>
    public static string[] TextsOf(string text) => [.. Of(text).Select(word => word.Text)];

    private static bool IsColoned(string text, int start) => start > 0 && text[start - 1] == ':' && (start == 1 || text[start - 2] is ' ' or '(' or ',');

    private static string? NameOf(string word, bool colon) =>
        colon ? ":" + word
        : word.Length > 2 && word.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at && at < word.Length - 1 ? word
        : word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1]) && word.All(c => char.IsLetter(c) || c == '-') && !Nobody.Contains(word) ? word
        : null;

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

        return word.EndsWith("s'", StringComparison.Ordinal) && word.Length > 2 ? [word[..^1]]
            : !word.EndsWith("'s", StringComparison.Ordinal) || word.Length < 3 ? [word]
            : WithIs.Contains(word[..^2]) ? [word[..^2], "is"]
            : [word[..^2]];
    }
}
