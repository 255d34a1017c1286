using System.Text;

namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Looks for a hold however it is written: the bot's name and the word in one line or one sentence, or the word alone on a line. It errs on the side of a hold.
/// </summary>
internal sealed class HoldFinder(ReplyAddress names)
{
    private const int LongestWord = 300;

    private Mentions line;
    private Mentions sentence;

    /// <summary>A word of a comment, reduced to lower-case letters and digits that people take it for.</summary>
    internal readonly record struct Word(string Text, bool InCode, bool InPath, int Start);

    [Flags]
    private enum Mentions
    {
        None = 0,
        Name = 1,
        Hold = 2,
        NameInCode = 4,
        HoldInCode = 8,
    }

    public bool Found { get; private set; }

    /// <summary>A paragraph has ended, or a line that says something else.</summary>
    public void Break() => line = sentence = Mentions.None;

    /// <summary>Takes in the words of the next line of a paragraph.</summary>
    public void Read(string text, ReadOnlySpan<Zone> zones, IReadOnlyList<Word> words)
    {
        line = Mentions.None;
        var at = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (EndsSentence(text.AsSpan(at, word.Start - at)))
            {
                sentence = Mentions.None;
            }
            at = word.Start;
            if (word.Text == "hold" && !word.InPath)
            {
                Note(word.InCode ? Mentions.HoldInCode : Mentions.Hold);
            }
            else if (IsName(word.Text) || (i > 0 && IsName(words[i - 1].Text + word.Text)))
            {
                Note(word.InCode ? Mentions.NameInCode : Mentions.Name);
            }
        }
        if (EndsSentence(text.AsSpan(at)))
        {
            sentence = Mentions.None;
        }
        Found = Found || StandsAlone(text, zones, words);
    }

    /// <summary>Splits a line into words, leaving out what is inert.</summary>
    public static List<Word> WordsOf(string text, ReadOnlySpan<Zone> zones)
    {
        var words = new List<Word>();
        var mentioned = Mentioned.In(text);
        var word = new StringBuilder();
        var start = 0;
        for (var at = 0; at <= text.Length;)
        {
            var rune = default(Rune);
            var length = 1;
            var ends = at == text.Length || zones[at] == Zone.Inert;
            if (!ends && Rune.DecodeFromUtf16(text.AsSpan(at), out rune, out length) == System.Buffers.OperationStatus.Done)
            {
                if (HiddenText.Plain(rune) is not { } plain)
                {
                    at += length;
                    continue;
                }
                rune = plain;
            }
            if (ends || !(Rune.IsLetterOrDigit(rune) || rune.Value == '\''))
            {
                if (word.Length > 0)
                {
                    words.Add(new(word.ToString().ToLowerInvariant(), zones[start] == Zone.InlineCode || mentioned.Exists(span => start > span.Start && start < span.End), IsInPath(text, start), start));
                    word.Clear();
                }
            }
            else
            {
                start = word.Length == 0 ? at : start;
                if (word.Length < LongestWord)
                {
                    word.Append(rune);
                }
            }
            at += length;
        }
        return words;
    }

    private static bool IsInPath(string text, int start) => start > 1 && text[start - 1] == '/' && char.IsLetterOrDigit(text[start - 2]);

    private static bool EndsSentence(ReadOnlySpan<char> between)
    {
        var at = between.IndexOfAny('.', '!', '?');
        return at >= 0 && (at + 1 == between.Length || between[(at + 1)..].ContainsAny(' ', '\t', '\u00a0'));
    }

    /// <summary>The word and nothing else, or a whole command in the backquotes that it was copied with.</summary>
    private bool StandsAlone(string text, ReadOnlySpan<Zone> zones, IReadOnlyList<Word> words)
    {
        var trimmed = text.Trim();
        if (words is [{ Text: "hold", InCode: false }] or [{ Text: "embargo", InCode: false }, { Text: "hold" }])
        {
            return trimmed.Length < 24 && (char.IsLetter(trimmed[0]) || trimmed[0] is '/' or '*' or '_' or '!');
        }
        return words.Count > 1 && words.All(word => word.InCode) && trimmed[0] == '`' && trimmed[^1] == '`'
            && !zones.Contains(Zone.Inert)
            && IsName(words[0].Text) && (words[1].Text == "hold" || (words.Count > 2 && words[1].Text == "embargo" && words[2].Text == "hold"));
    }

    private void Note(Mentions mention)
    {
        line |= mention;
        sentence |= mention;
        Found = Found || Match(line) || Match(sentence);
    }

    private static bool Match(Mentions seen) =>
        (seen.HasFlag(Mentions.Name) && (seen & (Mentions.Hold | Mentions.HoldInCode)) != Mentions.None)
        || (seen.HasFlag(Mentions.Hold) && seen.HasFlag(Mentions.NameInCode));

    private bool IsName(string word)
    {
        foreach (var name in names.Spoken)
        {
            if (word == name || (name.Length >= 6 && Math.Abs(word.Length - name.Length) <= 1 && Spelling.Distance(word, name) <= 1))
            {
                return true;
            }
        }
        return false;
    }
}
