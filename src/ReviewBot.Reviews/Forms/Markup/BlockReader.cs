using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Knows in which blocks of markup a line stands: quotes, headings, lists, tables, code.</summary>
/// <param name="html">Whether line ends are blanks.</param>
internal sealed class BlockReader(bool html)
{
    private readonly LineSink _sink = new();
    private readonly ListNesting _lists = new();
    private readonly TableNesting _tables = new();
    private int _quote;
    private int _heading;
    private bool _pre;

    /// <summary>The line that is being gathered.</summary>
    public LineBuffer Line { get; } = new(html);

    /// <summary>A line of the source ends.</summary>
    public void LineEnd()
    {
        Line.NextLine();
        if (html && !_pre)
        {
            Line.Blank();
        }
        else if (Line.IsEmpty)
        {
            _sink.Blank();
        }
        else
        {
            Flush();
        }
    }

    /// <summary>A block begins or ends.</summary>
    public void Apply(MarkupTag tag, bool closing, ReadOnlySpan<char> name, ReadOnlySpan<char> attributes)
    {
        if (tag is MarkupTag.None or MarkupTag.Ignored || !Break(tag))
        {
            return;
        }

        switch (tag)
        {
            case MarkupTag.Heading:
                _heading = closing ? 0 : name[1] - '0';
                break;
            case MarkupTag.Rule:
                _sink.Add("---", Line.Number, new LineFrame(_quote, 0, null, null));
                break;
            case MarkupTag.List or MarkupTag.Ordered when closing:
                _lists.End();
                break;
            case MarkupTag.List or MarkupTag.Ordered:
                _lists.Begin(tag == MarkupTag.Ordered, attributes);
                break;
            case MarkupTag.Item when closing:
                _lists.EndItem();
                break;
            case MarkupTag.Item:
                _lists.BeginItem(attributes);
                break;
            case MarkupTag.Quote:
                _quote = Math.Max(0, _quote + (closing ? -1 : 1));
                break;
            case MarkupTag.Pre:
                _pre = !closing;
                break;
            case MarkupTag.Table or MarkupTag.Row or MarkupTag.Cell when closing:
                _tables.End(tag);
                break;
            case MarkupTag.Table or MarkupTag.Row or MarkupTag.Cell:
                _tables.Begin(tag);
                break;
        }
    }

    /// <summary>Ends the text: its units, and whether there were more than are read.</summary>
    public (List<FormUnit> Units, bool Overflowed) End()
    {
        Flush();
        _sink.End();
        return (_sink.Units, _sink.Overflowed);
    }

    // Ends the line, but in a row of pipes, which is one line: there a block is a blank, and a table none. Whether the block counts.
    private bool Break(MarkupTag tag)
    {
        var isTable = tag is MarkupTag.Table or MarkupTag.Row or MarkupTag.Cell;
        if (Line.HasPipe && !html && (isTable ? !_tables.IsOpen : _tables.Current is null))
        {
            Line.Append(tag == MarkupTag.Break ? InlineText.CellBreak.ToString() : " ");
            return !isTable;
        }

        Flush();
        if (tag != MarkupTag.Break)
        {
            _sink.Blank();
        }

        return true;
    }

    private void Flush()
    {
        var line = Line.Take();
        if (line.Length == 0)
        {
            return;
        }

        if (line.AsSpan().IsWhiteSpace())
        {
            _sink.Blank();
            return;
        }

        _sink.Add(line, Line.Began, new LineFrame(_quote, _heading, _lists.Take(), _tables.Current) { Code = _pre });
    }
}
