using System.Buffers;
using System.Net;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>
/// Reads a text of any kind once from its beginning to its end: Markdown, plain text, HTML, or one inside the other. Never goes back, so that its time
/// is linear in the length whatever stands in it.
/// </summary>
internal sealed class MarkupScanner
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("\r\n<&|");

    private readonly string _text;
    private readonly bool _html;
    private readonly HiddenText _hidden;
    private readonly BlockReader _blocks;
    private string? _link;

    private MarkupScanner(string text)
    {
        _text = text;
        _html = MarkupTags.IsHtml(text);
        _hidden = new HiddenText(text);
        _blocks = new BlockReader(_html);
    }

    /// <summary>The units of a text, and whether it has more than are read.</summary>
    public static (List<FormUnit> Units, bool Overflowed) Read(string text)
    {
        var scanner = new MarkupScanner(text);
        scanner.Run();
        return scanner._blocks.End();
    }

    private LineBuffer Line => _blocks.Line;

    private void Run()
    {
        for (var at = 0; at < _text.Length;)
        {
            var run = _text.AsSpan(at).IndexOfAny(Stops);
            if (run != 0)
            {
                var length = run < 0 ? _text.Length - at : run;
                Line.Append(_text.AsSpan(at, length));
                at += length;
                continue;
            }

            at = Stop(at);
        }
    }

    private int Stop(int at)
    {
        switch (_text[at])
        {
            case '\r' or '\n':
                _blocks.LineEnd();
                return at + (_text.AsSpan(at).StartsWith("\r\n") ? 2 : 1);
            case '<':
                return Markup(at);
            case '&':
                var (seen, length) = Entities.At(_text, at);
                Line.Append(seen);
                return at + length;
            default:
                Line.Pipe();
                return at + 1;
        }
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

        var end = at + 1 + length + 1;
        if (tag == MarkupTag.Dropped)
        {
            return closing ? end : Skip(at, "</" + name.ToString(), end) ?? end;
        }

        Line.Skip(rest[..length]);
        if (!Inline(tag, closing, rest[(name.Length + (closing ? 1 : 0))..length]))
        {
            _blocks.Apply(tag, closing, name, rest[(name.Length + (closing ? 1 : 0))..length]);
        }

        return end;
    }

    private int Literal(int at)
    {
        Line.Append("<");
        return at + 1;
    }

    private int? Skip(int at, string end, int from)
    {
        var after = _hidden.EndOf(end, from);
        Line.Skip(_text.AsSpan(at, (after ?? at) - at));
        return after;
    }

    // Markup within a line, in the signs of Markdown; false for anything else.
    private bool Inline(MarkupTag tag, bool closing, ReadOnlySpan<char> attributes)
    {
        switch (tag)
        {
            case MarkupTag.Strong:
                Line.Append("**");
                return true;
            case MarkupTag.Struck:
                Line.Append("~~");
                return true;
            case MarkupTag.Code:
                Line.Append("`");
                return true;
            case MarkupTag.Link:
                Link(closing, attributes);
                return true;
            case MarkupTag.Input:
                var box = attributes.Contains("checkbox", StringComparison.OrdinalIgnoreCase);
                Line.Append(!box ? "" : attributes.Contains("checked", StringComparison.OrdinalIgnoreCase) ? "[x] " : "[ ] ");
                return true;
        }

        return false;
    }

    private void Link(bool closing, ReadOnlySpan<char> attributes)
    {
        if (_link is not null)
        {
            Line.LinkTo(_link);
            _link = null;
        }

        if (!closing && MarkupTags.Attribute(attributes, "href") is { Length: > 0 } href)
        {
            _link = WebUtility.HtmlDecode(href).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            Line.Append(InlineText.LinkBegin.ToString());
        }
    }
}
