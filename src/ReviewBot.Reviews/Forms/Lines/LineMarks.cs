namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>What stands before the words of a line: heading, bullet, checkbox, number, in any order that people use.</summary>
internal ref struct LineMarks
{
    private const int MostMarks = 6;

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

    private bool TryHeading()
    {
        var level = Rest.IndexOfAnyExcept('#');
        if (Bullet || Number is not null || Heading > 0 || level is < 1 or > 6 || !char.IsWhiteSpace(Rest[level]))
        {
            return false;
        }

        Heading = level;
        Rest = Rest[level..];
        return true;
    }

    private bool TryBullet()
    {
        if (Rest[0] is not ('-' or '*' or '+' or '\u2022' or '\u2013' or '\u2014' or '\u00b7' or '\u25e6' or '\u25aa' or '\u25cf') || (Rest.Length > 1 && !char.IsWhiteSpace(Rest[1])) || Rest.Length == 1)
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

    // "1)", "1.", "(1)", "Q1:", "Question 1:", "#1", "**1)**", "1 -": at most two digits, or it is a date, a version, a bug.
    private bool TryNumber()
    {
        if (Number is not null)
        {
            return false;
        }

        var rest = Rest.TrimStart("*_");
        var inside = Rest.Length - rest.Length is > 0 and < 4 ? Rest[..(Rest.Length - rest.Length)] : [];
        if (Rest.Length - rest.Length > 3)
        {
            return false;
        }

        var worded = false;
        foreach (var word in (ReadOnlySpan<string>)["question ", "q", "#", "("])
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) && rest.Length > word.Length && char.IsAsciiDigit(rest[word.Length]))
            {
                rest = rest[word.Length..];
                worded = true;
                break;
            }
        }

        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        if (digits is < 1 or > 2)
        {
            return false;
        }

        var number = int.Parse(rest[..digits], System.Globalization.CultureInfo.InvariantCulture);
        var tail = rest[digits..];
        var marks = tail.TrimStart("*_");
        if (marks.IsEmpty || number == 0)
        {
            return false;
        }

        var next = marks.Length > 1 ? marks[1] : ' ';
        var delimited = marks[0] switch
        {
            ')' => !char.IsAsciiDigit(next),
            '.' => char.IsWhiteSpace(next) || next is '*' or '_' or '\\' || char.IsAsciiLetterUpper(next),
            ':' => char.IsWhiteSpace(next) || next is '*' or '_',
            '\\' => next is ')' or '.',
            _ => worded && char.IsWhiteSpace(marks[0]),
        };
        if (!delimited)
        {
            // "7 - How long …", "7 How long …" with the number in bold.
            var dashed = marks.TrimStart();
            if (marks.Length == dashed.Length || dashed.Length < 3 || dashed[0] is not ('-' or '\u2013' or '\u2014') || !char.IsWhiteSpace(dashed[1]) || !char.IsAsciiLetterUpper(dashed[1..].TrimStart() is [var first, ..] ? first : ' '))
            {
                return false;
            }

            marks = dashed;
        }

        Number = number;
        Rest = marks[(marks[0] == '\\' ? 2 : 1)..];

        // "**1)** What" closes the emphasis behind the number, "**1) What**" at the end of the line.
        Rest = inside.IsEmpty ? Rest : Rest.TrimStart("*_");
        return true;
    }
}
