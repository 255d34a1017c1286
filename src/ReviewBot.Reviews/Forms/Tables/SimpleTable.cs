namespace ReviewBot.Reviews.Forms.Tables;

/// <summary>A simple table of reStructuredText: its columns stand where its rules do.</summary>
internal sealed class SimpleTable
{
    private const int MostCells = 48;
    private const int Shortest = 7;

    private readonly List<int> _columns = [];
    private int _rules = 1;

    /// <summary>Begins with a rule.</summary>
    public SimpleTable(ReadOnlySpan<char> rule)
    {
        for (var i = 0; i < rule.Length && _columns.Count < MostCells; i++)
        {
            if (rule[i] == '=' && (i == 0 || rule[i - 1] == ' '))
            {
                _columns.Add(i);
            }
        }
    }

    /// <summary>Whether a line is a rule: "=====  ====".</summary>
    public static bool IsRule(ReadOnlySpan<char> line) =>
        line.Length >= Shortest && line.IndexOfAnyExcept("= ") < 0 && (line.Contains("= =", StringComparison.Ordinal) || line.Contains("=  =", StringComparison.Ordinal));

    /// <summary>Takes another rule: true for the one below the head, false for the one that closes the table.</summary>
    public bool Rule() => ++_rules == 2;

    /// <summary>The cells of a row.</summary>
    public List<CellText> Cut(ReadOnlySpan<char> line, int table, int row)
    {
        var cells = new List<CellText>();
        for (var i = 0; i < _columns.Count && _columns[i] < line.Length; i++)
        {
            var end = i + 1 < _columns.Count ? Math.Min(_columns[i + 1], line.Length) : line.Length;
            cells.Add(new CellText(new Cell(table, row, i), line[_columns[i]..end].ToString()));
        }

        return cells;
    }
}
