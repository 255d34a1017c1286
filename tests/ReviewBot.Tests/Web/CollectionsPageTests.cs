using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;
using ReviewBot.Views;

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
    public async Task However_much_landed_the_page_stays_small_and_the_rest_is_counted()
    {
        await using var pages = await Pages.StartAsync();
        MetricView[] all = [.. Enumerable.Range(0, 5000).Select(i => new MetricView($"mail.metric_{i}", "example/mail", "mail/metrics.yaml", i, "counter", "never", [1], [new CitedView($"https://bugzilla.example.org/show_bug.cgi?id={i}", i, null, "none")], i % 2 == 0 ? [] : [new LandedFindingView("no-review", "error", "It cites no data review.", "data_reviews: [\"x\"]")]))];
        new Landings(pages.Bot.Ledger).Keep(JsonSerializer.Serialize(new CollectionsLook(DateTimeOffset.UnixEpoch, new CollectionsView(all, [], 2500, 0), []), CollectionsJson.Default.CollectionsLook), new LandedWords());

        var page = await pages.GetAsync("/collections");

        Assert.That(page.Text, Has.Length.LessThan(200 * 1024).And.Contains("And 2400 more definitions").And.Contains("<li>and others</li>").And.Contains("in 5000 definitions"));
        Assert.That(JsonNode.Parse((await pages.GetAsync("/collections.json")).Text)!["metrics"]!.AsArray(), Has.Count.EqualTo(5000));
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

    [TestCase("true", 1)]
    [TestCase("false", 0)]
    public async Task What_differs_is_asked_once_in_the_bug_that_decided_if_the_settings_want_it(string comment, int times)
    {
        await using var pages = await Pages.OfStoryAsync(("Collections:Comment", comment));
        await pages.Bot.LookAtCollectionsAsync(CancellationToken.None);
        await pages.PassAsync();
        await pages.PassAsync();

        var asked = pages.Stage.Comments(1).Where(c => c.Contains("Is that meant?", StringComparison.Ordinal)).ToList();
        Assert.That(asked, Has.Count.EqualTo(times));
        Assert.That(asked, Has.All.Contain("spaces.opened_by_touch").And.All.Contain("expires: 2027-05-"));
    }

    [Test]
    public async Task A_restricted_bug_whose_collection_landed_is_told_the_line_that_opens_it_and_stays_closed()
    {
        await using var pages = await Pages.StartAsync(settings: [("Embargo:Groups:0", "data-review-embargo"), ("Embargo:ToleratedGroups:0", "data-review-partners")]);
        var bug = ReviewBot.Sandbox.Story.StoryTelling.SeedStory(pages.Stage.Sandbox)["restricted"];
        await pages.PassAsync();
        await pages.Bot.LookAtCollectionsAsync(CancellationToken.None);
        await pages.PassAsync();
        await pages.PassAsync();

        Assert.That(pages.Stage.Comments(bug).Count(c => c.Contains("spaces.provider", StringComparison.Ordinal) && c.Contains("reviewbot: embargo lift", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(pages.Stage.Person("admin").Get($"/rest/bug/{bug}")["bugs"]![0]!["groups"]!.AsArray(), Is.Not.Empty);
    }
}
