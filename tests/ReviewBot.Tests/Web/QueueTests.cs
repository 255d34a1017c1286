using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>What waits for whom, as the first page shows it.</summary>
public sealed class QueueTests
{
    [Test]
    public async Task Everything_that_waits_is_there_and_what_is_late_stands_first()
    {
        await using var pages = await Pages.StartAsync();
        var (late, _) = pages.Stage.Request(Forms.Complete);
        await pages.PassAsync();
        pages.Stage.Wait(TimeSpan.FromDays(6));
        var (incomplete, _) = pages.Stage.Request(Forms.Incomplete);
        var (fresh, _) = pages.Stage.Request(Forms.Complete, requestee: "steward2");
        await pages.PassAsync();
        await pages.PassAsync();

        var page = new HtmlParser().ParseDocument((await pages.GetAsync("/")).Text);
        var rows = page.QuerySelectorAll("article").Select(a => a.TextContent).ToList();

        Assert.That(page.QuerySelectorAll("article h2 a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { late, fresh, incomplete }.Select(b => $"/bugs/{b}")));
        Assert.That(rows[0], Does.Contain("The steward's turn").And.Contain("for 6 days").And.Contain("late").And.Contain("Next: it"));
        Assert.That(rows[2], Does.Contain("The requester's turn").And.Match(@"asks a steward all the same, in \d+ (hours|days) \(20\d\d-\d\d-\d\d\)").And.Not.Contain(", late"));
        Assert.That(page.Body!.TextContent, Does.Contain("3 requests wait, 1 of them longer than it should"));
        Assert.That(page.QuerySelectorAll("article.overdue"), Has.Length.EqualTo(1));
    }

    [TestCase("state=overdue", 1)]
    [TestCase("state=requester", 1)]
    [TestCase("state=steward", 2)]
    [TestCase("steward=:steward2", 1)]
    [TestCase("product=Calendar", 0)]
    [TestCase("product=thunderbird&state=&steward=", 3)]
    public async Task Filters_stand_in_the_address_and_mean_the_same_for_machines(string filter, int found)
    {
        await using var pages = await Pages.StartAsync();
        pages.Stage.Request(Forms.Complete, requestee: "steward1");
        await pages.PassAsync();
        pages.Stage.Wait(TimeSpan.FromDays(6));
        pages.Stage.Request(Forms.Incomplete);
        pages.Stage.Request(Forms.Complete, requestee: "steward2");
        await pages.PassAsync();
        await pages.PassAsync();

        var name = await NickAsync(pages, "steward2");
        filter = filter.Replace(":steward2", Uri.EscapeDataString(name), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument((await pages.GetAsync($"/?{filter}")).Text);
        var twin = JsonNode.Parse((await pages.GetAsync($"/queue.json?{filter}")).Text)!;

        Assert.That(page.QuerySelectorAll("article"), Has.Length.EqualTo(found));
        Assert.That(twin["waiting"]!.AsArray(), Has.Count.EqualTo(found));
        Assert.That(found > 0 || page.Body!.TextContent.Contains("Nothing of that kind waits.", StringComparison.Ordinal));
    }

    [Test]
    public async Task An_empty_queue_is_a_friendly_sentence_before_and_after_the_first_look()
    {
        await using var pages = await Pages.StartAsync();
        Assert.That((await pages.GetAsync("/")).Text, Does.Contain("The bot has not looked yet."));
        await pages.PassAsync();
        Assert.That((await pages.GetAsync("/")).Text, Does.Contain("Nothing waits for anybody."));
    }

    [Test]
    public async Task It_is_what_the_ledger_says_waits_over_the_whole_story()
    {
        await using var pages = await Pages.OfStoryAsync();
        var waits = new HistoryInLedger(pages.Bot.Ledger).Waits().ToList();
        var queue = JsonNode.Parse((await pages.GetAsync("/queue.json")).Text)!;

        Assert.That(
            queue["waiting"]!.AsArray().Select(w => ((int)w!["request"]!["bug"]!, (long)w["request"]!["attachment"]!)),
            Is.EquivalentTo(waits.Where(w => !w.Restricted).Select(w => (w.Bug, w.Attachment))).And.Not.Empty);
        Assert.That((int)queue["restricted"]!, Is.EqualTo(waits.Count(w => w.Restricted)));
        foreach (var wait in waits.Where(w => w.For == Awaited.Steward && !w.Restricted))
        {
            Assert.That(queue["waiting"]!.AsArray().Where(w => (int)w!["request"]!["bug"]! == wait.Bug).Select(w => (string)w!["request"]!["waits"]!["on"]!), Has.Member("Steward"));
        }
    }

    [Test]
    public async Task Of_very_many_it_shows_who_waits_longest_and_says_where_the_others_are()
    {
        await using var pages = await Pages.StartAsync();
        var (first, _) = pages.Stage.Request(Forms.Complete, requestee: "steward2");
        await pages.PassAsync();
        await pages.PassAsync();
        var trails = new Trails(pages.Bot.Ledger);
        var entry = trails.Waiting().Single();
        for (var bug = 7000; bug < 7202; bug++)
        {
            trails.Put(bug, 1, entry.Replace($"\"bug\":{first},", $"\"bug\":{bug},", StringComparison.Ordinal), "{}");
        }

        var answer = await pages.GetAsync("/?product=Thunderbird");
        var page = new HtmlParser().ParseDocument(answer.Text);

        Assert.That(page.QuerySelectorAll("article h2 a").Select(a => a.TextContent), Is.EqualTo(Enumerable.Range(7000, 199).Prepend(first).Select(b => $"{b}")));
        Assert.That(page.Body!.TextContent, Does.Contain("203 requests wait.").And.Contain("And 3 more requests: show only some of them"));
        Assert.That(answer.Text, Has.Length.LessThan(200_000));
        var all = page.QuerySelectorAll("p.about a").Single(a => a.TextContent == "all of them as JSON").GetAttribute("href")!;
        Assert.That(JsonNode.Parse((await pages.GetAsync(all)).Text)!["waiting"]!.AsArray(), Has.Count.EqualTo(203));
        Assert.That(all, Is.EqualTo("/queue.json?product=Thunderbird"));
    }

    [Test]
    public async Task A_dry_run_shows_what_it_would_do()
    {
        await using var pages = await Pages.StartAsync(dryRun: true);
        pages.Stage.Request(Forms.Complete);
        await pages.PassAsync();
        var text = (await pages.GetAsync("/")).Text;

        Assert.That(text, Does.Contain("Next: were this no dry run, it would ask a steward."));
        Assert.That(text, Does.Contain("DRY RUN"));
    }

    [Test]
    public async Task Those_who_run_it_see_what_failed()
    {
        await using var pages = await Pages.StartAsync();
        await pages.PassAsync();
        var well = new HtmlParser().ParseDocument((await pages.GetAsync("/")).Text);
        Assert.That(well.QuerySelector("h1 + p")!.TextContent, Does.StartWith("For those who run it: the last good look was at ").And.Contain("; no bug failed, no opening is overdue; no notices."));
        pages.Stage.Request(Forms.Complete);
        pages.Stage.Sandbox.Breaks = request => request.Method == "PUT" ? ReviewBot.Sandbox.Wire.Breakdown.NothingStored : null;
        await pages.PassAsync();
        await pages.PassAsync();
        Assert.That((await pages.PassAsync()).Failed, Is.Zero, "it is tried again, but not in every pass");
        var page = new HtmlParser().ParseDocument((await pages.GetAsync("/")).Text);

        Assert.That(page.QuerySelector("h1 + .alarm")!.TextContent, Does.Contain("1 bug failed and is tried again"));
        Assert.That(page.QuerySelector(".alarm + p")!.TextContent, Does.Not.Contain("no bug failed"));
    }

    private static async Task<string> NickAsync(Pages pages, string role)
    {
        var queue = JsonSerializer.Deserialize<JsonNode>((await pages.GetAsync("/queue.json")).Text)!;
        return queue["waiting"]!.AsArray().SelectMany(w => w!["request"]!["waits"]!["names"]!.AsArray().Select(n => (string)n!))
            .First(n => n.TrimStart(':').Equals(Support.Stage.Login(role).Split('@')[0], StringComparison.OrdinalIgnoreCase));
    }
}
