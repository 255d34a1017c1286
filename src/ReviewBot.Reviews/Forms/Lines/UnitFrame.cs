using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>All that is known of a line but its words, and makes a unit of both.</summary>
internal readonly record struct UnitFrame(int Line, int Quote)
{
    private const int LongestLead = 300;

    /// <summary>Whether it is shown as it is written.</summary>
    public bool Code { get; init; }

    /// <summary>The number of its item.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it has a bullet.</summary>
    public bool Bullet { get; init; }

    /// <summary>Level of the heading, or 0.</summary>
    public int Heading { get; init; }

    /// <summary>State of its checkbox.</summary>
    public bool? Checked { get; init; }

    /// <summary>Blanks before it.</summary>
    public int Indent { get; init; }

    /// <summary>Whether a new paragraph begins with it.</summary>
    public bool NewParagraph { get; init; }

    /// <summary>The unit, or null where nothing is to be read.</summary>
    /// <param name="text">The words with their markup.</param>
    /// <param name="cell">The cell that they stand in.</param>
    /// <param name="isHead">Whether that is in a table's head.</param>
    public FormUnit? With(ReadOnlySpan<char> text, Cell? cell, bool isHead = false)
    {
        var trimmed = text.Trim();
        var (plain, links) = InlineText.Clean(trimmed);
        return plain.Length == 0 && links.Count == 0 ? null : new FormUnit
        {
            Text = plain,
            Line = Line,
            Quote = Quote,
            Code = Code,
            Number = Number,
            Bullet = Bullet,
            Heading = Heading,
            Checked = Checked,
            Indent = Indent,
            NewParagraph = NewParagraph,
            Cell = cell,
            Links = links,
            Struck = trimmed.Contains("~~", StringComparison.Ordinal) && !plain.Contains("~~", StringComparison.Ordinal),
            Emphasis = trimmed.Length > 2 && trimmed[0] is '*' or '_' && trimmed.TrimEnd(":")[^1] == trimmed[0],
            Lead = Lead(trimmed),
            IsHead = isHead,
        };
    }

    // "**How long?** Six months": how much of the plain text is bold.
    private static int Lead(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] is not ('*' or '_'))
        {
            return 0;
        }

        var marks = Math.Min(3, text.Length - text.TrimStart(text[0]).Length);
        var close = text[marks..].IndexOf(text[..marks]);
        if (close is <= 0 or > LongestLead)
        {
            return 0;
        }

        var end = InlineText.Clean(text[..(close + (2 * marks))]).Text.Length;
        var behind = text[(close + (2 * marks))..];
        return behind.StartsWith(":") || behind.StartsWith(" :") ? end + behind.IndexOf(':') + 1 : end;
    }
}
