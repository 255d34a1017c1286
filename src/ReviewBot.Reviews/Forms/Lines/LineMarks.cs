namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>What stands before the words of a line: heading, bullet, checkbox, number, in any order that people use.</summary>
internal ref struct LineMarks
{
    private const int MostMarks = 6;
    private const int OfAsked = 6;

    /// <summary>The line without them.</summary>
    public ReadOnlySpan<char> Rest;

    /// <summary>Level of the heading, or 0.</summary>
    public int Heading;

    /// <summary>Number of the item, or null.</summary>
    public int? Number;

    /// <summary>Whether there is a bullet.</summary>
    public bool Bullet;

    /// <summary>State of the checkbox, or null.</summary>
    public bool? Checked;

    /// <summary>Reads them.</summary>
    /// <param name="line">The line without the blanks before it.</param>
    /// <param name="item">The list item that the markup begins here: its number, 0 for a bullet, null for none.</param>
    public static LineMarks Read(ReadOnlySpan<char> line, int? item)
    {
        var marks = new LineMarks { Rest = line, Number = item > 0 ? item : null, Bullet = item == 0 };
        for (var i = 0; i < MostMarks && !marks.Rest.IsEmpty && (marks.TryHeading() || marks.TryCheckbox() || marks.TryBullet() || marks.TryNumber()); i++)
        {
            marks.Rest = marks.Rest.TrimStart();
        }

        return marks;
    }

    // "## What", "== What ==" of a wiki, "h2. What" of Jira.
    private bool TryHeading()
    {
        // "* # of folders" counts something, "* ## 1. How long?" is an outline of headings.
        if ((Bullet && !Rest.StartsWith("##")) || Number is not null || Heading > 0 || Rest.Length < 4)
        {
            return false;
        }

        return Rest[0] switch
        {
            '#' or '=' => TryMarked(Rest[0], Rest.IndexOfAnyExcept(Rest[0])),
            'h' or 'H' => TryJira(),
            'q' or 'Q' or 'f' or 'F' => TryAsked(),
            _ => false,
        };
    }

    private bool TryMarked(char mark, int level)
    {
        if (level is < 1 or > 6)
        {
            return false;
        }

        var closed = mark == '=' && Rest[^1] == '=';
        if (!(char.IsWhiteSpace(Rest[level]) || closed) || (mark == '=' && level == 1 && !closed))
        {
            return false;
        }

        Heading = level;
        Rest = Rest[level..].TrimEnd().TrimEnd(mark);
        return true;
    }

    private bool TryJira()
    {
        if (Rest[1] is < '1' or > '6' || Rest[2] != '.' || !char.IsWhiteSpace(Rest[3]))
        {
            return false;
        }

        Heading = Rest[1] - '0';
        Rest = Rest[3..];
        return true;
    }

    // "Q: How long?", with "A: …" below it.
    private bool TryAsked()
    {
        if (Rest[1] is not (':' or '.') || !char.IsWhiteSpace(Rest[2]) || Rest[1] is '.' && !char.IsUpper(Rest[0]))
        {
            return false;
        }

        Heading = OfAsked;
        Rest = Rest[2..];
        return true;
    }

    private bool TryBullet()
    {
        if (Rest.Length > 1 && Rest[0] == '\u30fb')
        {
            Bullet = true;
            Rest = Rest[1..];
            return true;
        }

        if (Rest[0] is not ('-' or ';' or '*' or '+' or '\u2022' or '\u2013' or '\u2014' or '\u00b7' or '\u25e6' or '\u25aa' or '\u25cf') || (Rest.Length > 1 && !char.IsWhiteSpace(Rest[1]) && !(Rest[0] == ';' && char.IsAsciiDigit(Rest[1]))) || Rest.Length == 1)
        {
            return false;
        }

        Bullet = true;
        Rest = Rest[1..];
        return true;
    }

    private bool TryCheckbox()
    {
        if (Rest.Length < 3 || Rest[0] != '[' || Rest[2] != ']' || Rest[1] is not (' ' or 'x' or 'X') || (Rest.Length > 3 && !char.IsWhiteSpace(Rest[3])))
        {
            return false;
        }

        Checked = Rest[1] != ' ';
        Rest = Rest[3..];
        return true;
    }

    private bool TryNumber()
    {
        if (Number is not null || !CountingMarks.TryRead(Rest, out var number, out var length))
        {
            return false;
        }

        Number = number;
        Rest = Rest[length..];
        return true;
    }
}
