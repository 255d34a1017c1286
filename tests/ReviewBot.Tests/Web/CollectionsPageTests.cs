using System.Net;
using System.Text.Json.Nodes;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>What landed beside what was approved, on the pages and in the register.</summary>
public sealed class CollectionsPageTests
{
    [Test]
    public async Task The_story_shows_each_thing_that_can_be_found()
    {
        await using var pages = await Pages.OfStoryAsync();
        await pages.Bot.LookAtCollectionsAsync(CancellationToken.None);

        var page = await pages.GetAsync("/collections");
        var json = JsonNode.Parse((await pages.GetAsync("/collections.json")).Text)!;

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        var found = json["metrics"]!.AsArray().SelectMany(m => m!["findings"]!.AsArray()).Select(f => (string)f!["code"]!).Distinct().ToList();
        Assert.That(found, Is.EquivalentTo(CollectionFindings.Kinds.Select(k => k.Code)));
        Assert.That(found, Has.All.Matches<string>(code => page.Text.Contains($">{code}<", StringComparison.Ordinal)));
        Assert.That(json["unreadable"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(page.Text, Does.Contain("calendar/metrics.yaml:9").And.Contain("expires: 2027-05-0"));
        Assert.That(json.AsObject().Select(p => p.Key), Is.EqualTo(new[] { "metrics", "unreadable", "findings", "advice" }));
    }

    [Test]
    public async Task Before_anything_was_looked_at_the_page_says_what_to_do()
    {
        await using var pages = await Pages.StartAsync();

        Assert.That((await pages.GetAsync("/collections")).Text, Does.Contain("Collections:Sources"));
        Assert.That((await pages.GetAsync("/collections.json")).Text, Is.EqualTo("""{"metrics":[],"unreadable":[],"findings":0,"advice":0}"""));
    }

    [Test]
    public async Task The_register_says_what_became_of_a_decision()
    {
        await using var pages = await Pages.OfStoryAsync();
        await pages.Bot.LookAtCollectionsAsync(CancellationToken.None);

        var rows = JsonNode.Parse((await pages.GetAsync("/register.json")).Text)!["decisions"]!.AsArray();

        Assert.That(rows.Select(r => (string?)r!["landed"]), Has.Some.StartsWith("landed as ").And.Some.EndsWith("differs"));
        Assert.That((await pages.GetAsync("/register")).Text, Does.Contain("landed as "));
    }

    [Test]
    public async Task A_restricted_bug_that_is_cited_is_named_nowhere_but_to_the_owners()
    {
        await using var pages = await Pages.StartAsync();
        var bug = ReviewBot.Sandbox.Story.StoryTelling.SeedStory(pages.Stage.Sandbox)["restricted"];
        await pages.PassAsync();
        await pages.Bot.LookAtCollectionsAsync(CancellationToken.None);

        Assert.That((await pages.GetAsync("/collections")).Text, Does.Contain("review-restricted").And.Not.Contain($"bug {bug}<").And.Not.Contain($"id={bug}\"").And.Not.Contain($"id={bug}#"));
        Assert.That((await pages.GetAsync("/collections.json")).Text, Does.Not.Contain($"\"bug\":{bug},").And.Not.Contain($"id={bug}\""));
        Assert.That(new Notices(pages.Bot.Ledger).All().Where(n => n.Bug == bug).Select(n => n.Text), Has.Some.Contain("embargo lift"));
    }

    [Test]
    public async Task Owners_are_told_once_a_week_at_most_and_looks_come_daily_and_after_a_decision()
    {
        await using var pages = await Pages.OfStoryAsync();
        Task<bool> LookAsync() => pages.Bot.LookAtCollectionsAsync(CancellationToken.None);
        int Told() => new Notices(pages.Bot.Ledger).All().Count(n => n.Text.StartsWith("What landed", StringComparison.Ordinal));

        Assert.That(await LookAsync());
        Assert.That(Told(), Is.EqualTo(1));
        Assert.That(await LookAsync(), Is.False, "not again the same day");
        pages.Stage.Requests.Clear();
        pages.Stage.Wait(TimeSpan.FromDays(1));
        Assert.That(await LookAsync(), Is.False, "nothing is new");
        Assert.That(pages.Stage.Requests, Is.Empty, "an unchanged day asks the server nothing");

        var (_, attachment) = pages.Stage.Request(Forms.Complete, "steward2");
        pages.Stage.Person("steward2").SetFlag(attachment, "data-review", "+");
        await pages.PassAsync();
        Assert.That(await LookAsync(), "after a decision");
        Assert.That(Told(), Is.EqualTo(1), "once a week, and only what is other than before");
    }
}
