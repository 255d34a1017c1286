using System.Buffers;

namespace ReviewBot.Reviews.Forms.Tables;

/// <summary>A cell of a row, with its text.</summary>
internal readonly record struct CellText(Cell Cell, string Text);

/// <summary>What a line without a word does to a table.</summary>
internal enum TableRule
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>It stands between rows.</summary>
    Border,

    /// <summary>The row above it is the table's head.</summary>
    BelowHead,
}

/// <summary>Sees tables line by line: pipes, tabs, grids of any characters, simple tables of reStructuredText.</summary>
internal sealed class TableRows
{
    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("|-:+= ");

    private const int MostCells = 48;
    private const int FewestTabbedWords = 6;

    private bool _pipes;
    private SimpleTable? _simple;
    private int _tables = 1_000_000;
    private int _row;
    private int _grid;
    private char _style;

    /// <summary>Whether rows of pipes are being read.</summary>
    public bool IsOpen => _style == '|';

    /// <summary>Ends a table: a paragraph ended.</summary>
    public void Blank()
    {
        _pipes = false;
        _simple = null;
        _style = _style == '|' ? '\0' : _style;
    }

    /// <summary>A line that belongs to no table came.</summary>
    public void Other() => _style = '\0';

    /// <summary>Begins a table whose head was taken for a line of words.</summary>
    public void Begin(char style)
    {
        _style = style;
        _tables++;
        (_row, _grid) = (0, 0);
    }

    /// <summary>Reads a line without a word, or one that only opens, divides or closes a table.</summary>
    public TableRule Rule(ReadOnlySpan<char> line)
    {
        if (line.Contains('|') && line.Contains('-') && !line.ContainsAnyExcept(RuleMarks))
        {
            _pipes = true;
            return TableRule.BelowHead;
        }

        if (line.Length >= 3 && line[0] == '+' && line[^1] == '+' && line.IndexOfAnyExcept("+-=: ") < 0)
        {
            _pipes = true;
            _grid++;
            _row++;
            return _grid == 1 && _style == '|' ? TableRule.BelowHead : TableRule.Border;
        }

        return SimpleTable.IsRule(line) ? Simple(line) : TableRule.None;
    }

    /// <summary>The cells of a line, or null if it is no row.</summary>
    public List<CellText>? Row(ReadOnlySpan<char> line, bool bullet)
    {
        if (_simple is { } simple)
        {
            _row += line.Length > 0 && line[0] != ' ' ? 1 : 0;
            return simple.Cut(line, _tables, Math.Max(0, _row));
        }

        var style = StyleOf(line, bullet);
        if (style == '\0')
        {
            return null;
        }

        if (_style != style)
        {
            Begin(style);
        }
        else if (style != '|' || _grid < 2)
        {
            _row++;
        }

        return Cells(line, style);
    }

    /// <summary>The cells of a row that a rule below it showed to be one.</summary>
    public List<CellText> Cells(ReadOnlySpan<char> line, char separator)
    {
        if (separator == '|')
        {
            line = WithoutBorder(line[0] == '|' ? line[1..] : line);
        }

        var doubled = separator == '|' && line.Contains("||", StringComparison.Ordinal) && line.Count('|') == 2 * line.Count("||");
        var cells = new List<CellText>();
        for (var column = 0; column < MostCells; column++)
        {
            var end = column == MostCells - 1 ? -1 : EndOfCell(line, separator);
            cells.Add(new CellText(new Cell(_tables, _row, column), (end < 0 ? line : line[..end]).ToString()));
            if (end < 0)
            {
                break;
            }

            line = line[(end + (doubled ? 2 : 1))..];
        }

        return cells;
    }

    private char StyleOf(ReadOnlySpan<char> line, bool bullet)
    {
        var pipes = line.Count('|');
        return pipes > 0 && !bullet && (_pipes || line[0] == '|' || (pipes > 1 && line.Contains(" |", StringComparison.Ordinal))) ? '|'
            : line.Contains('\t') && !IsSpacing(line) ? '\t'
            : '\0';
    }

    private static ReadOnlySpan<char> WithoutBorder(ReadOnlySpan<char> line)
    {
        line = line.StartsWith("|") ? line[1..] : line;
        for (var i = 0; i < 2 && line.EndsWith("|") && !line.EndsWith("\\|"); i++)
        {
            line = line[..^1];
        }

        return line;
    }

    // "=====  ====": opens a simple table, divides its head from its rows, and closes it.
    private TableRule Simple(ReadOnlySpan<char> line)
    {
        if (_simple is null)
        {
            Begin('=');
            _row = -1;
            _simple = new SimpleTable(line);
            return TableRule.Border;
        }

        var isBelowHead = _simple.Rule();
        _simple = isBelowHead ? _simple : null;
        return isBelowHead ? TableRule.BelowHead : TableRule.Border;
    }

    // Tabs that stand where blanks do: each divides single words.
    private static bool IsSpacing(ReadOnlySpan<char> line)
    {
        var tabs = line.Count('\t');
        return tabs >= FewestTabbedWords && !line.Contains(' ') && !line.Contains("\t\t", StringComparison.Ordinal);
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
}
