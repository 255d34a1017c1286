using System.Collections.Frozen;

namespace ReviewBot.Reviews.Replies.Words;

/// <summary>Words and turns of speech from one of the files of this folder, which people can read and amend: an entry a line, <c>#</c> for remarks.</summary>
internal sealed class WordList
{
    private readonly FrozenDictionary<string, string[][]> entries;

    private WordList(IEnumerable<string> lines) =>
        entries = lines.Select(PlainWords.TextsOf).Where(words => words.Length > 0)
            .GroupBy(words => words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The list in a file of this folder.</summary>
    public static WordList Load(string name) => new(LinesOf(name));

    /// <summary>The list of some lines.</summary>
    public static WordList Of(IEnumerable<string> lines) => new(lines);

    /// <summary>The entries of a file, as written.</summary>
    public static IEnumerable<string> LinesOf(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"Replies.Words.{name}")
            ?? throw new InvalidOperationException($"the list {name} is not built in");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }

    /// <summary>How many words the longest entry that begins at a place has; 0 where none does.</summary>
    public int LengthAt(IReadOnlyList<string> words, int at)
    {
        if (at >= words.Count || !entries.TryGetValue(words[at], out var candidates))
        {
            return 0;
        }

        foreach (var candidate in candidates)
        {
            if (candidate.Length <= words.Count - at && candidate.Select((word, i) => words[at + i] == word).All(same => same))
            {
                return candidate.Length;
            }
        }

        return 0;
    }

    /// <summary>Whether the words begin with an entry.</summary>
    public bool Begins(IReadOnlyList<string> words) => words.Count > 0 && LengthAt(words, 0) > 0;

    /// <summary>Whether an entry stands anywhere in the words.</summary>
    public bool IsIn(IReadOnlyList<string> words) => PlaceIn(words) >= 0;

    /// <summary>Where the first entry stands in the words, or -1.</summary>
    public int PlaceIn(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (LengthAt(words, i) > 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the words are entries and nothing else.</summary>
    public bool Covers(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var length = LengthAt(words, i);
            if (length == 0)
            {
                return false;
            }

            i += length;
        }

        return words.Count > 0;
    }

    /// <summary>The words without the entries in them.</summary>
    public List<string> Without(IReadOnlyList<string> words)
    {
        var left = new List<string>();
        for (var i = 0; i < words.Count;)
        {
            var length = LengthAt(words, i);
            if (length == 0)
            {
                left.Add(words[i]);
            }

            i += Math.Max(1, length);
        }

        return left;
    }
}
