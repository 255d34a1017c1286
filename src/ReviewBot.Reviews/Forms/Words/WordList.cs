using System.Buffers;
using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>A phrase of a list, found in a text.</summary>
/// <param name="Value">What the list says that it means; the phrase itself where it says nothing.</param>
/// <param name="First">Its first word.</param>
/// <param name="Next">The word behind its last one.</param>
internal readonly record struct WordsFound(string Value, int First, int Next);

/// <summary>
/// The words of one kind, each list from a file of its own so that a steward can add a line: one phrase a line, or
/// <c>meaning = phrase, phrase</c>. A word that ends in <c>*</c> stands for all that begin so; <c>#</c> begins a remark.
/// </summary>
internal sealed class WordList
{
    private static readonly SearchValues<char> WithinPhrase = SearchValues.Create(" \t-_*`'\"\u2019/:=");

    private readonly Node _root = new();

    private WordList(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var content = line.Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            var equals = content.IndexOf(" = ", StringComparison.Ordinal);
            foreach (var phrase in equals < 0 ? [content] : content[(equals + 3)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(phrase, equals < 0 ? phrase : content[..equals].Trim());
            }
        }
    }

    /// <summary>All phrases, as the file has them.</summary>
    public ImmutableArray<string> Phrases { get; private set; } = [];

    /// <summary>The list of a file.</summary>
    /// <param name="name">The file's name in this room's data, without its ending.</param>
    public static WordList Of(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"Forms.{name}.txt") ?? throw new InvalidOperationException($"There is no list of words named {name}.");
        using var reader = new StreamReader(stream);
        return new WordList(reader.ReadToEnd().Split('\n'));
    }

    /// <summary>The phrases of a text in its order, the longest at each place; none crosses the end of a sentence.</summary>
    public IEnumerable<WordsFound> In(Tokens tokens)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            if (At(tokens, first) is { } found)
            {
                yield return found;
                first = found.Next - 1;
            }
        }
    }

    /// <summary>The longest phrase that begins with a word.</summary>
    public WordsFound? At(Tokens tokens, int first)
    {
        WordsFound? longest = null;
        var node = _root;
        for (var next = first; next < tokens.Count && (next == first || JoinsPhrase(tokens.Before(next))); next++)
        {
            if (node.After(tokens.Word(next)) is not { } further)
            {
                break;
            }

            node = further;
            longest = node.Value is { } value ? new WordsFound(value, first, next + 1) : longest;
        }

        return longest;
    }

    private void Add(string phrase, string value)
    {
        Phrases = Phrases.Add(phrase);
        var tokens = Tokens.Of(phrase.Replace('*', ' '));
        var node = _root;
        for (var i = 0; i < tokens.Count; i++)
        {
            var open = tokens[i].End < phrase.Length && phrase[tokens[i].End] == '*';
            node = node.Get(tokens.Word(i).ToString().Replace('\u2019', '\''), open);
        }

        node.Value = value;
    }

    private static bool JoinsPhrase(ReadOnlySpan<char> between) => !between.ContainsAnyExcept(WithinPhrase);

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _whole = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<(string Begin, Node Node)> _open = [];

        public string? Value { get; set; }

        public Node Get(string word, bool open)
        {
            if (!open)
            {
                _whole.TryAdd(word, new Node());
                return _whole[word];
            }

            if (_open.Find(o => o.Begin == word) is not { Node: { } node })
            {
                node = new Node();
                _open.Add((word, node));
            }

            return node;
        }

        public Node? After(ReadOnlySpan<char> word)
        {
            Span<char> plain = stackalloc char[Math.Min(word.Length, 40)];
            word[..plain.Length].Replace(plain, '\u2019', '\'');
            if (word.Length <= plain.Length && _whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var node))
            {
                return node;
            }

            foreach (var (begin, open) in _open)
            {
                if (plain.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
                {
                    return open;
                }
            }

            return null;
        }
    }
}
