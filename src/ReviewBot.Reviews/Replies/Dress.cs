namespace ReviewBot.Reviews.Replies;

/// <summary>What a line wears that changes nothing about what it says: a bullet, and the marks that our own comments show commands in: those of code, and where nothing renders them, quotation marks.</summary>
internal static class Dress
{
    private const int MostMarks = 2;

    private static readonly (char Opening, char Closing)[] Quotes = [('"', '"'), ('\u201c', '\u201d'), ('\u201e', '\u201c')];

    /// <summary>Where the words of a line begin and end, and whether they stood in code marks, or in quotation marks.</summary>
    public static (Range Words, bool Coded, bool Quoted) Off(string line)
    {
        var start = SkipBlanks(line, 0);
        var end = line.Length;
        while (end > start && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        start = SkipBullet(line, start, end);
        var marks = MarksAt(line, start, end);
        if (marks is 0 or > MostMarks || end - start <= 2 * marks || !line.AsSpan(end - marks, marks).SequenceEqual(line.AsSpan(start, marks))
            || line.AsSpan(start + marks, end - start - (2 * marks)).Contains('`'))
        {
            return IsQuoted(line.AsSpan(start, end - start)) ? ((start + 1)..(end - 1), false, true) : (start..end, false, false);
        }

        start = SkipBlanks(line, start + marks);
        end -= marks;
        while (end > start && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        return (start..end, true, false);
    }

    private static bool IsQuoted(ReadOnlySpan<char> words)
    {
        foreach (var (opening, closing) in Quotes)
        {
            if (words.Length > 2 && words[0] == opening && words[^1] == closing && !words[1..^1].ContainsAny(opening, closing))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A command in code marks of its own, after the address.</summary>
    public static string OffWords(string words) =>
        words.Length > 2 && words[0] == '`' && words[^1] == '`' && words.AsSpan().Count('`') == 2 ? words[1..^1].Trim() : words;

    private static int SkipBullet(string line, int start, int end)
    {
        var at = start;
        if (at < end && line[at] is '-' or '+' or '*' or '•')
        {
            at++;
        }
        else
        {
            while (at < end && at - start < 2 && char.IsAsciiDigit(line[at]))
            {
                at++;
            }

            if (at == start || at == end || line[at] is not ('.' or ')'))
            {
                return start;
            }

            at++;
        }

        return at < end && char.IsWhiteSpace(line[at]) ? SkipBlanks(line, at) : start;
    }

    private static int MarksAt(string line, int start, int end)
    {
        var at = start;
        while (at < end && line[at] == '`')
        {
            at++;
        }

        return at - start;
    }

    private static int SkipBlanks(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }
}
