using System.Text.RegularExpressions;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>The loop as a whole: what one pass does, and that the next does nothing.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed partial class StoryTests(SandboxFlavour flavour)
{
    [Test]
    public async Task A_second_pass_over_the_story_writes_nothing()
    {
        await using var stage = new Stage(flavour);
        stage.Sandbox.SeedStory();

        var first = await stage.OnceAsync();
        var second = await stage.OnceAsync();
        var third = await stage.OnceAsync();

        Assert.That(first.Failed, Is.Zero, string.Join("\n", first.Bugs));
        Assert.That(first.Writes, Is.GreaterThan(5));
        Assert.That(second.Writes, Is.Zero, string.Join("\n", second.Bugs));
        Assert.That(third.Writes, Is.Zero);
    }

    [Test]
    public async Task Without_its_ledger_the_bot_says_nothing_twice()
    {
        await using var stage = new Stage(flavour);
        stage.Sandbox.SeedStory();
        await stage.OnceAsync();

        await stage.ForgetEverythingAsync();
        var again = await stage.OnceAsync();

        Assert.That(again.Writes, Is.Zero, string.Join("\n", again.Bugs));
        Assert.That(stage.Requests.Select(r => r.Method), Has.None.EqualTo("PUT").And.None.EqualTo("POST"));
    }

    [Test]
    public async Task Only_where_Markdown_is_rendered_its_marks_are_written()
    {
        await using var stage = new Stage(flavour);
        var bugs = stage.Sandbox.SeedStory().Where(b => b.Key != "another product").Select(b => b.Value).ToList();
        await stage.OnceAsync();
        foreach (var bug in bugs)
        {
            foreach (var command in (string[])["help", "explain", "recheck", "prefill", "embargo explain", "embargo until 2027-13-13", "escalate legal a third party", "decline", "aprove", "hold"])
            {
                stage.Person("admin").Comment(bug, $"reviewbot: {command}");
            }
        }

        await stage.OnceAsync();
        stage.Wait(TimeSpan.FromDays(20));
        await stage.OnceAsync();

        var ours = bugs.SelectMany(stage.Comments).ToList();
        var marked = ours.Where(c => Marks().IsMatch(c)).ToList();
        Assert.That(ours, Has.Count.GreaterThan(30));
        Assert.That(marked, Has.Count.EqualTo(flavour == SandboxFlavour.Bmo ? ours.Count : 0), string.Join("\n\n", marked));
    }

    [Test]
    public async Task A_dry_run_sends_only_GETs_and_says_what_it_would_do()
    {
        await using var stage = new Stage(flavour, dryRun: true);
        stage.Sandbox.SeedStory();

        var report = await stage.OnceAsync();

        Assert.That(stage.Requests, Is.Not.Empty.And.All.Matches<(string Method, string Path)>(r => r.Method == "GET"));
        Assert.That(report.Bugs.SelectMany(b => b.Effects), Does.Contain("assigned"));
        Assert.That(report.DryRun);
        Assert.That(report.Writes, Is.Zero);
    }

    [Test]
    public async Task A_dry_run_reads_no_bug_again_for_a_write_that_is_not_sent()
    {
        await using var stage = new Stage(flavour, dryRun: true);
        stage.Request(Forms.Complete);
        stage.Request(Forms.Complete);

        var report = await stage.OnceAsync();

        Assert.That(report.Bugs.SelectMany(b => b.Effects), Does.Contain("assigned"));
        Assert.That(stage.Requests.Where(r => WholeBugs().IsMatch(r.Path)), Has.One.Items, string.Join("\n", stage.Requests));
    }

    [Test]
    public async Task An_unchanged_pass_makes_two_requests()
    {
        await using var stage = new Stage(flavour);
        stage.Sandbox.SeedStory();
        await stage.OnceAsync();
        stage.Wait(TimeSpan.FromMinutes(10));
        await stage.OnceAsync();
        stage.Wait(TimeSpan.FromMinutes(10));

        await stage.OnceAsync();

        Assert.That(stage.Requests, Has.Count.EqualTo(2), string.Join("\n", stage.Requests));
    }

    [Test]
    public async Task Two_hundred_waiting_requests_are_read_in_batches()
    {
        await using var stage = new Stage(flavour);
        for (var i = 0; i < 200; i++)
        {
            stage.Request(Forms.Complete);
        }

        stage.Wait(TimeSpan.FromMinutes(10));
        await stage.OnceAsync(new PassOptions { PlanOnly = true });
        var startUp = stage.Requests.Count(r => r.Path.Contains("flag_type", StringComparison.Ordinal) || r.Path.Contains("version", StringComparison.Ordinal)
            || r.Path.Contains("whoami", StringComparison.Ordinal) || r.Path.Contains("valid_login", StringComparison.Ordinal) || r.Path.Contains("fields=id,name,groups", StringComparison.Ordinal));
        var report = await stage.OnceAsync();

        Assert.That(report.Writes, Is.EqualTo(200));
        Assert.That(stage.Requests.Count(r => r.Method == "GET"), Is.LessThanOrEqualTo(2 + (6 * 2) + 200));
        Assert.That(startUp, Is.LessThan(10));
    }

    [Test]
    public async Task A_bug_of_another_product_is_never_touched()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete, product: "Firefox");
        var before = stage.Picture(bug);

        await stage.OnceAsync();

        Assert.That(stage.Picture(bug), Is.EqualTo(before));
    }

    [Test]
    public async Task One_bug_that_fails_does_not_stop_the_others()
    {
        await using var stage = new Stage(flavour);
        var (_, first) = stage.Request(Forms.Complete);
        var (_, second) = stage.Request(Forms.Complete);
        stage.AfterEach = (request, response) => request.Method == "PUT" && request.Path.EndsWith($"/{first}", StringComparison.Ordinal)
            ? SandboxResponse.OfJson(400, """{"error":true,"code":114,"message":"too long"}""")
            : response;

        var report = await stage.OnceAsync();

        Assert.That(report.Failed, Is.EqualTo(1));
        Assert.That(stage.Requestee(second), Is.Not.Null);
    }

    // Code, bold, fences, links, table rows, headings, link definitions.
    [GeneratedRegex(@"`|\*\*|__|\]\(|^\s*\||^#+ |^\[//\]:", RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^/rest/bug/\d+(\?|$)")]
    private static partial Regex WholeBugs();
}
