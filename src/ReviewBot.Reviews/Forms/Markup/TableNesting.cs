using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Counts rows and columns of tables within tables.</summary>
internal sealed class TableNesting
{
    private const int Deepest = 64;

    private static readonly Cell Outside = new(0, -1, -1);

    private readonly Stack<Cell> _outer = new();
    private Cell _cell = Outside;
    private int _tables;
    private bool _inCell;

    /// <summary>Whether a table is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The cell that is open.</summary>
    public Cell? Current => _inCell ? _cell : null;

    /// <summary>A table, a row or a cell begins.</summary>
    public void Begin(MarkupTag tag)
    {
        _inCell = tag == MarkupTag.Cell && IsOpen;
        switch (tag)
        {
            case MarkupTag.Table:
                if (_outer.Count < Deepest)
                {
                    _outer.Push(IsOpen ? _cell : Outside);
                }

                (IsOpen, _cell) = (true, Outside with { Table = ++_tables });
                break;
            case MarkupTag.Row:
                _cell = _cell with { Row = _cell.Row + 1, Column = -1 };
                break;
            case MarkupTag.Cell:
                _cell = _cell with { Row = Math.Max(0, _cell.Row), Column = _cell.Column + 1 };
                break;
        }
    }

    /// <summary>It ends; behind a table within a cell that cell goes on.</summary>
    public void End(MarkupTag tag)
    {
        if (tag == MarkupTag.Table)
        {
            IsOpen = _outer.TryPop(out _cell) && _cell.Table > 0;
        }

        _inCell = tag == MarkupTag.Table && IsOpen;
    }
}
