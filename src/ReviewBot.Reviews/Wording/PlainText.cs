using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ReviewBot.Reviews.Wording;

/// <summary>
/// A comment for a server that shows it as it is written. All that we say is Markdown; here its pieces (code, tables,
/// links, emphasis) lose their marks and keep their sense, and everything between them stays to the letter.
/// </summary>
public static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseAutoLinks().Build();

    /// <summary>The comment without marks.</summary>
    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var pieces = document.Descendants().SelectMany(piece => Said(piece, markdown)).OrderBy(p => p.Start).ToList();
        return Between(markdown, 0, markdown.Length, pieces);
    }

    private static IEnumerable<Piece> Said(MarkdownObject piece, string text) => piece switch
    {
        CodeInline code => [new(code.Span.Start, code.Span.End + 1, _ => Code(code, text))],
        Table table => [new(table.Span.Start, table.Span.End + 1, pieces => PlainTable.Of([.. table.OfType<TableRow>().Select(row => Cells(row, text, pieces))]))],
        EmphasisInline emphasis => [Gone(emphasis.Span.Start, emphasis.DelimiterCount), Gone(emphasis.Span.End + 1 - emphasis.DelimiterCount, emphasis.DelimiterCount)],
        LinkInline { IsAutoLink: false, FirstChild: { } first, LastChild: { } last } link => [new(link.Span.Start, link.Span.End + 1, pieces => $"{Between(text, first.Span.Start, last.Span.End + 1, pieces)} ({link.Url})")],
        FencedCodeBlock fence => [new(fence.Span.Start, fence.Span.End + 1, _ => fence.Lines.ToString())],
        _ => [],
    };

    private static Piece Gone(int start, int length) => new(start, start + length, _ => "");

    // Within a sentence, quotation marks show where what is to be typed begins and ends, and that a word isn't one of the sentence; alone on its line
    // it is copied as it stands.
    private static string Code(CodeInline code, string text)
    {
        var line = text.AsSpan(0, code.Span.Start);
        var before = line[(line.LastIndexOf('\n') + 1)..].TrimStart(" -|");
        var standsOut = !code.Content.Contains(' ', StringComparison.Ordinal) && !code.Content.EndsWith(':') && code.Content.Any(char.IsLetterOrDigit) && !code.Content.All(char.IsLetter);
        return before.IsEmpty || standsOut ? code.Content : $"\"{code.Content}\"";
    }

    private static List<string> Cells(TableRow row, string text, List<Piece> pieces) =>
        [.. row.OfType<TableCell>().Select(cell => cell.Span.IsEmpty ? "" : Between(text, cell.Span.Start, cell.Span.End + 1, pieces).Trim(' ', '|'))];

    private static string Between(string text, int start, int end, List<Piece> pieces)
    {
        var said = new StringBuilder();
        var at = start;
        foreach (var piece in pieces)
        {
            // What stands within another piece is said by that.
            if (piece.Start >= at && piece.End <= end)
            {
                said.Append(text, at, piece.Start - at).Append(piece.Say([.. pieces.Where(p => p != piece && p.Start >= piece.Start && p.End <= piece.End)]));
                at = piece.End;
            }
        }

        return said.Append(text, at, end - at).ToString();
    }

    private sealed record Piece(int Start, int End, Func<List<Piece>, string> Say);
}
