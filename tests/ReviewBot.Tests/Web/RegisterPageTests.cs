using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json.Nodes;
using System.Xml;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NJsonSchema;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>The register as people and machines look at it.</summary>
public sealed class RegisterPageTests
{
    private static readonly string[] Questions =
    [
        "", "?q=window", "?q=window&sort=oldest", "?decision=denied", "?decision=granted&product=Thunderbird", "?steward=%3Aines", "?category=3", "?product=Calendar&q=clicks", "?q=nowhere", "?state=soon",
    ];

    [Test]
    public async Task Every_format_of_every_question_says_what_the_export_says()
    {
        await using var pages = await FilledAsync();
        foreach (var question in Questions)
        {
            var csv = (await pages.GetAsync($"/register.csv{question}")).Text;
            var bugs = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]).ToList();
            var json = await WalkAsync(pages, $"/register.json{question}", text => (JsonNode.Parse(text)!["decisions"]!.AsArray().Select(d => d!["bug"]!.ToString()), (string?)JsonNode.Parse(text)!["next"]));
            var html = await WalkAsync(pages, $"/register{question}", text => (Bugs(text), Page(text).QuerySelector("a[rel=next]")?.GetAttribute("href")));
            using var xml = XmlReader.Create(new StringReader((await pages.GetAsync($"/register.atom{question}")).Text));
            var feed = SyndicationFeed.Load(xml);

            Assert.That(json, Is.EqualTo(bugs), question);
            Assert.That(html, Is.EqualTo(bugs), question);
            Assert.That(feed.Items.Select(i => i.Links.Single().Uri.Query.Split('=')[1]), Is.EqualTo(bugs.Take(25)), question);
            Assert.That(Page((await pages.GetAsync($"/register{question}")).Text).QuerySelector("[role=status] strong")!.TextContent, Is.EqualTo($"{bugs.Count} decision{(bugs.Count == 1 ? "" : "s")}"), question);
            Assert.That((int?)JsonNode.Parse((await pages.GetAsync($"/register.json{question}")).Text)!["found"], Is.EqualTo(bugs.Count), question);
        }

        var all = new DecisionRegister(pages.Bot.Ledger).All(RegisterSearch.All);
        Assert.That((await pages.GetAsync("/register.csv")).Text, Is.EqualTo(Exports.Text(all, "csv")));
    }

    [Test]
    public async Task A_page_for_machines_is_as_the_published_schema_says()
    {
        await using var pages = await FilledAsync();
        var published = await pages.GetAsync("/register.schema.json");
        var page = await pages.GetAsync("/register.json");
        var schema = await JsonSchema.FromJsonAsync(published.Text);

        Assert.That(published.Header("Content-Type"), Does.StartWith("application/schema+json"));
        Assert.That((string?)JsonNode.Parse(page.Text)!["schema"], Is.EqualTo("/register.schema.json"));
        Assert.That(schema.Validate(page.Text), Is.Empty);
        Assert.That(page.Header("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
    }

    [Test]
    public async Task A_decision_has_a_page_of_its_own_with_what_to_cite()
    {
        await using var pages = await FilledAsync();
        var page = Page((await pages.GetAsync("/register/70")).Text);

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Count how often the window is opened"));
        Assert.That(page.QuerySelector("pre")!.TextContent, Is.EqualTo($"data_reviews:\n  - {Decisions.Server}show_bug.cgi?id=7#c3"));
        Assert.That((await pages.GetAsync("/register/71")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Page((await pages.GetAsync("/register")).Text).QuerySelectorAll("ol h2 a").Select(a => a.GetAttribute("href")), Does.Contain("/register/930"));
    }

    [Test]
    public async Task Each_chart_and_its_table_say_the_same()
    {
        await using var pages = await FilledAsync();
        var page = Page((await pages.GetAsync("/register/charts")).Text);

        foreach (var section in page.QuerySelectorAll("main section"))
        {
            Assert.That(section.QuerySelector("svg > title")!.TextContent, Is.EqualTo(section.QuerySelector("h2")!.TextContent));
            Assert.That(section.QuerySelector("svg > desc")!.TextContent, Is.EqualTo(section.QuerySelector("p")!.TextContent));
            var alone = await pages.GetAsync(section.QuerySelector("a[href$='.svg']")!.GetAttribute("href")!);
            Assert.That(alone.Header("Content-Type"), Does.StartWith("image/svg+xml"));
            Assert.That(new HtmlParser().ParseDocument(alone.Text).QuerySelector("svg")!.TextContent, Is.EqualTo(section.QuerySelector("svg")!.TextContent));
        }

        int Sum(string name) => page.QuerySelectorAll("main section").Single(s => s.QuerySelector("h2")!.TextContent == name).QuerySelectorAll("td").Sum(d => int.Parse(d.TextContent, CultureInfo.InvariantCulture));
        Assert.That((Sum("Decisions a month"), Sum("Time to a steward's first answer"), Sum("Time to the decision"), Sum("By product")), Is.EqualTo((93, 93, 93, 93)));
        Assert.That(page.QuerySelectorAll("[id]").Select(e => e.Id), Is.Unique);
        Assert.That((await pages.GetAsync("/register/charts/none.svg")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("?category=5")]
    [TestCase("?category=x")]
    [TestCase("?decision=%2B")]
    [TestCase("?state=ended")]
    [TestCase("?sort=title")]
    [TestCase("?state=soon&decision=denied")]
    public async Task A_question_that_there_is_not_is_no_question_for_all(string question)
    {
        await using var pages = await Pages.StartAsync();

        foreach (var path in (string[])["/register", "/register.json", "/register.csv", "/register.atom"])
        {
            Assert.That((await pages.GetAsync(path + question)).Status, Is.EqualTo(HttpStatusCode.BadRequest), path);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_dry_run_says_that_what_was_imported_is_not_here(bool dryRun)
    {
        await using var pages = await Pages.StartAsync(dryRun: dryRun);

        Assert.That(Page((await pages.GetAsync("/register")).Text).Body!.TextContent.Contains("A dry run keeps nothing", StringComparison.Ordinal), Is.EqualTo(dryRun));
    }

    [Test]
    public async Task An_empty_register_says_so()
    {
        await using var pages = await Pages.StartAsync();

        Assert.That((await pages.GetAsync("/register")).Text, Does.Contain("Nothing was decided yet"));
        Assert.That(Page((await pages.GetAsync("/register/charts")).Text).QuerySelector("main section p")!.TextContent, Is.EqualTo("Nothing was decided yet."));
    }

    [TestCase("\"><script>alert(1)</script><img src=x onerror=alert(1)>")]
    [TestCase("😀")]
    [TestCase("数")]
    [TestCase("<&\"'>")]
    public async Task Whatever_strangers_write_stays_text_and_no_page_gets_large(string text)
    {
        await using var pages = await Pages.StartAsync();
        string Long(int length) => string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))[..(length - (length % text.Length))];
        Decisions.Keep(pages.Bot.Ledger, Enumerable.Range(1, 60).Select(i => Decisions.Entry(i, Long(255)) with { Collected = Long(RegisterEntries.MostWords), Product = Long(30), Steward = Long(30) }));

        foreach (var path in (string[])["/register", "/register.json", "/register.atom", "/register/10", "/register/charts", $"/register?q={Uri.EscapeDataString(Long(190))}", $"/register?product={Uri.EscapeDataString(Long(30))}"])
        {
            var got = await pages.GetAsync(path);
            Assert.That(got.Status, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(got.Answer.Content.Headers.ContentLength ?? (await got.Answer.Content.ReadAsByteArrayAsync()).Length, Is.LessThan(200_000), path);
            if (got.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal))
            {
                var page = Page(got.Text);
                Assert.That(page.QuerySelectorAll("script, img, [onerror], [style]"), Is.Empty, path);
                Assert.That(path == "/register/charts" || page.Body!.TextContent.Contains(text, StringComparison.Ordinal), Is.True, path);
            }
        }
    }

    // 93 decisions of all kinds: enough for four pages.
    private static async Task<Pages> FilledAsync()
    {
        var pages = await Pages.StartAsync();
        var today = DateOnly.FromDateTime(pages.Stage.Time.GetUtcNow().UtcDateTime);
        Decisions.Keep(pages.Bot.Ledger, Enumerable.Range(1, 93).Select(i => Decisions.Entry(i) with
        {
            Product = i % 4 == 0 ? "Calendar" : "Thunderbird",
            Decision = i % 5 == 0 ? "-" : "+",
            Steward = i % 3 == 0 ? ":ines" : ":maren",
            Categories = i % 6 == 0 ? [1, 3] : [2],
            Expiry = i % 2 == 0 ? today.AddDays(i * 2) : null,
        }));
        return pages;
    }

    private static async Task<List<string>> WalkAsync(Pages pages, string path, Func<string, (IEnumerable<string> Bugs, string? Next)> read)
    {
        var bugs = new List<string>();
        for (var next = path; next is not null;)
        {
            (var some, next) = read((await pages.GetAsync(next)).Text);
            bugs.AddRange(some);
            Assert.That(bugs, Has.Count.LessThan(500), "it comes to an end");
        }

        return bugs;
    }

    private static IEnumerable<string> Bugs(string html) =>
        Page(html).QuerySelectorAll("ol.plain > li").Select(li => li.QuerySelector("p")!.TextContent.Split("bug ")[1].Split(' ')[0].Trim());

    private static IHtmlDocument Page(string html) => new HtmlParser().ParseDocument(html);
}
