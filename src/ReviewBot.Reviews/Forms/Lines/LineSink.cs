using System.Buffers;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>What the markup around a line says about it.</summary>
/// <param name="Quote">Depth of the quotes around it.</param>
/// <param name="Heading">Level of the heading that it stands in, or 0.</param>
/// <param name="Item">The list item that begins here: its number, 0 for a bullet, null for none.</param>
/// <param name="Cell">The cell that it stands in.</param>
internal readonly record struct LineFrame(int Quote, int Heading, int? Item, Cell? Cell);

/// <summary>Takes lines, and makes units of them: sees quotes, headings, lists, checkboxes, tables of pipes and of tabs.</summary>
internal sealed class LineSink
{
    /// <summary>A text with more is no form.</summary>
    public const int MostUnits = 150_000;

    private const int MostCells = 48;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-=_*~+|: \u2013\u2014\u2500#");

    private readonly List<FormUnit> _units = [];
    private bool _newParagraph = true;
    private bool _code;
    private int? _number;
    private int _numberLine;
    private bool _pipes;
    private int _tables = 1_000_000;
    private int _row;
    private int _grid;
    private char _rows;

    /// <summary>All units so far.</summary>
    public List<FormUnit> Units => _units;

    /// <summary>Whether there were more lines than are read.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Ends the paragraph.</summary>
    public void Blank()
    {
        _newParagraph = true;
        _pipes = false;
        _rows = _rows == '|' ? '\0' : _rows;
    }

    /// <summary>Takes one line.</summary>
    public void Add(ReadOnlySpan<char> line, int number, LineFrame frame)
    {
        var (begin, quote, indent) = Quoted(line, frame);
        var rest = line[begin..].TrimEnd();
        if (rest.IsEmpty)
        {
            Blank();
            return;
        }

        if (_units.Count >= MostUnits)
        {
            Overflowed = true;
            return;
        }

        if (frame.Cell is null && (rest.StartsWith("```") || rest.StartsWith("~~~")))
        {
            _code = !_code;
            Blank();
            return;
        }

        if (rest.IndexOfAnyExcept(RuleCharacters) < 0 && Rule(rest, number, quote))
        {
            return;
        }

        // Dashes between two forms, on the line of what they divide.
        if (frame.Cell is null && rest.IndexOf("\u2014\u2014\u2014") is >= 0 and var divided)
        {
            var behind = divided;
            while (behind < rest.Length && rest[behind] == '\u2014')
            {
                behind++;
            }

            if (divided > 0)
            {
                Add(line[..(begin + divided)], number, frame);
            }

            Rule(rest[divided..behind], number, quote);
            rest = rest[behind..].TrimStart();
            if (rest.IsEmpty)
            {
                return;
            }
        }

        var marks = LineMarks.Read(rest, frame.Item);
        if (marks.Number is not null)
        {
            EmptyItem(quote);
        }

        if (marks.Rest.IsEmpty)
        {
            (_number, _numberLine) = marks.Number is null ? (_number, _numberLine) : (marks.Number, number);
            return;
        }

        var unit = new Frame(number, quote, _code, marks.Number ?? _number, marks.Bullet, frame.Heading > 0 ? frame.Heading : marks.Heading, marks.Checked, indent, _newParagraph);
        _newParagraph = false;
        _number = null;
        if (frame.Cell is null && Rows(marks.Rest, unit))
        {
            return;
        }

        _rows = frame.Cell is null ? '\0' : _rows;
        Put(marks.Rest, unit, frame.Cell);
    }

    /// <summary>Ends the text.</summary>
    public void End() => EmptyItem(0);

    // A number with nothing behind it, and another one follows.
    private void EmptyItem(int quote)
    {
        if (_number is { } empty)
        {
            _units.Add(new FormUnit { Text = "", Line = _numberLine, Quote = quote, Code = _code, Number = empty, NewParagraph = true });
            _number = null;
        }
    }

    private static (int Begin, int Quote, int Indent) Quoted(ReadOnlySpan<char> line, LineFrame frame)
    {
        var (at, quote, indent) = (0, frame.Quote, 0);
        for (; at < line.Length; at++)
        {
            if (line[at] is ' ' or '\t')
            {
                indent += line[at] == '\t' ? 4 : 1;
            }
            else if (line[at] == '>' && frame.Cell is null)
            {
                quote++;
                indent = 0;
            }
            else
            {
                break;
            }
        }

        return (at, quote, indent);
    }

    // A line without a word: the rule below a table's head, a grid's border, a rule across the page, the underline of a heading.
    private bool Rule(ReadOnlySpan<char> rest, int number, int quote)
    {
        if (rest.Contains('|') && rest.Contains('-'))
        {
            HeadWasRow(quote);
            _pipes = true;
            return true;
        }

        if (rest.Length >= 3 && rest[0] == '+' && rest[^1] == '+')
        {
            _pipes = true;
            _grid++;
            _row++;
            return true;
        }

        if (rest.Length < 3 || rest.IndexOfAnyExcept(rest[0], ' ') >= 0)
        {
            return false;
        }

        if (rest[0] is '-' or '=' && !_newParagraph)
        {
            Blank();
            return true;
        }

        _units.Add(new FormUnit { Text = "", Line = number, Quote = quote, Code = _code, Separator = true, NewParagraph = true });
        Blank();
        return true;
    }

    // "Measurement | Category" is a row only because a rule follows.
    private void HeadWasRow(int quote)
    {
        if (_rows == '|' || _newParagraph || _units.Count == 0)
        {
            return;
        }

        var head = _units[^1];
        if (head.Cell is null && head.Quote == quote && head.Text.Contains('|'))
        {
            _units.RemoveAt(_units.Count - 1);
            Begin('|');
            Cells(head.Text, new Frame(head.Line, quote, head.Code, null, false, 0, null, head.Indent, head.NewParagraph), '|');
        }
    }

    private bool Rows(ReadOnlySpan<char> rest, Frame unit)
    {
        var pipes = rest.Count('|');
        var style = pipes > 0 && (_pipes || rest[0] == '|' || (pipes > 1 && rest.Contains(" |", StringComparison.Ordinal))) && !unit.Bullet ? '|'
            : rest.Contains('\t') ? '\t'
            : '\0';
        if (style == '\0')
        {
            return false;
        }

        if (_rows != style)
        {
            Begin(style);
        }
        else if (style != '|' || _grid < 2)
        {
            _row++;
        }

        Cells(rest, unit, style);
        return true;
    }

    private void Begin(char style)
    {
        _rows = style;
        _tables++;
        _row = 0;
        _grid = 0;
    }

    private void Cells(ReadOnlySpan<char> rest, Frame unit, char separator)
    {
        if (separator == '|')
        {
            rest = rest[0] == '|' ? rest[1..] : rest;
            rest = rest.EndsWith("|") && !rest.EndsWith("\\|") ? rest[..^1] : rest;
        }

        for (var column = 0; column < MostCells; column++)
        {
            var end = column == MostCells - 1 ? -1 : EndOfCell(rest, separator);
            var cell = end < 0 ? rest : rest[..end];
            Put(cell, unit, new Cell(_tables, _row, column));
            if (end < 0)
            {
                return;
            }

            rest = rest[(end + 1)..];
            unit = unit with { NewParagraph = false };
        }
    }

    private static int EndOfCell(ReadOnlySpan<char> rest, char separator)
    {
        var from = 0;
        while (rest[from..].IndexOf(separator) is >= 0 and var found)
        {
            if (found + from == 0 || rest[from + found - 1] != '\\')
            {
                return from + found;
            }

            from += found + 1;
        }

        return -1;
    }

    private void Put(ReadOnlySpan<char> text, Frame frame, Cell? cell)
    {
        var trimmed = text.Trim();
        var (plain, links) = InlineText.Clean(trimmed);
        if (plain.Length == 0 && links.Count == 0)
        {
            return;
        }

        _units.Add(new FormUnit
        {
            Text = plain,
            Line = frame.Line,
            Quote = frame.Quote,
            Code = frame.Code,
            Number = frame.Number,
            Bullet = frame.Bullet,
            Heading = frame.Heading,
            Checked = frame.Checked,
            Indent = frame.Indent,
            NewParagraph = frame.NewParagraph,
            Cell = cell,
            Links = links,
            Struck = trimmed.Contains("~~", StringComparison.Ordinal) && !plain.Contains("~~", StringComparison.Ordinal),
            Emphasis = trimmed.Length > 2 && trimmed[0] is '*' or '_' && trimmed[^1] == trimmed[0],
        });
    }

    private readonly record struct Frame(int Line, int Quote, bool Code, int? Number, bool Bullet, int Heading, bool? Checked, int Indent, bool NewParagraph);
}
