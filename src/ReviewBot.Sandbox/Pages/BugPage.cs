using System.Globalization;
using System.Text;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>One bug, to read it as on Bugzilla.</summary>
internal static class BugPage
{
    public static string Write(BugzillaState state, Bug bug)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<h1>Bug {bug.Id} – {Encode(bug.Summary)}{HtmlPages.Lock(bug)}</h1>");
        Facts(html, bug);
        Attachments(html, bug);
        html.Append("<h2>Comments</h2>");
        foreach (var comment in bug.Comments)
        {
            Comment(html, state, bug, comment);
        }

        History(html, bug);
        return html.ToString();
    }

    private static string Encode(string? text) => HtmlPages.Encode(text);

    private static void Facts(StringBuilder html, Bug bug)
    {
        html.Append("<dl>");
        void Row(string name, string value)
        {
            if (value.Length > 0)
            {
                html.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd>{value}</dd>");
            }
        }

        Row("Product", Encode($"{bug.Product.Name} :: {bug.Component}"));
        Row("Status", Encode($"{bug.Status} {bug.Resolution}"));
        Row("Reporter", Encode(bug.Creator.RealName));
        Row("CC", Encode(string.Join(", ", bug.Cc.Select(u => u.RealName))));
        Row("Whiteboard", Encode(bug.Whiteboard));
        Row("Keywords", Encode(string.Join(", ", bug.Keywords)));
        Row("Depends on", Encode(string.Join(", ", bug.DependsOn)));
        Row("Blocks", Encode(string.Join(", ", bug.Blocks)));
        Row("Flags", HtmlPages.Flags(bug.Flags));
        Row("Changed", HtmlPages.Time(bug.Changed));
        html.Append("</dl>");
    }

    private static void Attachments(StringBuilder html, Bug bug)
    {
        if (bug.Attachments.Count == 0)
        {
            return;
        }

        html.Append("<h2>Attachments</h2><table><thead><tr><th>Attachment</th><th>Type</th><th>By</th><th>Flags</th></tr></thead><tbody>");
        foreach (var attachment in bug.Attachments)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><a{(attachment.IsObsolete ? " class=\"obsolete\"" : "")} href=\"/attachment.cgi?id={attachment.Id}\">{Encode(attachment.Summary)}</a><br><small>{attachment.Id}: {Encode(attachment.FileName)}, {attachment.Data.Length} bytes{(attachment.IsPrivate ? ", private" : "")}</small></td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Encode(attachment.IsPatch ? "patch" : attachment.ContentType)}</td><td>{Encode(attachment.Creator.RealName)}<br><small>{HtmlPages.Time(attachment.Created)}</small></td><td>{HtmlPages.Flags(attachment.Flags)}</td></tr>");
        }

        html.Append("</tbody></table>");
        foreach (var text in bug.Attachments.Where(a => !a.IsObsolete && a.ContentType.StartsWith("text/", StringComparison.Ordinal)))
        {
            var shown = Encoding.UTF8.GetString(text.Data.AsSpan(0, Math.Min(text.Data.Length, 65536)));
            html.Append(CultureInfo.InvariantCulture, $"<details><summary>Show attachment {text.Id}</summary><pre class=\"text\">{Encode(shown)}</pre></details>");
        }
    }

    private static void Comment(StringBuilder html, BugzillaState state, Bug bug, Comment comment)
    {
        var tags = string.Concat(comment.Tags.Select(t => $" <span class=\"flag\">{Encode(t)}</span>"));
        html.Append(CultureInfo.InvariantCulture, $"<article id=\"c{comment.Count}\" class=\"comment{(comment.IsPrivate ? " private" : "")}\"><header><span><strong>{Encode(comment.Author.RealName)}</strong>{tags}</span><span><a href=\"#c{comment.Count}\">Comment {comment.Count}</a> · {HtmlPages.Time(comment.When)}</span></header><div>");
        if (state.IsBmo)
        {
            if (bug.PrefixOf(comment) is { } before)
            {
                var prefix = before.Split('\n', 2);
                html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"/attachment.cgi?id={comment.AttachmentId}\">{Encode(prefix[0])}</a><br><small>{Encode(prefix[^1])}</small></p>");
            }

            html.Append(References.Link(Markdown.ToHtml(comment.RawText)));
        }
        else
        {
            html.Append(CultureInfo.InvariantCulture, $"<pre>{References.Link(Encode(bug.TextOf(comment)))}</pre>");
        }

        html.Append("</div></article>");
    }

    private static void History(StringBuilder html, Bug bug)
    {
        if (bug.History.Count == 0)
        {
            return;
        }

        html.Append("<h2>History</h2><table><thead><tr><th>When</th><th>Who</th><th>What</th><th>Removed</th><th>Added</th></tr></thead><tbody>");
        foreach (var row in bug.History.OrderBy(h => h.When))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{HtmlPages.Time(row.When)}</td><td>{Encode(row.Who.RealName)}</td><td>{Encode(row.Field)}{(row.AttachmentId is { } id ? $" <small>attachment {id}</small>" : "")}</td><td>{Encode(row.Removed)}</td><td>{Encode(row.Added)}</td></tr>");
        }

        html.Append("</tbody></table>");
    }
}
