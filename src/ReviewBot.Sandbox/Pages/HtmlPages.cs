using System.Globalization;
using System.Net;
using System.Text;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Pages;

/// <summary>The pages for people: a list, a page a bug, an attachment. Everything is shown, restricted bugs too: it is a sandbox.</summary>
internal static class HtmlPages
{
    public const string Maintenance =
        "<!DOCTYPE html>\n<html lang=\"en\">\n  <head>\n    <title>Bugzilla is Down</title>\n  </head>\n  <body><p>Bugzilla is down for maintenance.</p></body>\n</html>\n";

    public const string Suspended =
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n<html>\n<head>\n<title>Bugzilla - Bug Updates Temporarily Suspended</title>\n</head>\n<body>\n<h1>Bug Updates Temporarily Suspended</h1>\n</body>\n</html>\n";

    public const string TooManyRequests =
        "<!DOCTYPE html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"UTF-8\">\n    <title>Too Many Requests</title>\n  </head>\n  <body><h1>Too Many Requests</h1></body>\n</html>\n";

    public static SandboxResponse Serve(BugzillaState state, SandboxRequest request)
    {
        if (request.Method is not ("GET" or "HEAD"))
        {
            return Page(state, 405, "Not allowed", "<p>This page can only be read.</p>");
        }

        var id = Id(request);
        return request.Path switch
        {
            "/" => Page(state, 200, "Bugs", Index(state)),
            "/show_bug.cgi" when state.FindBug(id) is { } bug => Page(state, 200, $"{bug.Id} - {bug.Summary}", BugPage.Write(state, bug)),
            "/attachment.cgi" when state.FindAttachment(id) is var (_, attachment) => Download(attachment),
            _ => Page(state, 404, "Not found", "<p>There is no such page. <a href=\"/\">All bugs</a></p>"),
        };
    }

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Time(DateTimeOffset time) =>
        $"<time datetime=\"{Clock.Write(time)}\" title=\"{Clock.Write(time)}\">{time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</time>";

    public static string Flags(IEnumerable<Flag> flags) =>
        string.Concat(flags.Select(f =>
        {
            var kind = f.Status switch { '+' => "granted", '-' => "denied", _ => "asked" };
            var who = f.Requestee is null ? "" : $" <small>of {Encode(f.Requestee.RealName)}</small>";
            return $"<span class=\"flag {kind}\" title=\"set by {Encode(f.Setter.RealName)}\">{Encode(f.Type.Name)}{f.Status}{who}</span> ";
        }));

    private static string Index(BugzillaState state)
    {
        var html = new StringBuilder();
        html.Append("<h1>Bugs</h1><table><thead><tr><th>Bug</th><th>Product</th><th>Summary</th><th>Flags</th><th>Status</th><th>Changed</th></tr></thead><tbody>");
        foreach (var bug in state.Bugs.OrderByDescending(b => b.Id))
        {
            var flags = bug.Flags.Concat(bug.Attachments.Where(a => !a.IsObsolete).SelectMany(a => a.Flags));
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"/show_bug.cgi?id={bug.Id}\">{bug.Id}</a></td><td>{Encode(bug.Product.Name)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td><a href=\"/show_bug.cgi?id={bug.Id}\">{Encode(bug.Summary)}</a>{Lock(bug)}</td><td>{Flags(flags)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Encode(bug.Status)} {Encode(bug.Resolution)}</td><td>{Time(bug.Changed)}</td></tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    public static string Lock(Bug bug) =>
        bug.Groups.Count == 0 ? "" : $" <span class=\"flag locked\">restricted: {Encode(string.Join(", ", bug.Groups))}</span>";

    private static SandboxResponse Download(Attachment attachment)
    {
        // Whatever it says it is, it is shown as text or handed over as a file; never run.
        var isText = attachment.ContentType.StartsWith("text/", StringComparison.Ordinal);
        return new SandboxResponse(200, isText ? "text/plain; charset=UTF-8" : "application/octet-stream", attachment.Data, new Dictionary<string, string>
        {
            ["Content-Disposition"] = isText ? "inline" : "attachment",
            ["X-Content-Type-Options"] = "nosniff",
            ["Content-Security-Policy"] = "sandbox",
        });
    }

    private static int Id(SandboxRequest request)
    {
        var id = request.Query.Split('&').FirstOrDefault(p => p.StartsWith("id=", StringComparison.Ordinal))?[3..];
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static SandboxResponse Page(BugzillaState state, int status, string title, string body) =>
        SandboxResponse.OfHtml(
            status,
            $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(title)}}</title>
            <style>
            :root { color-scheme: light dark; --line: light-dark(#d7dce3, #3a414c); --soft: light-dark(#f4f6f9, #1f242c); --link: light-dark(#0b5cad, #7ab8ff); }
            * { box-sizing: border-box; }
            body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
            body > header { background: #20384f; color: #fff; padding: .7rem 1.2rem; }
            body > header a { color: #fff; font-weight: 600; text-decoration: none; }
            body > header span { opacity: .75; margin-left: .6rem; }
            main { max-width: 66rem; margin: 0 auto; padding: 1rem 1.2rem 4rem; }
            h1 { font-size: 1.35rem; margin: .8rem 0; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
            a { color: var(--link); }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
            th { font-weight: 600; background: var(--soft); }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; } dt { font-weight: 600; } dd { margin: 0; }
            .flag { display: inline-block; border-radius: .8rem; padding: 0 .55rem; font-size: .85rem; white-space: nowrap; border: 1px solid var(--line); background: var(--soft); }
            .asked { background: light-dark(#fff4d6, #4d3f14); } .granted { background: light-dark(#dff3e3, #1d4427); } .denied, .locked { background: light-dark(#fbe3e1, #552522); }
            .comment { border: 1px solid var(--line); border-radius: .5rem; margin: .8rem 0; overflow: hidden; }
            .comment > header { background: var(--soft); color: inherit; display: flex; justify-content: space-between; gap: 1rem; padding: .35rem .8rem; font-size: .9rem; }
            .comment > div { padding: .6rem .8rem; overflow-x: auto; } .comment > div > :first-child { margin-top: 0; } .comment > div > :last-child { margin-bottom: 0; } .comment h1 { font-size: 1.2rem; } time { white-space: nowrap; }
            details { margin: .4rem 0; } details > pre { background: var(--soft); border-radius: .5rem; padding: .6rem .8rem; max-height: 30rem; overflow: auto; } summary { cursor: pointer; } .comment pre, .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: 14px/1.45 ui-monospace, monospace; }
            .comment blockquote { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid var(--line); opacity: .85; } .comment table { width: auto; }
            .obsolete { opacity: .6; text-decoration: line-through; } .private { border-color: #b3261e; } small { opacity: .8; }
            </style>
            </head>
            <body>
            <header><a href="/">Sandbox Bugzilla</a><span>{{(state.IsBmo ? "plays bugzilla.mozilla.org" : "plays Bugzilla 5.2")}}; everything here is invented</span></header>
            <main>
            {{body}}
            </main>
            </body>
            </html>

            """,
            new Dictionary<string, string> { ["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'" });
}
