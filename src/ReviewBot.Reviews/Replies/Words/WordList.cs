namespace ReviewBot.Reviews.Replies.Words;

/// <summary>Words and turns of speech from one of the files of this folder, which people can read and amend: an entry a line, <c>#</c> for remarks; <c>{can|could}</c> is one of these, <c>[please]</c> may lack.</summary>
internal sealed class WordList
{
    private readonly Node entries = new();

    private WordList(IEnumerable<string> lines)
    {
        foreach (var words in lines.SelectMany(Written).Select(PlainWords.TextsOf).Where(words => words.Length > 0))
        {
            words.Aggregate(entries, (node, word) => node.Make(word)).Ends = true;
        }
    }

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
        var longest = 0;
        var node = entries;
        for (var i = at; i < words.Count && node.After(words[i]) is { } next; i++)
        {
            node = next;
            longest = node.Ends ? i + 1 - at : longest;
        }

        return longest;
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

    // Each of the ways in which an entry can be said: the innermost choice first.
    private static IEnumerable<string> Written(string line)
    {
        var open = line.AsSpan().LastIndexOfAny('{', '[');
        if (open < 0)
        {
            return [line];
        }

        var close = line.IndexOf(line[open] == '{' ? '}' : ']', open);
        var ways = line[(open + 1)..close].Split('|').Concat(line[open] == '[' ? [""] : []);
        return ways.SelectMany(way => Written($"{line[..open]}{way}{line[(close + 1)..]}"));
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> next = new(StringComparer.Ordinal);

        public bool Ends { get; set; }

        public Node? After(string word) => next.GetValueOrDefault(word);

        public Node Make(string word) => next.TryGetValue(word, out var known) ? known : next[word] = new Node();
    }
}
