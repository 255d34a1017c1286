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

/// <summary>Sees tables line by line: pipes, tabs, grids of any characters, simple tables of reStructuredText, tables of a wiki and of Jira.</summary>
internal sealed class TableRows
{
    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("|-:+= ");

    private const int MostCells = 48;
    private const int FewestTabbedWords = 6;

    private bool _pipes;
    private bool _wiki;
    private int[]? _columns;
    private int _columnRules;
    private int _tables = 1_000_000;
    private int _row;
    private int _column;
    private int _grid;
    private char _style;

    /// <summary>The table that is being read, and its last row.</summary>
    public (int Table, int Row) Last => (_tables, _row);

    /// <summary>Whether rows of pipes are being read.</summary>
    public bool IsOpen => _style == '|';

    /// <summary>Ends a table: a paragraph ended.</summary>
    public void Blank()
    {
        if (_wiki)
        {
            return;
        }

        _pipes = false;
        _columns = null;
        _style = _style == '|' ? '\0' : _style;
    }

    /// <summary>A line that belongs to no table came.</summary>
    public void Other() => _style = _wiki ? _style : '\0';

    /// <summary>Begins a table whose head was taken for a line of words.</summary>
    public void Begin(char style)
    {
        _style = style;
        _tables++;
        (_row, _column, _grid) = (0, 0, 0);
    }

    /// <summary>Reads a line without a word, or one that only opens, divides or closes a table.</summary>
    public TableRule Rule(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("{|"))
        {
            (_wiki, _pipes) = (true, true);
            Begin('|');
            _row = -1;
            return TableRule.Border;
        }

        if (_wiki && (line.StartsWith("|}") || line.StartsWith("|-") || line.StartsWith("|+")))
        {
            (_row, _column) = (_row + 1, 0);
            _wiki = !line.StartsWith("|}");
            _pipes = _wiki;
            return TableRule.Border;
        }

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

        return Simple(line);
    }

    /// <summary>The cells of a line, or null if it is no row.</summary>
    public List<CellText>? Row(ReadOnlySpan<char> line, bool bullet)
    {
        if (_columns is { } columns)
        {
            return Cut(line, columns);
        }

        if (_wiki && line[0] is '|' or '!')
        {
            return WikiCells(line);
        }

        var pipes = line.Count('|');
        var style = pipes > 0 && !bullet && (_pipes || line[0] == '|' || (pipes > 1 && line.Contains(" |", StringComparison.Ordinal))) ? '|'
            : line.Contains('\t') && !IsSpacing(line) ? '\t'
            : '\0';
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
            line = line[0] == '|' ? line[1..] : line;
            line = line.StartsWith("|") ? line[1..] : line;
            line = line.EndsWith("|") && !line.EndsWith("\\|") ? line[..^1] : line;
            line = line.EndsWith("|") && !line.EndsWith("\\|") ? line[..^1] : line;
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

    // "! Measurement !! Category", "| Opened || 2", or a cell a line.
    private List<CellText> WikiCells(ReadOnlySpan<char> line)
    {
        var separator = line[0] == '!' && line.Contains("!!", StringComparison.Ordinal) ? "!!" : "||";
        var cells = new List<CellText>();
        foreach (var part in line[1..].ToString().Split(separator, MostCells))
        {
            // "style=… | text": what stands before the pipe is no text.
            var text = part.IndexOf('|', StringComparison.Ordinal) is > 0 and var pipe && part[..pipe].Contains('=', StringComparison.Ordinal) ? part[(pipe + 1)..] : part;
            cells.Add(new CellText(new Cell(_tables, Math.Max(0, _row), Math.Min(_column++, MostCells)), text));
        }

        return cells;
    }

    // "=====  ====": opens a simple table, divides its head from its rows, and closes it.
    private TableRule Simple(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAnyExcept("= ") >= 0 || !line.Contains("= =", StringComparison.Ordinal) && !line.Contains("=  =", StringComparison.Ordinal) || line.Length < 7)
        {
            return TableRule.None;
        }

        if (_columns is null)
        {
            Begin('=');
            _row = -1;
            _columnRules = 1;
            var starts = new List<int>();
            for (var i = 0; i < line.Length && starts.Count < MostCells; i++)
            {
                if (line[i] == '=' && (i == 0 || line[i - 1] == ' '))
                {
                    starts.Add(i);
                }
            }

            _columns = [.. starts];
            return TableRule.Border;
        }

        _columnRules++;
        _columns = _columnRules < 3 ? _columns : null;
        return _columnRules == 2 ? TableRule.BelowHead : TableRule.Border;
    }

    private List<CellText> Cut(ReadOnlySpan<char> line, int[] columns)
    {
        var cells = new List<CellText>();
        _row += line.Length > 0 && line[0] != ' ' ? 1 : 0;
        for (var i = 0; i < columns.Length && columns[i] < line.Length; i++)
        {
            var end = i + 1 < columns.Length ? Math.Min(columns[i + 1], line.Length) : line.Length;
            cells.Add(new CellText(new Cell(_tables, Math.Max(0, _row), i), line[columns[i]..end].ToString()));
        }

        return cells;
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
