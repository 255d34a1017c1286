namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>What an HTML tag does to a text.</summary>
internal enum MarkupTag
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

/// <summary>The HTML tags that people use; any other is text between angle brackets.</summary>
internal static class MarkupTags
{
    private const int LongestName = 12;

    private static readonly Dictionary<string, MarkupTag>.AlternateLookup<ReadOnlySpan<char>> Tags = new Dictionary<string, MarkupTag>(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = MarkupTag.Block, ["div"] = MarkupTag.Block, ["section"] = MarkupTag.Block, ["article"] = MarkupTag.Block, ["header"] = MarkupTag.Block, ["footer"] = MarkupTag.Block, ["main"] = MarkupTag.Block,
        ["body"] = MarkupTag.Block, ["html"] = MarkupTag.Block, ["form"] = MarkupTag.Block, ["center"] = MarkupTag.Block, ["dl"] = MarkupTag.Block, ["dt"] = MarkupTag.Block, ["dd"] = MarkupTag.Block, ["details"] = MarkupTag.Block,
        ["summary"] = MarkupTag.Block, ["fieldset"] = MarkupTag.Block, ["figure"] = MarkupTag.Block, ["address"] = MarkupTag.Block, ["caption"] = MarkupTag.Block,
        ["h1"] = MarkupTag.Heading, ["h2"] = MarkupTag.Heading, ["h3"] = MarkupTag.Heading, ["h4"] = MarkupTag.Heading, ["h5"] = MarkupTag.Heading, ["h6"] = MarkupTag.Heading,
        ["br"] = MarkupTag.Break, ["hr"] = MarkupTag.Rule, ["ul"] = MarkupTag.List, ["ol"] = MarkupTag.Ordered, ["li"] = MarkupTag.Item, ["blockquote"] = MarkupTag.Quote, ["pre"] = MarkupTag.Pre,
        ["table"] = MarkupTag.Table, ["thead"] = MarkupTag.Ignored, ["tbody"] = MarkupTag.Ignored, ["tfoot"] = MarkupTag.Ignored, ["colgroup"] = MarkupTag.Ignored, ["col"] = MarkupTag.Ignored, ["tr"] = MarkupTag.Row, ["td"] = MarkupTag.Cell, ["th"] = MarkupTag.Cell,
        ["b"] = MarkupTag.Strong, ["strong"] = MarkupTag.Strong, ["i"] = MarkupTag.Strong, ["em"] = MarkupTag.Strong, ["del"] = MarkupTag.Struck, ["s"] = MarkupTag.Struck, ["strike"] = MarkupTag.Struck, ["code"] = MarkupTag.Code, ["tt"] = MarkupTag.Code,
        ["a"] = MarkupTag.Link, ["input"] = MarkupTag.Input, ["script"] = MarkupTag.Dropped, ["style"] = MarkupTag.Dropped, ["head"] = MarkupTag.Dropped, ["title"] = MarkupTag.Dropped, ["textarea"] = MarkupTag.Block, ["legend"] = MarkupTag.Block, ["nav"] = MarkupTag.Dropped, ["button"] = MarkupTag.Dropped, ["noscript"] = MarkupTag.Dropped, ["select"] = MarkupTag.Dropped, ["template"] = MarkupTag.Dropped,
        ["span"] = MarkupTag.Ignored, ["font"] = MarkupTag.Ignored, ["u"] = MarkupTag.Ignored, ["small"] = MarkupTag.Ignored, ["big"] = MarkupTag.Ignored, ["sub"] = MarkupTag.Ignored, ["sup"] = MarkupTag.Ignored, ["mark"] = MarkupTag.Ignored,
        ["label"] = MarkupTag.Break, ["kbd"] = MarkupTag.Ignored, ["samp"] = MarkupTag.Ignored, ["ins"] = MarkupTag.Ignored, ["img"] = MarkupTag.Ignored, ["meta"] = MarkupTag.Ignored, ["link"] = MarkupTag.Ignored, ["g-emoji"] = MarkupTag.Ignored,
        ["abbr"] = MarkupTag.Ignored, ["cite"] = MarkupTag.Ignored, ["q"] = MarkupTag.Ignored, ["var"] = MarkupTag.Ignored, ["time"] = MarkupTag.Ignored, ["svg"] = MarkupTag.Ignored, ["path"] = MarkupTag.Ignored,
        ["!doctype"] = MarkupTag.Ignored, ["o:p"] = MarkupTag.Ignored,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a tag does.</summary>
    public static bool TryGet(ReadOnlySpan<char> name, out MarkupTag tag) => Tags.TryGetValue(name, out tag);

    /// <summary>Whether a text is HTML as a whole, where a line end is a blank; a Markdown text may hold a table in HTML and be Markdown all the same.</summary>
    public static bool IsHtml(string text)
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

        var (outside, inside) = (new Lines(0, 0), new Lines(0, 0));
        var tables = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            var opened = Count(trimmed, "<table") - Count(trimmed, "</table");
            if (tables > 0)
            {
                inside = inside.With(trimmed);
            }
            else
            {
                outside = outside.With(trimmed);
            }

            tables = Math.Max(0, tables + opened);
        }

        // The cells of one table may hold more lists than the rest has lines; a page that is all table has nothing else to go by.
        return outside is { Markup: 0, Words: 0 } ? inside.Markup > inside.Words : outside.Markup > outside.Words;
    }

    private static int Count(ReadOnlySpan<char> line, string tag)
    {
        var count = 0;
        for (var at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase))
        {
            count++;
            line = line[(at + tag.Length)..];
        }

        return count;
    }

    // How many lines begin with markup of a page, and how many with words.
    private readonly record struct Lines(int Markup, int Words)
    {
        public Lines With(ReadOnlySpan<char> line)
        {
            var open = line.IndexOf('<');
            var name = open < 0 ? [] : NameAt(line[(open + 1)..].TrimStart('/'));
            return (name.IsEmpty || !Tags.TryGetValue(name, out var tag) ? MarkupTag.None : tag) switch
            {
                MarkupTag.Block when IsOfMarkdown(name) => this,
                MarkupTag.Block or MarkupTag.Heading or MarkupTag.List or MarkupTag.Ordered or MarkupTag.Item => this with { Markup = Markup + 1 },
                MarkupTag.Table or MarkupTag.Row or MarkupTag.Cell or MarkupTag.Ignored => this,
                MarkupTag.None or MarkupTag.Break or MarkupTag.Rule or MarkupTag.Quote or MarkupTag.Pre or MarkupTag.Strong or MarkupTag.Struck or MarkupTag.Code or MarkupTag.Link or MarkupTag.Input or MarkupTag.Dropped => this with { Words = Words + 1 },
            };
        }
    }

    // Those that people write into Markdown, since it has none of its own for it.
    private static bool IsOfMarkdown(ReadOnlySpan<char> name) => name.Equals("details", StringComparison.OrdinalIgnoreCase) || name.Equals("summary", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the tag whose name begins here; empty for none.</summary>
    public static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end <= LongestName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '!' or ':' or '-'))
        {
            end++;
        }

        return end > LongestName || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or '/')) ? [] : text[..end];
    }

    /// <summary>The value of an attribute, or null.</summary>
    public static string? Attribute(ReadOnlySpan<char> attributes, string name)
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
