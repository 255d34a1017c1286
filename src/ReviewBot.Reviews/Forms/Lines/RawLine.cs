namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>A line without the quotes and blanks before its words.</summary>
internal readonly ref struct RawLine
{
    private const int LongestQuiet = 40;
    private const int LongestFence = 5;

    private static readonly string[] QuietMacros = ["{panel", "{color", "{noformat", "{code", "{quote", "{toc"];

    /// <summary>Takes them off.</summary>
    public RawLine(ReadOnlySpan<char> line, LineFrame frame)
    {
        var at = 0;
        Quote = frame.Quote;
        for (; at < line.Length; at++)
        {
            if (line[at] is ' ' or '\t')
            {
                Indent += line[at] == '\t' ? 4 : 1;
            }
            else if (line[at] == '>' && frame.Cell is null)
            {
                Quote++;
                Indent = 0;
            }
            else
            {
                break;
            }
        }

        Begin = at;
        Words = line[at..].TrimEnd();
    }

    /// <summary>What is left.</summary>
    public ReadOnlySpan<char> Words { get; }

    /// <summary>Where that begins.</summary>
    public int Begin { get; }

    /// <summary>How deep it is quoted.</summary>
    public int Quote { get; }

    /// <summary>Blanks before it, a tab counting as four.</summary>
    public int Indent { get; }

    /// <summary>Whether code begins or ends with it; a long row of tildes is a line below something.</summary>
    public bool IsFence => Words.StartsWith("```") || (Words.StartsWith("~~~") && !(Words.Length > LongestFence && Words.IndexOfAnyExcept('~') < 0));

    /// <summary>Whether it is markup of a wiki that stands on a line of its own and says nothing.</summary>
    public bool IsQuiet
    {
        get
        {
            if (Words.Length is 0 or >= LongestQuiet || Words[0] != '{' || Words[^1] != '}' || Words[1..^1].ContainsAny('{', '}'))
            {
                return false;
            }

            foreach (var macro in QuietMacros)
            {
                if (Words.StartsWith(macro))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Dashes between two forms on the line of what they divide; nowhere by default.</summary>
    public Range Divider
    {
        get
        {
            var from = Words.IndexOf("\u2014\u2014\u2014");
            if (from < 0)
            {
                return default;
            }

            var length = Words[from..].IndexOfAnyExcept('\u2014');
            return new Range(from, length < 0 ? Words.Length : from + length);
        }
    }
}
