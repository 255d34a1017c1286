using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>Of restricted bugs no page shows more than a count, whoever looks and whatever state they are in; and no text from a bug does anything.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class SecrecyTests(SandboxFlavour flavour)
{
    private const string Group = "data-review-embargo";
    private const string Mark = "zqx";
    private const string Hostile = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> \u202egnp.exe javascript:alert(3) [x](javascript:alert(4)) &lt;b&gt; zed@example.org";

    /// <summary>Every address that shows something, for the bugs that a test is about.</summary>
    private static IEnumerable<string> Addresses(params int[] bugs) =>
    [
        "/", "/queue.json", "/rotation", "/rotation.json", "/check", "/check/request", "/help", "/health/live", "/health/ready", "/metrics", "/no/such/page",
        .. bugs.SelectMany(b => new[] { $"/bugs/{b}", $"/bugs/{b}.json", $"/?steward={b}" }),
    ];

    [TestCase("from the start")]
    [TestCase("after it was stored")]
    [TestCase("in the gap before a write")]
    [TestCase("where we may not see it any more")]
    [TestCase("in a dry run")]
    public async Task Nothing_of_a_restricted_bug_is_shown(string when)
    {
        await using var pages = await Pages.StartAsync(flavour, when == "in a dry run", ("Embargo:Groups:0", Group));
        var stage = pages.Stage;
        var person = stage.Sandbox.AddAccount($"{Mark}1@example.org", $"{Mark}2 Person [:{Mark}3]");
        var atOnce = when is "from the start" or "in a dry run";
        var bug = person.File("Thunderbird", $"{Mark}4 summary", $"{Mark}5 description", "General", atOnce ? [Group] : []);
        stage.Wait();
        person.Ask(person.Attach(bug, $"{Mark}6.txt", Forms.With("the snooze button", $"the {Mark}7 button"), $"{Mark}8"), Stage.Login("steward1"));
        stage.Wait();
        person.Comment(bug, $"reviewbot: remind in 3 days {Mark}9");
        var (other, _) = stage.Request(Forms.Complete);

        if (when == "in the gap before a write")
        {
            var done = false;
            stage.AfterEach = (request, response) =>
            {
                if (!done && request.Method == "GET" && request.Path.StartsWith("/rest/bug/attachment/", StringComparison.Ordinal))
                {
                    done = true;
                    stage.Person("admin").Change(bug, Restrict(Group));
                }

                return response;
            };
        }

        await pages.PassAsync();
        await pages.PassAsync();
        if (when is "after it was stored" or "where we may not see it any more")
        {
            Assert.That((await pages.GetAsync($"/bugs/{bug}")).Text, Does.Contain($"{Mark}4"), "it was there");
            stage.Wait();
            stage.Person("admin").Change(bug, Restrict(when == "after it was stored" ? Group : (string)stage.Sandbox.Contract()["securityGroup"]!));
            person.Comment(bug, "now it is");
            stage.Wait(TimeSpan.FromMinutes(30));
            await pages.PassAsync();
        }

        var unknown = (await pages.GetAsync("/bugs/987654")).Text;
        foreach (var address in Addresses(bug, other))
        {
            var got = await pages.GetAsync(address);
            Assert.That(Regex.Match(got.Text, $".{{0,60}}{Mark}.{{0,20}}").Value, Is.Empty, address);
            if (address.StartsWith($"/bugs/{bug}", StringComparison.Ordinal))
            {
                Assert.That(got.Status, Is.EqualTo(HttpStatusCode.NotFound), address);
                Assert.That(got.Text, Is.EqualTo(unknown), "the same as for a number that doesn't exist");
            }
        }

        Assert.That((await pages.GetAsync($"/bugs/{other}")).Status, Is.EqualTo(HttpStatusCode.OK));
        if (when != "where we may not see it any more")
        {
            Assert.That((await pages.GetAsync("/")).Text, Does.Contain("And 1 request in bugs that aren&#x27;t public."));
        }
    }

    [Test]
    public async Task What_only_insiders_see_of_a_public_bug_is_not_shown()
    {
        await using var pages = await Pages.StartAsync(flavour);
        var stage = pages.Stage;
        var (bug, attachment) = stage.Request(Forms.Complete);
        var secret = stage.Person("admin").Attach(bug, "secret.txt", Forms.With("the snooze button", $"the {Mark} button"));
        stage.Person("admin").Ask(secret);
        stage.Person("admin").Send("PUT", $"/rest/bug/attachment/{secret}", new JsonObject { ["ids"] = new JsonArray(secret), ["is_private"] = true });
        await pages.PassAsync();
        await pages.PassAsync();
        var got = (await pages.GetAsync($"/bugs/{bug}.json")).Text;

        Assert.That(got, Does.Contain($"\"attachment\":{attachment}"));
        Assert.That(got, Does.Not.Contain(Mark).And.Not.Contain($"\"attachment\":{secret},"));
    }

    [Test]
    public async Task Text_from_bugs_is_text()
    {
        await using var pages = await Pages.StartAsync(flavour);
        var stage = pages.Stage;
        var person = stage.Sandbox.AddAccount("eve@example.org", $"Eve {Hostile}");
        var bug = person.File("Thunderbird", $"Title {Hostile}", Hostile);
        stage.Wait();
        person.Ask(person.Attach(bug, "form.txt", Forms.With("A dashboard with weekly counts.", Hostile), Hostile));
        person.Comment(bug, $"reviewbot: explain {Hostile}");
        await pages.PassAsync();
        await pages.PassAsync();

        foreach (var address in Addresses(bug).Where(a => !a.EndsWith(".json", StringComparison.Ordinal)))
        {
            var got = await pages.GetAsync(address);
            var page = new HtmlParser().ParseDocument(got.Text);
            Assert.That(page.QuerySelectorAll("script, img, iframe, object, embed, base, meta[http-equiv], [style]"), Is.Empty, address);
            Assert.That(page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)), Is.Empty, address);
            Assert.That(page.QuerySelectorAll("[href], [src], [action]").SelectMany(e => e.Attributes.Where(a => a.Name is "href" or "src" or "action")).Select(a => a.Value), Has.All.Match("^(/|#|https?://)"), address);
            Assert.That(got.Text, Does.Not.Contain('\u202e').And.Not.Contain("zed@example.org").And.Not.Contain("eve@example.org"), address);
        }

        Assert.That((await pages.GetAsync($"/bugs/{bug}")).Text, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;"), "it is shown as what it is");
        Assert.That((await pages.GetAsync($"/bugs/{bug}.json")).Text, Does.Not.Contain("<script").And.Not.Contain("zed@example.org").And.Not.Contain('\u202e'));
    }

    private static JsonObject Restrict(string group) => new() { ["groups"] = new JsonObject { ["add"] = new JsonArray(group) } };
}
