using System.Buffers;
using System.Net;
using System.Text;

namespace ReviewBot.Reviews.Forms;

/// <summary>
/// Reads a text of any kind once from its beginning to its end: Markdown, plain text, HTML, or one inside the other. Never goes back, so that its time
/// is linear in the length whatever stands in it.
/// </summary>
internal sealed class MarkupScanner
{
    private const int LongestName = 12;
    private const int DeepestList = 64;

    private static readonly SearchValues<char> Stops = SearchValues.Create("\r\n<&|");

    private static readonly Dictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> Tags = new Dictionary<string, Tag>(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = Tag.Block, ["div"] = Tag.Block, ["section"] = Tag.Block, ["article"] = Tag.Block, ["header"] = Tag.Block, ["footer"] = Tag.Block, ["main"] = Tag.Block, ["nav"] = Tag.Block,
        ["body"] = Tag.Block, ["html"] = Tag.Block, ["form"] = Tag.Block, ["center"] = Tag.Block, ["dl"] = Tag.Block, ["dt"] = Tag.Block, ["dd"] = Tag.Block, ["details"] = Tag.Block,
        ["summary"] = Tag.Block, ["fieldset"] = Tag.Block, ["figure"] = Tag.Block, ["address"] = Tag.Block, ["caption"] = Tag.Block,
        ["h1"] = Tag.Heading, ["h2"] = Tag.Heading, ["h3"] = Tag.Heading, ["h4"] = Tag.Heading, ["h5"] = Tag.Heading, ["h6"] = Tag.Heading,
        ["br"] = Tag.Break, ["hr"] = Tag.Rule, ["ul"] = Tag.List, ["ol"] = Tag.Ordered, ["li"] = Tag.Item, ["blockquote"] = Tag.Quote, ["pre"] = Tag.Pre,
        ["table"] = Tag.Table, ["thead"] = Tag.Ignored, ["tbody"] = Tag.Ignored, ["tfoot"] = Tag.Ignored, ["colgroup"] = Tag.Ignored, ["col"] = Tag.Ignored, ["tr"] = Tag.Row, ["td"] = Tag.Cell, ["th"] = Tag.Cell,
        ["b"] = Tag.Strong, ["strong"] = Tag.Strong, ["i"] = Tag.Strong, ["em"] = Tag.Strong, ["del"] = Tag.Struck, ["s"] = Tag.Struck, ["strike"] = Tag.Struck, ["code"] = Tag.Code, ["tt"] = Tag.Code,
        ["a"] = Tag.Link, ["input"] = Tag.Input, ["script"] = Tag.Dropped, ["style"] = Tag.Dropped, ["head"] = Tag.Dropped, ["title"] = Tag.Dropped, ["textarea"] = Tag.Dropped, ["template"] = Tag.Dropped,
        ["span"] = Tag.Ignored, ["font"] = Tag.Ignored, ["u"] = Tag.Ignored, ["small"] = Tag.Ignored, ["big"] = Tag.Ignored, ["sub"] = Tag.Ignored, ["sup"] = Tag.Ignored, ["mark"] = Tag.Ignored,
        ["label"] = Tag.Ignored, ["kbd"] = Tag.Ignored, ["samp"] = Tag.Ignored, ["ins"] = Tag.Ignored, ["img"] = Tag.Ignored, ["meta"] = Tag.Ignored, ["link"] = Tag.Ignored, ["g-emoji"] = Tag.Ignored,
        ["button"] = Tag.Ignored, ["abbr"] = Tag.Ignored, ["cite"] = Tag.Ignored, ["q"] = Tag.Ignored, ["var"] = Tag.Ignored, ["time"] = Tag.Ignored, ["svg"] = Tag.Ignored, ["path"] = Tag.Ignored,
        ["!doctype"] = Tag.Ignored, ["o:p"] = Tag.Ignored,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

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
        _html = IsHtml(text);
    }

    private enum Tag
    {
        None,
        Block,
        Heading,
        Break,
        Rule,
        List,
        Ordered,
        Item,
        Quote,
        Pre,
        Table,
        Row,
        Cell,
        Strong,
        Struck,
        Code,
        Link,
        Input,
        Dropped,
        Ignored,
    }

    /// <summary>The units of a text, and whether it has more than are read.</summary>
    public static (List<FormUnit> Units, bool Overflowed) Read(string text)
    {
        var scanner = new MarkupScanner(text);
        scanner.Run();
        return (scanner._sink.Units, scanner._sink.Overflowed);
    }

    // HTML as a whole, where a line end is a blank; a Markdown text may hold a table in HTML and be Markdown all the same.
    private static bool IsHtml(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || !start.Contains('<'))
        {
            return false;
        }

        if (start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (markup, words) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            var open = trimmed.IndexOf('<');
            var name = open < 0 ? [] : NameAt(trimmed[(open + 1)..].TrimStart('/'));
            switch (name.IsEmpty || !Tags.TryGetValue(name, out var tag) ? Tag.None : tag)
            {
                case Tag.Block or Tag.Heading or Tag.List or Tag.Ordered or Tag.Item:
                    markup++;
                    break;
                case Tag.Table or Tag.Row or Tag.Cell or Tag.Ignored:
                    break;
                default:
                    words++;
                    break;
            }
        }

        return markup > words;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end <= LongestName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '!' or ':' or '-'))
        {
            end++;
        }

        return end > LongestName || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or '/')) ? [] : text[..end];
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
        var name = NameAt(closing ? rest[1..] : rest);
        if (name.IsEmpty || !Tags.TryGetValue(name, out var tag))
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
        if (tag == Tag.Dropped)
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

    private void Apply(Tag tag, bool closing, ReadOnlySpan<char> name, ReadOnlySpan<char> attributes)
    {
        switch (tag)
        {
            case Tag.Block:
                Break(true);
                break;
            case Tag.Heading:
                Break(true);
                _heading = closing ? 0 : name[1] - '0';
                break;
            case Tag.Break:
                Break(false);
                break;
            case Tag.Rule:
                Break(true);
                _sink.Add("---", _number, new LineFrame(_quote, 0, null, null));
                break;
            case Tag.List or Tag.Ordered:
                List(tag, closing, attributes);
                break;
            case Tag.Item:
                Item(closing, attributes);
                break;
            case Tag.Quote:
                Break(true);
                _quote = Math.Max(0, _quote + (closing ? -1 : 1));
                break;
            case Tag.Pre:
                Break(true);
                _pre = !closing;
                break;
            case Tag.Table or Tag.Row or Tag.Cell:
                Table(tag, closing);
                break;
            case Tag.Strong:
                Append("**");
                break;
            case Tag.Struck:
                Append("~~");
                break;
            case Tag.Code:
                Append("`");
                break;
            case Tag.Link:
                Link(closing, attributes);
                break;
            case Tag.Input:
                if (attributes.Contains("checkbox", StringComparison.OrdinalIgnoreCase))
                {
                    Append(attributes.Contains("checked", StringComparison.OrdinalIgnoreCase) ? "[x] " : "[ ] ");
                }

                break;
        }
    }

    private void List(Tag tag, bool closing, ReadOnlySpan<char> attributes)
    {
        Break(true);
        if (!closing && _lists.Count < DeepestList)
        {
            _lists.Push(tag == Tag.Ordered ? int.TryParse(Attribute(attributes, "start"), out var start) && start is > 0 and < 1000 ? start - 1 : 0 : -1);
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

        count = count < 0 ? -1 : int.TryParse(Attribute(attributes, "value"), out var value) && value is > 0 and < 1000 ? value : count + 1;
        _lists.Push(count);
        _item = Math.Max(0, count);
    }

    private void Table(Tag tag, bool closing)
    {
        if (_pipe && !_html && !_inTable)
        {
            _line.Append(' ');
            return;
        }

        Break(true);
        switch (tag)
        {
            case Tag.Table when closing:
                _inTable = _outer.TryPop(out _cell) && _cell.Table > 0;
                _inCell = _inTable;
                break;
            case Tag.Table:
                if (_outer.Count < DeepestList)
                {
                    _outer.Push(_inTable ? _cell : new Cell(0, -1, -1));
                }

                (_inTable, _inCell, _cell) = (true, false, new Cell(++_tables, -1, -1));
                break;
            case Tag.Row when closing:
                _inCell = false;
                break;
            case Tag.Row:
                _inCell = false;
                _cell = _cell with { Row = _cell.Row + 1, Column = -1 };
                break;
            case Tag.Cell when closing:
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

        if (!closing && Attribute(attributes, "href") is { Length: > 0 } href)
        {
            _link = WebUtility.HtmlDecode(href).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            Append(InlineText.LinkBegin.ToString());
        }
    }

    private static string? Attribute(ReadOnlySpan<char> attributes, string name)
    {
        var at = attributes.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && !char.IsWhiteSpace(attributes[at - 1])))
        {
            return null;
        }

        var value = attributes[(at + name.Length + 1)..];
        if (value.IsEmpty)
        {
            return null;
        }

        if (value[0] is '"' or '\'')
        {
            var close = value[1..].IndexOf(value[0]);
            return close < 0 ? null : value.Slice(1, close).ToString();
        }

        var end = value.IndexOfAny(' ', '\t', '\n');
        return (end < 0 ? value : value[..end]).ToString();
    }
}
