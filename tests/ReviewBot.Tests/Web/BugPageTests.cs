using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using ReviewBot.Passes.Given;
using ReviewBot.Tests.Support;
using ReviewBot.Views;

namespace ReviewBot.Tests.Web;

/// <summary>The trail of one bug.</summary>
public sealed class BugPageTests
{
    [Test]
    public async Task It_tells_who_asked_what_was_read_who_was_chosen_and_why_what_was_said_and_what_comes_next()
    {
        await using var pages = await Pages.StartAsync();
        var (bug, attachment) = pages.Stage.Request(Forms.Complete);
        await pages.PassAsync();
        await pages.PassAsync();
        var page = new HtmlParser().ParseDocument((await pages.GetAsync($"/bugs/{bug}")).Text);
        var timeline = page.QuerySelectorAll(".timeline > li").Select(l => l.TextContent).ToList();

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo($"Bug {bug}: Count the things"));
        Assert.That(timeline[0], Does.Contain("Asked for by :robin"));
        Assert.That(timeline[1], Does.Contain("asked by us").And.Contain("and not somebody else").And.Contain("in the running: share").And.Contain("never asked"));
        Assert.That(page.QuerySelectorAll(".timeline a").Select(a => a.GetAttribute("href")), Has.Some.EndsWith($"show_bug.cgi?id={bug}#c2"));
        Assert.That(page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), Has.Some.EndsWith($"attachment.cgi?id={attachment}"));
        Assert.That(page.QuerySelectorAll(".beside pre").Select(p => p.TextContent), Has.Some.EqualTo("How often people use the snooze button."));
        Assert.That(page.QuerySelectorAll(".beside small").Select(p => p.TextContent), Has.Some.Contain("the answer to question 1, what the data will answer"));
        Assert.That(page.Body!.TextContent, Does.Contain("Next: it reminds the steward").And.Contain("What comes next"));
    }

    [Test]
    public async Task A_decision_and_how_it_came_to_it_lead_to_each_other_where_both_are_there()
    {
        await using var pages = await Pages.StartAsync();
        var (bug, attachment) = pages.Stage.Request(Forms.Complete, "steward2");
        await pages.PassAsync();
        Assert.That(Links((await pages.GetAsync($"/bugs/{bug}")).Text), Has.None.EqualTo($"/register/{attachment}"), "nothing is decided");

        pages.Stage.Person("steward2").SetFlag(attachment, "data-review", "+");
        await pages.PassAsync();
        Assert.That(Links((await pages.GetAsync($"/bugs/{bug}")).Text), Has.Some.EqualTo($"/register/{attachment}"));
        Assert.That(Links((await pages.GetAsync($"/register/{attachment}")).Text), Has.Some.EqualTo($"/bugs/{bug}"));

        pages.Bot.Ledger.Execute("DELETE FROM trails");
        Assert.That(Links((await pages.GetAsync($"/register/{attachment}")).Text), Has.None.EqualTo($"/bugs/{bug}"), "as of the years before the bot");

        static IEnumerable<string?> Links(string page) => new HtmlParser().ParseDocument(page).QuerySelectorAll("a").Select(a => a.GetAttribute("href"));
    }

    [Test]
    public async Task Nothing_is_said_twice_in_a_bugs_trail()
    {
        await using var pages = await Pages.OfStoryAsync();
        var seen = 0;
        foreach (var number in Enumerable.Range(1, 25))
        {
            var got = await pages.GetAsync($"/bugs/{number}");
            var reasons = new HtmlParser().ParseDocument(got.Text).QuerySelectorAll("section:last-of-type > ul:first-of-type > li").Select(l => l.TextContent.Trim()).ToList();
            seen += reasons.Count;

            Assert.That(reasons, Has.None.Matches<string>(r => reasons.Exists(other => other != r && other.StartsWith(r!.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))), $"bug {number}");
            Assert.That(reasons, Has.All.Matches<string>(r => char.IsUpper(r![0]) && r[^1] == '.'), $"bug {number}");
        }

        Assert.That(seen, Is.GreaterThan(15));
    }

    [Test]
    public async Task It_is_what_explain_prints_for_each_public_bug_of_the_story()
    {
        await using var pages = await Pages.OfStoryAsync();
        var seen = 0;
        foreach (var number in Enumerable.Range(1, 25))
        {
            var got = await pages.GetAsync($"/bugs/{number}.json");
            if (got.Status == HttpStatusCode.NotFound)
            {
                continue;
            }

            seen++;
            var report = await pages.Bot.Passes.RunAsync(new PassOptions { PlanOnly = true, Wanted = Wanted.Only([number]) }, CancellationToken.None);
            var explained = JsonSerializer.SerializeToNode(BugView.Of(number, report), LookJson.Default.BugView)!;
            var shown = JsonNode.Parse(got.Text)!;
            foreach (var (name, value) in explained.AsObject().Where(p => p.Key is not ("readAt" or "done" or "choices" or "requests")))
            {
                Assert.That(shown[name]?.ToJsonString(), Is.EqualTo(value?.ToJsonString()), $"bug {number}: {name}");
            }

            // How candidates stand changes with every other bug; whoever chose and what was said does not.
            Assert.That(shown["requests"]!.AsArray().Select(r => r!["rounds"]!.ToJsonString()), Is.EqualTo(explained["requests"]!.AsArray().Select(r => r!["rounds"]!.ToJsonString())));
            Assert.That(shown["requests"]!.AsArray().Select(r => r!["waits"]?.ToJsonString()), Is.EqualTo(explained["requests"]!.AsArray().Select(r => r!["waits"]?.ToJsonString())));
            Assert.That(shown["requests"]!.AsArray().Select(r => r!["reading"]?.ToJsonString()), Is.EqualTo(explained["requests"]!.AsArray().Select(r => r!["reading"]?.ToJsonString())));
        }

        Assert.That(seen, Is.GreaterThan(14));
    }

    [Test]
    public async Task What_was_chosen_stays_with_its_reasons_and_a_decision_is_cited()
    {
        await using var pages = await Pages.StartAsync();
        var (bug, attachment) = pages.Stage.Request(Forms.Complete);
        await pages.PassAsync();
        var asked = pages.Stage.Requestee(attachment)!;
        pages.Stage.Sandbox.As(asked).SetFlag(attachment, "data-review", "+", comment: "Fine.");
        await pages.PassAsync();
        await pages.PassAsync();
        var page = new HtmlParser().ParseDocument((await pages.GetAsync($"/bugs/{bug}")).Text);

        Assert.That(page.QuerySelectorAll(".timeline details summary").Select(s => s.TextContent), Has.One.StartsWith("Why "));
        Assert.That(page.QuerySelectorAll(".timeline a").Select(a => a.TextContent), Has.Some.StartsWith("Granted by"));
        Assert.That(page.Body!.TextContent, Does.Contain("Nobody is waited for in this request."));
    }

    [TestCase("/bugs/999999")]
    [TestCase("/bugs/0")]
    [TestCase("/bugs/99999999999999")]
    [TestCase("/bugs/-1")]
    [TestCase("/bugs/x")]
    public async Task An_unknown_number_is_a_friendly_404(string path)
    {
        await using var pages = await Pages.StartAsync();
        var got = await pages.GetAsync(path);

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(got.Text, Does.Contain("<h1>Nothing here</h1>"));
    }
}
