namespace ReviewBot.Reviews.Replies;

/// <summary>What the bot answers to. "reviewbot" always does; the account's own names come on top.</summary>
public sealed class ReplyAddress
{
    /// <summary>The name that works on every server, and that help and documentation use.</summary>
    public const string DefaultName = "reviewbot";

    private static readonly string[] Greetings = ["hey", "hi", "hello", "dear", "ok", "okay", "please", "pls", "so"];

    private const int ShortestName = 3;
    private const int LongestName = 255;

    /// <summary>Names beyond the default one. Such as can't be typed as an address (blanks, letters beyond ASCII, fewer than three characters) are left out.</summary>
    /// <param name="names">Logins or nicks, with or without the leading colon or at sign; of a login its local part counts, too.</param>
    public ReplyAddress(params IEnumerable<string?> names)
    {
        Names =
        [
            .. names.OfType<string>()
                .Select(name => name.Trim().TrimStart(':', '@'))
                .SelectMany(name => name.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? new[] { name, name[..at] } : [name])
                .Append(DefaultName)
                .Where(name => name.Length is >= ShortestName and <= LongestName && name.All(IsNameCharacter))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(name => name.Length),
        ];
        Spoken = [.. Names.Select(name => Letters(name.Split('@')[0])).Where(name => name.Length >= ShortestName).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The longest first.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The names as letters and digits alone, in lower case: how they are recognised when badly written.</summary>
    internal IReadOnlyList<string> Spoken { get; }

    /// <summary>
    /// Finds the address at the beginning of a line: <c>reviewbot: …</c>, <c>@reviewbot …</c>, <c>:reviewbot …</c> or <c>/reviewbot …</c>, perhaps in bold, with or without the rest of the line.
    /// </summary>
    /// <returns>Where the words for the bot begin and end; null if the line doesn't begin with a proper address.</returns>
    internal Range? Match(string line)
    {
        var (start, end) = Trimmed(line);
        var marks = RunLength(line, start, end);
        var mark = line.Substring(start, marks);
        var at = start + marks;
        var prefixed = at < end && line[at] is '@' or ':' or '/';
        at += prefixed ? 1 : 0;
        if (NameAt(line, at, end) is not { } name)
        {
            return null;
        }

        at += name.Length;
        var closed = Take(line, ref at, end, mark);
        var afterName = at;
        at = SkipBlanks(line, at, end);
        var separated = at == end || at > afterName;
        if (TakeColon(line, ref at, end, prefixed))
        {
            closed = closed || Take(line, ref at, end, mark);
        }
        else if (!prefixed || !separated)
        {
            return null;
        }

        return closed || marks == 0 ? at..end
            : EndOfMarked(line, at, end, mark) is { } last ? at..last
            : null;
    }

    /// <summary>
    /// Finds the name where the colon lacks or a greeting stands before it: <c>reviewbot please decline</c>, <c>Hey reviewbot, reassign</c>.
    /// </summary>
    /// <returns>Where the words after it begin and end; null if the line doesn't begin so.</returns>
    internal Range? MatchLoosely(string line)
    {
        var at = 0;
        for (var greeting = Greetings.FirstOrDefault(g => IsWordAt(line, at, g)); greeting is not null; greeting = Greetings.FirstOrDefault(g => IsWordAt(line, at, g)))
        {
            at = SkipSeparators(line, at + greeting.Length);
        }

        at += at < line.Length && line[at] is '@' or ':' ? 1 : 0;
        if (Names.FirstOrDefault(name => IsWordAt(line, at, name)) is not { } found)
        {
            return null;
        }

        var start = SkipSeparators(line, at + found.Length);
        return start < line.Length && start > at + found.Length ? start..line.Length : null;
    }

    private static (int Start, int End) Trimmed(string line)
    {
        var end = line.Length;
        var start = SkipBlanks(line, 0, end);
        while (end > start && (char.IsWhiteSpace(line[end - 1]) || line[end - 1] == '\\'))
        {
            end--;
        }

        return (start, end);
    }

    private string? NameAt(string line, int at, int end) =>
        Names.FirstOrDefault(n => string.Compare(line, at, n, 0, n.Length, StringComparison.OrdinalIgnoreCase) == 0 && at + n.Length <= end) is { } name
        && line.AsSpan(at, name.Length).ContainsOnlyAscii()
            ? name
            : null;

    private static int SkipBlanks(string line, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }

    private static bool TakeColon(string line, ref int at, int end, bool prefixed)
    {
        var stands = at < end && (line[at] == ':' || (prefixed && line[at] == ','));
        at += stands ? 1 : 0;
        return stands;
    }

    // Where what was begun in bold ends so, but for a full stop; null where it doesn't.
    private static int? EndOfMarked(string line, int at, int end, string mark)
    {
        var last = end;
        while (last > at && line[last - 1] is '.' or '!')
        {
            last--;
        }

        return last - at >= mark.Length && string.CompareOrdinal(line, last - mark.Length, mark, 0, mark.Length) == 0 ? last - mark.Length : null;
    }

    private static bool IsWordAt(string line, int at, string word) =>
        string.Compare(line, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && at + word.Length < line.Length
        && line.AsSpan(at, word.Length).ContainsOnlyAscii() && (line[at + word.Length] is ',' or ':' || char.IsWhiteSpace(line[at + word.Length]));

    private static int SkipSeparators(string line, int at)
    {
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || line[at] is ',' or ':' or '-' or '–' or '—'))
        {
            at++;
        }

        return at;
    }

    private static bool Take(string line, ref int at, int end, string mark)
    {
        if (mark.Length == 0 || end - at < mark.Length || string.CompareOrdinal(line, at, mark, 0, mark.Length) != 0)
        {
            return false;
        }
        at += mark.Length;
        return true;
    }

    // How many marks of emphasis stand there, three at most.
    private static int RunLength(string line, int start, int end)
    {
        if (start == end || line[start] is not ('*' or '_'))
        {
            return 0;
        }

        var at = start;
        while (at < end && at - start < 3 && line[at] == line[start])
        {
            at++;
        }
        return at - start;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' or '%';

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
