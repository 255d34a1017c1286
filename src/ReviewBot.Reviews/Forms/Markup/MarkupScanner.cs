using System.Buffers;
using System.Net;
using System.Text;
using ReviewBot.Reviews.Forms.Bytes;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>
/// Reads a text of any kind once from its beginning to its end: Markdown, plain text, HTML, or one inside the other. Never goes back, so that its time
/// is linear in the length whatever stands in it.
/// </summary>
internal sealed class MarkupScanner
{
    private const int DeepestList = 64;

    private static readonly SearchValues<char> Stops = SearchValues.Create("\r\n<&|");

    private readonly string _text;
    private readonly bool _html;
    private readonly LineSink _sink = new();
    private readonly StringBuilder _line = new();
    private readonly Stack<int> _lists = new();
    private readonly Stack<Cell> _outer = new();
    private readonly HashSet<string> _endless = new(StringComparer.OrdinalIgnoreCase);
    private int _number = 1;
    private int _lineBegan = 1;
    private int _quote;
    private int _heading;
    private int? _item;
    private Cell _cell = new(0, -1, -1);
    private int _tables;
    private bool _inTable;
    private bool _inCell;
    private bool _pre;
    private bool _pipe;
    private string? _link;

    private MarkupScanner(string text)
    {
        _text = text;
        _html = MarkupTags.IsHtml(text);
    }

    /// <summary>The units of a text, and whether it has more than are read.</summary>
    public static (List<FormUnit> Units, bool Overflowed) Read(string text)
    {
        var scanner = new MarkupScanner(text);
        scanner.Run();
        return (scanner._sink.Units, scanner._sink.Overflowed);
    }

    private void Run()
    {
        var at = 0;
        while (at < _text.Length)
        {
            var run = _text.AsSpan(at).IndexOfAny(Stops);
            if (run != 0)
            {
                var length = run < 0 ? _text.Length - at : run;
                Append(_text.AsSpan(at, length));
                at += length;
                continue;
            }

            switch (_text[at])
            {
                case '\r' or '\n':
                    at += _text[at] == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n' ? 2 : 1;
                    LineEnd();
                    break;
                case '<':
                    at = Markup(at);
                    break;
                case '&':
                    at = Entity(at);
                    break;
                default:
                    _pipe = true;
                    Append("|");
                    at++;
                    break;
            }
        }

        Flush();
        _sink.End();
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_line.Length == 0)
        {
            text = _html ? text.TrimStart() : text;
            _lineBegan = _number;
        }

        _line.Append(text);
    }

    private void LineEnd()
    {
        _number++;
        if (_html && !_pre)
        {
            if (_line.Length > 0)
            {
                _line.Append(' ');
            }
        }
        else if (_line.Length == 0)
        {
            _sink.Blank();
        }
        else
        {
            Flush();
        }
    }

    private void Flush()
    {
        _pipe = false;
        if (_line.Length == 0)
        {
            return;
        }

        var line = _line.ToString();
        _line.Clear();
        if (line.AsSpan().IsWhiteSpace())
        {
            _sink.Blank();
            return;
        }

        _sink.Add(line, _lineBegan, new LineFrame(_quote, _heading, _item, _inCell ? _cell : null));
        _item = null;
    }

    // A block of markup begins or ends: in a row of pipes it is a blank, since such a row is one line.
    private void Break(bool paragraph)
    {
        if (_pipe && !_html && !_inCell)
        {
            _line.Append(' ');
            return;
        }

        Flush();
        if (paragraph)
        {
            _sink.Blank();
        }
    }

    private int Entity(int at)
    {
        var length = _text.AsSpan(at + 1, Math.Min(10, _text.Length - at - 1)).IndexOf(';');
        if (length > 0)
        {
            var decoded = WebUtility.HtmlDecode(_text.Substring(at, length + 2));
            if (decoded.Length <= 2 && decoded[0] != '&' || decoded == "&")
            {
                Append(decoded switch
                {
                    ">" => InlineText.Greater.ToString(),
                    "<" => InlineText.Less.ToString(),
                    [var one] when VisibleText.IsOdd(one) => VisibleText.Plain(one) is { } seen ? seen == '\n' ? " " : seen.ToString() : "",
                    _ => decoded,
                });
                return at + length + 2;
            }
        }

        Append("&");
        return at + 1;
    }

    private int Markup(int at)
    {
        var rest = _text.AsSpan(at + 1);
        if (rest.StartsWith("!--"))
        {
            return Skip(at, "-->", at + 4) ?? Literal(at);
        }

        var closing = rest.StartsWith("/");
        var name = MarkupTags.NameAt(closing ? rest[1..] : rest);
        if (name.IsEmpty || !MarkupTags.TryGet(name, out var tag))
        {
            return Literal(at);
        }

        var length = rest.IndexOfAny('>', '<');
        if (length < 0 || rest[length] == '<')
        {
            return Literal(at);
        }

        var attributes = rest[(name.Length + (closing ? 1 : 0))..length];
        var end = at + 1 + length + 1;
        if (tag == MarkupTag.Dropped)
        {
            return closing ? end : Skip(at, "</" + name.ToString(), end) ?? end;
        }

        CountLines(rest[..length]);
        Apply(tag, closing, name, attributes);
        return end;
    }

    private int Literal(int at)
    {
        Append("<");
        return at + 1;
    }

    // To the end of what nobody sees; an end that isn't there is looked for only once.
    private int? Skip(int at, string end, int from)
    {
        if (_endless.Contains(end))
        {
            return null;
        }

        var found = from >= _text.Length ? -1 : _text.IndexOf(end, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
        {
            _endless.Add(end);
            return null;
        }

        var after = found + end.Length;
        if (end.StartsWith("</", StringComparison.Ordinal))
        {
            var close = _text.AsSpan(after).IndexOf('>');
            after = close is >= 0 and < 100 ? after + close + 1 : after;
        }

        CountLines(_text.AsSpan(at, after - at));
        return after;
    }

    private void CountLines(ReadOnlySpan<char> text) => _number += Math.Max(text.Count('\n'), text.Count('\r'));

    private void Apply(MarkupTag tag, bool closing, ReadOnlySpan<char> name, ReadOnlySpan<char> attributes)
    {
        switch (tag)
        {
            case MarkupTag.Block:
                Break(true);
                break;
            case MarkupTag.Heading:
                Break(true);
                _heading = closing ? 0 : name[1] - '0';
                break;
            case MarkupTag.Break:
                Break(false);
                break;
            case MarkupTag.Rule:
                Break(true);
                _sink.Add("---", _number, new LineFrame(_quote, 0, null, null));
                break;
            case MarkupTag.List or MarkupTag.Ordered:
                List(tag, closing, attributes);
                break;
            case MarkupTag.Item:
                Item(closing, attributes);
                break;
            case MarkupTag.Quote:
                Break(true);
                _quote = Math.Max(0, _quote + (closing ? -1 : 1));
                break;
            case MarkupTag.Pre:
                Break(true);
                _pre = !closing;
                break;
            case MarkupTag.Table or MarkupTag.Row or MarkupTag.Cell:
                Table(tag, closing);
                break;
            case MarkupTag.Strong:
                Append("**");
                break;
            case MarkupTag.Struck:
                Append("~~");
                break;
            case MarkupTag.Code:
                Append("`");
                break;
            case MarkupTag.Link:
                Link(closing, attributes);
                break;
            case MarkupTag.Input:
                if (attributes.Contains("checkbox", StringComparison.OrdinalIgnoreCase))
                {
                    Append(attributes.Contains("checked", StringComparison.OrdinalIgnoreCase) ? "[x] " : "[ ] ");
                }

                break;
        }
    }

    private void List(MarkupTag tag, bool closing, ReadOnlySpan<char> attributes)
    {
        Break(true);
        if (!closing && _lists.Count < DeepestList)
        {
            _lists.Push(tag == MarkupTag.Ordered ? int.TryParse(MarkupTags.Attribute(attributes, "start"), out var start) && start is > 0 and < 1000 ? start - 1 : 0 : -1);
        }
        else if (closing)
        {
            _lists.TryPop(out _);
        }

        _item = null;
    }

    private void Item(bool closing, ReadOnlySpan<char> attributes)
    {
        Break(true);
        if (closing)
        {
            _item = null;
            return;
        }

        if (!_lists.TryPop(out var count))
        {
            _item = 0;
            return;
        }

        count = count < 0 ? -1 : int.TryParse(MarkupTags.Attribute(attributes, "value"), out var value) && value is > 0 and < 1000 ? value : count + 1;
        _lists.Push(count);
        _item = Math.Max(0, count);
    }

    private void Table(MarkupTag tag, bool closing)
    {
        if (_pipe && !_html && !_inTable)
        {
            _line.Append(' ');
            return;
        }

        Break(true);
        switch (tag)
        {
            case MarkupTag.Table when closing:
                _inTable = _outer.TryPop(out _cell) && _cell.Table > 0;
                _inCell = _inTable;
                break;
            case MarkupTag.Table:
                if (_outer.Count < DeepestList)
                {
                    _outer.Push(_inTable ? _cell : new Cell(0, -1, -1));
                }

                (_inTable, _inCell, _cell) = (true, false, new Cell(++_tables, -1, -1));
                break;
            case MarkupTag.Row when closing:
                _inCell = false;
                break;
            case MarkupTag.Row:
                _inCell = false;
                _cell = _cell with { Row = _cell.Row + 1, Column = -1 };
                break;
            case MarkupTag.Cell when closing:
                _inCell = false;
                break;
            default:
                _inCell = _inTable;
                _cell = _cell with { Row = Math.Max(0, _cell.Row), Column = _cell.Column + 1 };
                break;
        }
    }

    private void Link(bool closing, ReadOnlySpan<char> attributes)
    {
        if (_link is not null)
        {
            _line.Append(InlineText.LinkMiddle).Append(_link).Append(InlineText.LinkEnd);
            _link = null;
        }

        if (!closing && MarkupTags.Attribute(attributes, "href") is { Length: > 0 } href)
        {
            _link = WebUtility.HtmlDecode(href).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            Append(InlineText.LinkBegin.ToString());
        }
    }
}
