namespace ReviewBot.Reviews.Replies.Words;

/// <summary>Words and turns of speech from one of the files of this folder, which people can read and amend: an entry a line as a <see cref="Turn"/> without a name, <c>#</c> for remarks.</summary>
internal sealed class WordList
{
    private readonly Node entries = new(isWhole: true);

    private WordList(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            // Choices are not multiplied out, of which there would be hundreds of thousands.
            foreach (var end in Turn.Of(line).Lead([entries], Node.After).Where(node => node != entries))
            {
                end.Ends = true;
            }
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
    public int LengthAt(IReadOnlyList<string> words, int at) => Math.Max(0, End(entries, words, at) - at);

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

    private static int End(Node node, IReadOnlyList<string> words, int at)
    {
        var end = node.Ends ? at : 0;
        if (at < words.Count)
        {
            foreach (var next in node.After(words[at]))
            {
                end = Math.Max(end, End(next, words, at + 1));
            }
        }

        return end;
    }

    // Where some words lead. Behind a choice several words lead to one place, which belongs to its line alone; before the first one lines share theirs.
    private sealed class Node(bool isWhole)
    {
        private Dictionary<string, Node[]>? next;

        public bool Ends { get; set; }

        public Node[] After(string word) => next?.GetValueOrDefault(word) ?? [];

        public static List<Node> After(List<Node> from, string word)
        {
            var shared = from is [{ IsWhole: true } one] ? Array.Find(one.After(word), node => node.IsWhole) : null;
            if (shared is null)
            {
                shared = new Node(from is [{ IsWhole: true }]);
                from.ForEach(node => node.Lead(word, shared));
            }

            return [shared];
        }

        // Reached by the same words, whatever the line.
        private bool IsWhole => isWhole;

        private void Lead(string word, Node to) => (next ??= new(StringComparer.Ordinal))[word] = [.. After(word), to];
    }
}
