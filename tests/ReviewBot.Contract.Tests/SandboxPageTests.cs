using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Contract.Tests;

/// <summary>What people see and do on the sandbox's pages.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SandboxPageTests
{
    private const string Bot = "reviewbot";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly SandboxBugzilla _upstream;

    public SandboxPageTests() => _upstream = new SandboxBugzilla(SandboxFlavour.Upstream, _time);

    private static string Login(string role) => SandboxBugzilla.LoginOf(role);

    private static SandboxResponse Get(SandboxBugzilla server, string path, params (string Name, string Value)[] headers) =>
        server.Handle(new SandboxRequest("GET", path, headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase), default));

    private static SandboxResponse Send(SandboxBugzilla server, string path, string form, params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/x-www-form-urlencoded" };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return server.Handle(new SandboxRequest("POST", path, all, Encoding.UTF8.GetBytes(form)));
    }

    private static string Plain(SandboxResponse page) => WebUtility.HtmlDecode(page.Text);

    private static JsonArray Comments(SandboxBugzilla server, int bug) =>
        server.As(Login("admin")).Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray();

    private static JsonArray Attachments(SandboxBugzilla server, int bug) =>
        server.As(Login("admin")).Get($"/rest/bug/{bug}/attachment")["bugs"]![$"{bug}"]!.AsArray();

    private int NewBug(params string[] groups) => _upstream.As(Login("requester")).File("Thunderbird", "Count the secret things", "psst", "General", groups);

    [Test]
    public void A_bug_with_a_request_is_filed_in_one_go([Values] SandboxFlavour flavour)
    {
        var server = new SandboxBugzilla(flavour, _time);
        var answer = Send(server, "/enter_bug.cgi", "as=robin&product=Calendar&summary=Count%20%26%20see&description=Why+not&ready=complete&ask=1&of=" + Uri.EscapeDataString(Login("steward2")));

        Assert.That((answer.Status, answer.Headers["Location"]), Is.EqualTo((303, "/show_bug.cgi?id=1&as=robin")));
        var bug = server.As(Login("admin")).Get("/rest/bug/1")["bugs"]![0]!;
        Assert.That(((string?)bug["product"], (string?)bug["summary"], (string?)bug["creator"]), Is.EqualTo(("Calendar", "Count & see", Login("requester"))));
        var attachment = Attachments(server, 1).Single()!;
        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String((string)attachment["data"]!)), Is.EqualTo(Get(server, "/form.txt?name=complete").Text).And.Contain("Request for data collection review form"));
        var flag = attachment["flags"]!.AsArray().Single()!;
        Assert.That(((string?)flag["name"], (string?)flag["status"], (string?)flag["requestee"], (string?)flag["setter"]), Is.EqualTo(("data-review", "?", Login("steward2"), Login("requester"))));
    }

    [Test]
    public void The_address_of_a_new_attachment_leads_to_its_form()
    {
        var bug = NewBug();

        var page = Plain(Get(_upstream, $"/attachment.cgi?bugid={bug}&action=enter&as=robin"));

        Assert.That(page, Does.Contain("Count the secret things").And.Match("<details open[^>]*>\\s*<summary>Attach a form").And.Match("<details open[^>]*>\\s*<summary>or your own"));
        Assert.That(Plain(Get(_upstream, $"/show_bug.cgi?id={bug}&as=robin")), Does.Not.Match("<details open"));
        Assert.That(Get(_upstream, "/attachment.cgi?bugid=77&action=enter").Status, Is.EqualTo(404));
    }

    [Test]
    public void Flags_are_set_and_cleared_and_needinfo_is_asked_and_answered([Values] SandboxFlavour flavour)
    {
        var server = new SandboxBugzilla(flavour, _time);
        Send(server, "/enter_bug.cgi", "as=robin&product=Thunderbird&summary=Count&ready=gaps");
        JsonNode? Flag() => Attachments(server, 1).Single()!["flags"]!.AsArray().SingleOrDefault();
        JsonNode? Needinfo() => server.As(Login("admin")).Get("/rest/bug/1")["bugs"]![0]!["flags"]!.AsArray().SingleOrDefault();
        Assert.That(Flag(), Is.Null);

        Send(server, "/flag", "as=robin&id=1&attachment=1&flag=&status=%3F&of=");
        var flag = (int)Flag()!["id"]!;
        Send(server, "/flag", $"as=maren&id=1&attachment=1&flag={flag}&status=%2B&of={Login("steward2")}&comment=Fine");
        Assert.That(((string?)Flag()!["status"], (string?)Flag()!["setter"], (string?)Comments(server, 1)[^1]!["creator"]), Is.EqualTo(("+", Login("steward1"), Login("steward1"))));
        Send(server, "/flag", $"as=maren&id=1&attachment=1&flag={flag}&status=X");
        Assert.That(Flag(), Is.Null);

        Send(server, "/comment", $"as=maren&id=1&comment=Really%3F&of={Login("requester")}");
        var needinfo = (int)Needinfo()!["id"]!;
        Assert.That(Get(server, "/show_bug.cgi?id=1&as=robin").Text, Does.Contain($"name=\"answered\" value=\"{needinfo}\" checked"), "who was asked answers");
        Assert.That(Get(server, "/show_bug.cgi?id=1&as=pat").Text, Does.Contain($"name=\"answered\" value=\"{needinfo}\" />"), "who wasn't does not, unless they say so");
        Send(server, "/comment", $"as=robin&id=1&comment=Yes&answered={needinfo}");
        Assert.That(Needinfo(), Is.Null);
        Assert.That((string?)Comments(server, 1)[^1]!["text"], Is.EqualTo("Yes"));
    }

    [Test]
    public void What_the_server_refuses_is_said_in_its_words_and_what_was_typed_stays()
    {
        var bug = NewBug();
        var attachment = _upstream.As(Login("requester")).Attach(bug, "request.txt", "a form");
        void Refused(string path, string form, string why, string kept)
        {
            var answer = Send(_upstream, path, form);
            Assert.That(answer.Status, Is.EqualTo(400), path);
            Assert.That(Plain(answer), Does.Contain("Not done: " + why).And.Contain(kept));
        }

        Refused("/flag", $"as=pat&id={bug}&attachment={attachment}&status=%3F&comment=but+please", $"You are not authorized to edit attachment {attachment}.", "but please");
        Refused("/flag", $"as=robin&id={bug}&attachment={attachment}&status=%3F&of=nobody-here", "There is no user named 'nobody-here'", "</textarea>");
        Refused("/flag", $"as=robin&id={bug}&attachment={attachment}&status=%21", "The flag status ! is invalid.", "</textarea>");
        Refused("/flag", $"as=robin&id={bug}&attachment=77&status=%3F", "The attachment id 77 is invalid.", "</textarea>");
        Refused("/comment", $"as=robin&id={bug}&comment=" + new string('x', 65536), "Comments cannot be longer than 65535 characters.", new string('x', 65536));
        Refused("/comment", $"as=robin&id={bug}&comment=++", "There is nothing in that comment.", "</textarea>");
        Refused("/comment", $"as=robin&id={bug}&comment=my+answer&answered=99", "There is no flag with the id '99'.", "my answer");
        Refused("/attach", $"as=robin&id={bug}&text=" + new string('x', 1_100_000), "The file you are trying to attach is 1074 kilobytes", "</textarea>");
        Refused("/attach", $"as=robin&id={bug}", "Choose a text, or paste one.", "</textarea>");
        Refused("/enter_bug.cgi", "as=robin&product=Nothing&summary=mine&description=all+of+it", "Sorry, either the product Nothing does not exist", "all of it");
        Refused("/enter_bug.cgi", $"as=robin&product=Thunderbird&summary={new string('x', 256)}", "The text you entered in the Summary field is too long", "</textarea>");

        Assert.That(Comments(_upstream, bug), Has.Count.EqualTo(2), "the description and the attachment");
        Assert.That(Attachments(_upstream, bug).Single()!["flags"]!.AsArray(), Is.Empty);
        Assert.That(Get(_upstream, "/show_bug.cgi?id=2").Status, Is.EqualTo(404));
    }

    [TestCase("")]
    [TestCase("as=")]
    [TestCase("as=" + Bot)]
    [TestCase("as=bo")]
    [TestCase("as=no-such-person")]
    [TestCase("as=robin%40example.org")]
    public void Who_is_nobody_that_one_can_be_only_reads(string who)
    {
        var bug = NewBug();
        foreach (var (path, form) in new[] { ("/comment", "comment=x"), ("/attach", "ready=complete"), ("/flag", "attachment=1&status=%3F") })
        {
            Assert.That(Plain(Send(_upstream, path, $"id={bug}&{form}&{who}")), Does.Contain("Not done: Say first who you are."));
        }

        Assert.That(Plain(Send(_upstream, "/enter_bug.cgi", $"product=Thunderbird&summary=x&{who}")), Does.Contain("To do something, be somebody"));
        Assert.That(Comments(_upstream, bug), Has.Count.EqualTo(1));
        Assert.That(Get(_upstream, $"/show_bug.cgi?id={bug}&{who}").Text, Does.Not.Contain("<form method=\"post\"").And.Contain("as=maren"));
    }

    [Test]
    public void A_restricted_bug_is_there_for_those_who_may_see_it_and_nobody_else()
    {
        var bug = NewBug("data-review-embargo");
        var attachment = _upstream.As(Login("requester")).Attach(bug, "secret.txt", "secret form", "secret summary");
        foreach (var who in new[] { "", "&as=juno", "&as=pat", "&as=ines", "&as=" + Bot })
        {
            Assert.That(Get(_upstream, "/?" + who.TrimStart('&')).Text, Does.Not.Contain("secret"), who);
            foreach (var path in new[] { $"/show_bug.cgi?id={bug}", $"/attachment.cgi?id={attachment}", $"/show_bug.cgi?id={bug}&since=0-0" })
            {
                var page = Get(_upstream, path + who);
                Assert.That(page.Status, Is.EqualTo(403), path + who);
                Assert.That(page.Text, Does.Not.Contain("secret"));
            }

            var (comment, flag) = (Send(_upstream, "/comment", $"id={bug}&comment=x{who}"), Send(_upstream, "/flag", $"id={bug}&attachment={attachment}&status=%3F{who}"));
            Assert.That((comment.Status, flag.Status), Is.EqualTo((403, 403)), who);
            Assert.That(comment.Text + flag.Text, Does.Not.Contain("secret"));
        }

        Assert.That(Comments(_upstream, bug), Has.Count.EqualTo(2));
        foreach (var who in new[] { "robin", "maren", "ada" })
        {
            Assert.That(Get(_upstream, $"/?as={who}").Text, Does.Contain("secret things"), who);
            Assert.That(Get(_upstream, $"/show_bug.cgi?id={bug}&as={who}").Text, Does.Contain("secret form").And.Contain("restricted to data-review-embargo"), who);
            Assert.That(Get(_upstream, $"/attachment.cgi?id={attachment}&as={who}").Text, Is.EqualTo("secret form"), who);
        }
    }

    [Test]
    public void Private_comments_and_attachments_are_for_insiders()
    {
        var bug = NewBug();
        _upstream.As(Login("admin")).Comment(bug, "among us", isPrivate: true);
        var attachment = (int)_upstream.As(Login("admin")).Send("POST", $"/rest/bug/{bug}/attachment", new JsonObject
        {
            ["data"] = "YW1vbmcgdXM=", ["file_name"] = "among us", ["summary"] = "among us", ["content_type"] = "text/plain", ["is_private"] = true,
            ["flags"] = new JsonArray(new JsonObject { ["name"] = "data-review", ["status"] = "?" }),
        })!["ids"]![0]!;

        Assert.That(Get(_upstream, $"/show_bug.cgi?id={bug}&as=maren").Text, Does.Not.Contain("among us").And.Not.Contain("data-review?"));
        Assert.That(Get(_upstream, "/?as=maren").Text, Does.Not.Contain("data-review?"));
        Assert.That(Get(_upstream, $"/attachment.cgi?id={attachment}&as=maren").Status, Is.EqualTo(403));
        Assert.That(Get(_upstream, $"/show_bug.cgi?id={bug}&as=ada").Text, Does.Contain("among us").And.Contain("data-review?"));
    }

    [TestCase("http://127.0.0.1:8000", "127.0.0.1:8000", 303)]
    [TestCase("http://localhost:8000", "localhost:8000", 303)]
    [TestCase("http://127.0.0.1:9000", "127.0.0.1:8000", 403)]
    [TestCase("https://elsewhere.example.org", "127.0.0.1:8000", 403)]
    [TestCase("null", "127.0.0.1:8000", 403)]
    [TestCase("http://elsewhere.example.org:8000", "elsewhere.example.org:8000", 403)]
    public void Forms_come_from_the_sandboxs_own_pages_alone(string origin, string host, int status)
    {
        var bug = NewBug();
        Assert.That(Send(_upstream, "/comment", $"as=robin&id={bug}&comment=x", ("Origin", origin), ("Host", host)).Status, Is.EqualTo(status));
        Assert.That(Comments(_upstream, bug), Has.Count.EqualTo(status == 303 ? 2 : 1));
    }

    [TestCase("GET", "/", 403)]
    [TestCase("PUT", "/show_bug.cgi?id=1", 405)]
    [TestCase("DELETE", "/", 405)]
    [TestCase("POST", "/nothing", 404)]
    public void Other_names_methods_and_forms_lead_nowhere(string method, string path, int status)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = status == 403 ? "elsewhere.example.org" : "127.0.0.1:1", ["Content-Type"] = "application/x-www-form-urlencoded" };
        Assert.That(_upstream.Handle(new SandboxRequest(method, path, headers, default)).Status, Is.EqualTo(status));
        Assert.That(Send(_upstream, "/comment", "{}", ("Content-Type", "application/json")).Status, Is.EqualTo(415));
        Assert.That(Send(_upstream, "/comment", "comment=" + new string('x', 5_000_000)).Status, Is.EqualTo(413));
    }

    [Test]
    public void Nothing_that_is_written_anywhere_becomes_markup([Values] SandboxFlavour flavour)
    {
        const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><style>*{}</style>{{7*7}}";
        var server = new SandboxBugzilla(flavour, _time);
        var escaped = Uri.EscapeDataString(Hostile);
        Send(server, "/enter_bug.cgi", $"as=robin&product=Thunderbird&summary={escaped}&description={escaped}&text={escaped}&ask=1");
        server.As(Login("admin")).Change(1, new JsonObject { ["whiteboard"] = Hostile });
        foreach (var page in new[]
        {
            Get(server, "/"), Get(server, "/show_bug.cgi?id=1&as=robin"), Get(server, $"/show_bug.cgi?id={escaped}"), Get(server, $"/show_bug.cgi?id=1&since={escaped}"),
            Get(server, $"/?as={escaped}"), Send(server, "/comment", $"as=robin&id=1&comment={escaped}&answered={escaped}"), Send(server, "/flag", $"as=robin&id=1&attachment=1&flag={escaped}&status={escaped}&of={escaped}&comment={escaped}"),
            Send(server, "/enter_bug.cgi", $"as=robin&product={escaped}&summary={escaped}&description={escaped}&text={escaped}"), Send(server, $"/{escaped}", ""),
        })
        {
            Assert.That(page.Text, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("<style").And.Not.Contain("href=\"javascript"));
            Assert.That(page.Headers["Content-Security-Policy"], Is.EqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"));
        }
    }

    [TestCase("see https://example.org/a?b=1&c=2, or bug 1 comment 0.", "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer\">https://example.org/a?b=1&amp;c=2</a>, or <a href=\"/show_bug.cgi?id=1&amp;as=pat\">bug 1</a> <a href=\"#c0\">comment 0</a>.")]
    [TestCase("(https://example.org/\"onclick=\"x\")", "(<a href=\"https://example.org/\" rel=\"noreferrer\">https://example.org/</a>&quot;onclick=&quot;x&quot;)")]
    public void Addresses_and_references_are_links(string text, string shown)
    {
        var bug = NewBug();
        _upstream.As(Login("requester")).Comment(bug, text);
        Assert.That(Get(_upstream, $"/show_bug.cgi?id={bug}&as=pat").Text, Does.Contain(shown));
    }

    [CancelAfter(120_000)]
    [TestCase(true, "ReviewBot has answered: <a href=\"#c2\">comment 2</a>")]
    [TestCase(false, "ReviewBot has done nothing so far.")]
    public async Task A_page_goes_on_when_the_bot_has_answered_or_when_it_takes_too_long(bool answers, string said, CancellationToken patience)
    {
        var bug = NewBug();
        _upstream.Service = new Uri("http://127.0.0.1:5080/");
        await using var server = await SandboxServer.StartAsync(_upstream, cancellationToken: patience);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var answer = await http.GetAsync($"/show_bug.cgi?id={bug}&as=robin&since=1-0", HttpCompletionOption.ResponseHeadersRead, patience);
        using var page = new StreamReader(await answer.Content.ReadAsStreamAsync(patience));
        var (known, chunk) = ("", new char[1024]);
        while (!known.Contains("Go on without waiting</a>", StringComparison.Ordinal))
        {
            var length = await page.ReadAsync(chunk, patience);
            Assert.That(length, Is.Positive, known);
            known += new string(chunk, 0, length);
        }

        Assert.That(known, Does.Not.Contain("psst"), "the bug follows");
        _upstream.As(Login("requester2")).Comment(bug, "not the bot");
        if (answers)
        {
            _upstream.As(Login("bot")).Comment(bug, "the bot");
        }

        var rest = page.ReadToEndAsync(patience);
        while (!rest.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(await rest, Does.Contain(said).And.Contain("psst").And.EndWith("</html>"));
    }

    [Test]
    public void Who_does_something_is_led_to_a_page_that_waits_if_there_is_a_bot_to_wait_for()
    {
        var bug = NewBug();
        string Leads() => Send(_upstream, "/comment", $"as=robin&id={bug}&comment=x").Headers["Location"];

        Assert.That(Leads(), Is.EqualTo($"/show_bug.cgi?id={bug}&as=robin"));
        _upstream.Service = new Uri("http://127.0.0.1:5080/");
        Assert.That(Leads(), Is.EqualTo($"/show_bug.cgi?id={bug}&as=robin&since=3-0"));
        Assert.That(Get(_upstream, $"/show_bug.cgi?id={bug}").Text, Does.Contain($"href=\"http://127.0.0.1:5080/bugs/{bug}\""));
    }
}
