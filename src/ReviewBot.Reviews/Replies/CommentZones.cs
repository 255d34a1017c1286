using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Tells for each character of a comment in which <see cref="Zone"/> it stands. Structure is Markdown's as Markdig reads it; plain-text servers know the same <c>&gt;</c> quotes,
/// and what Markdown alone calls code there is held inert as well.
/// </summary>
internal static class CommentZones
{
    /// <summary>More containers than this on one line, or columns before it, are no writing; Markdig gives up at 128 levels.</summary>
    private const int MostMarkers = 16;

    private const int MostIndentation = 120;

    /// <summary>More brackets than this in one block make Markdig's link and tag search quadratic.</summary>
    private const int MostOpeners = 64;

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <summary>The zones of a text, an entry a character.</summary>
    public static Zone[] Of(string text)
    {
        var zones = new Zone[text.Length];
        var tame = text.ToCharArray();
        GeneratedLines.Mark(text, zones, tame);
        MarkLines(text, zones, tame);
        LimitOpeners(zones, tame);
        try
        {
            Mark(Markdown.Parse(new string(tame), Pipeline), text, zones);
        }
        catch (ArgumentException)
        {
            // Markdig's word for "nested too deeply". Nothing in such a text is taken as a command; a hold still counts.
            Raise(zones, 0, zones.Length, Zone.Murky);
        }
        HtmlElements.Mark(text, zones);
        MarkAddresses(text, zones);
        return zones;
    }

    /// <summary>Sets a zone from one place up to another, where it is the greater.</summary>
    public static void Raise(Zone[] zones, int start, int end, Zone zone)
    {
        for (var i = Math.Max(start, 0); i < Math.Min(end, zones.Length); i++)
        {
            if (zones[i] < zone)
            {
                zones[i] = zone;
            }
        }
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        // Emphasis changes no zone, and hostile stars nest deeply.
        builder.InlineParsers.TryRemove<EmphasisInlineParser>();
        return builder.Build();
    }

    private static void MarkLines(string text, Zone[] zones, char[] tame)
    {
        foreach (var (start, end) in Lines.Of(text))
        {
            var (first, columns) = Indentation(text, start, end);
            if (first == end)
            {
                continue;
            }
            var quoted = text[first] == '>';
            if (quoted)
            {
                Raise(zones, start, end, Zone.Inert);
            }
            else if (columns >= 4)
            {
                Raise(zones, start, end, Zone.Murky);
            }
            if (columns > MostIndentation || CountMarkers(text, first, end) > MostMarkers)
            {
                Raise(zones, start, end, Zone.Murky);
                tame.AsSpan(start, end - start).Fill(' ');
                tame[start] = quoted ? '>' : ' ';
            }
        }
    }

    private static (int First, int Columns) Indentation(string text, int start, int end)
    {
        var columns = 0;
        var at = start;
        for (; at < end && char.IsWhiteSpace(text[at]); at++)
        {
            columns += text[at] == '\t' ? 4 - (columns % 4) : 1;
        }
        return (at, columns);
    }

    private static int CountMarkers(string text, int at, int end)
    {
        var count = 0;
        while (at < end)
        {
            var next = at;
            if (text[at] is '>' or '-' or '+' or '*')
            {
                next++;
            }
            else
            {
                while (next < end && char.IsAsciiDigit(text[next]))
                {
                    next++;
                }
                if (next == at || next == end || text[next] is not ('.' or ')'))
                {
                    return count;
                }
                next++;
            }
            if (text[at] != '>' && next < end && text[next] is not (' ' or '\t'))
            {
                return count;
            }
            count++;
            while (next < end && text[next] is ' ' or '\t')
            {
                next++;
            }
            at = next;
        }
        return count;
    }

    private static void LimitOpeners(Zone[] zones, char[] tame)
    {
        var text = new string(tame);
        foreach (var (start, end) in Lines.BlocksOf(text))
        {
            var block = tame.AsSpan(start, end - start);
            if (block.Count('[') > MostOpeners || block.Count('<') > MostOpeners)
            {
                block.Replace('[', '(');
                block.Replace('<', '(');
                Raise(zones, start, end, Zone.Murky);
            }
        }
    }

    private static void Mark(MarkdownDocument document, string text, Zone[] zones)
    {
        // The span of a fence that is never closed ends early, so what is prose is told by the prose.
        var prose = new bool[text.Length];
        foreach (var part in document.Descendants())
        {
            if (part is ParagraphBlock or HeadingBlock)
            {
                prose.AsSpan(part.Span.Start, Math.Min(part.Span.End + 1, text.Length) - part.Span.Start).Fill(true);
            }
            Zone? zone = part switch
            {
                FencedCodeBlock fence => fence.ClosingFencedCharCount > 0 ? Zone.Inert : Zone.Murky,
                CodeBlock or HtmlBlock or HtmlInline => Zone.Murky,
                LinkReferenceDefinitionGroup or LinkReferenceDefinition or LinkInline or AutolinkInline => Zone.Inert,
                CodeInline => Zone.InlineCode,
                _ => null,
            };
            if (zone is { } known)
            {
                Raise(zones, part.Span.Start, part.Span.End + 1, known);
            }
            else if (part is QuoteBlock quote)
            {
                MarkQuote(quote, text, zones);
            }
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (!prose[i] && !char.IsWhiteSpace(text[i]))
            {
                Raise(zones, i, i + 1, Zone.Murky);
            }
        }
    }

    private static void MarkQuote(QuoteBlock quote, string text, Zone[] zones)
    {
        var end = Math.Min(quote.Span.End + 1, text.Length);
        var lineEnd = text.AsSpan(quote.Span.Start, end - quote.Span.Start).IndexOfAny('\r', '\n');
        var secondLine = lineEnd < 0 ? end : quote.Span.Start + lineEnd;
        Raise(zones, quote.Span.Start, secondLine, Zone.Inert);
        // Further lines with a sign of their own are marked already; those without run on by Markdown's rule, not by everybody's understanding.
        Raise(zones, secondLine, end, Zone.Murky);
    }

    private static void MarkAddresses(string text, Zone[] zones)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && at - start < 16 && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }
            var end = at + 3;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"'))
            {
                end++;
            }
            Raise(zones, start, end, Zone.Inert);
            at = end - 3;
        }
    }
}
