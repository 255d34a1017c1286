using System.Net;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ReviewBot.Sandbox.Markup;

/// <summary>Comments as BMO shows them: GitHub's Markdown, HTML as plain text, no images, link definitions unseen.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak()
        .DisableHtml()
        .Build();

    public static string ToHtml(string text)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            foreach (var link in document.Descendants<LinkInline>().ToList())
            {
                if (link.IsImage)
                {
                    link.Remove();
                }
                else if (!IsSafe(link.Url))
                {
                    link.Url = "";
                }
            }

            foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
            {
                link.Url = "";
            }

            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes.
            return $"<pre>{WebUtility.HtmlEncode(text)}</pre>";
        }
    }

    private static bool IsSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
}
