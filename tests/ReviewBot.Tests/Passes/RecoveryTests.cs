using System.Text.Json.Nodes;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>What is left by an interruption is found again, what keeps failing is told, and what goes wrong everywhere is stopped.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RecoveryTests(SandboxFlavour flavour)
{
    private const string Refused = """{"error":true,"code":50,"message":"The server does not want this."}""";

    [Test]
    public async Task What_a_pass_that_broke_off_had_found_is_found_by_the_next()
    {
        await using var stage = new Stage(flavour);
        var (_, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Breaks = request => request.Method == "PUT" ? Breakdown.NothingStored : null;
        await stage.OnceAsync();
        stage.Sandbox.Breaks = null;
        stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ConnectionError) : null;
        await Assert.ThatAsync(() => stage.OnceAsync(), Throws.InstanceOf<Bugzilla.Errors.BugzillaException>());
        stage.Sandbox.Before = null;

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    [TestCase(1)]
    [TestCase(40)]
    public async Task What_we_said_and_somebody_hid_from_us_is_not_said_again(int minutes)
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Incomplete);
        await stage.OnceAsync();
        var ours = stage.Person("admin").Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray().Single(c => (string?)c!["creator"] == Stage.Login("bot"));
        stage.Person("admin").Change(bug, new JsonObject { ["comment_is_private"] = new JsonObject { [$"{ours!["id"]}"] = true } });

        for (var i = 0; i < 3; i++)
        {
            stage.Wait(TimeSpan.FromMinutes(minutes));
            await stage.OnceAsync();
        }

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_verdict_without_its_comment_is_completed()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: approve");
        stage.Sandbox.Breaks = request => request.Method == "PUT" ? Breakdown.HalfStored : null;
        await stage.OnceAsync();
        stage.Sandbox.Breaks = null;
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
        Assert.That(stage.Comments(bug), Is.Empty);

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain(":maren has approved"));
    }

    [Test]
    public async Task A_decision_of_the_same_moment_wins_over_an_older_word_that_was_carried_out()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: deny the opt-out is missing");
        var done = false;
        stage.Sandbox.Before = request =>
        {
            if (request.Method == "PUT" && !done)
            {
                done = true;
                stage.Wait(TimeSpan.FromSeconds(2));
                stage.Person("steward1").SetFlag(attachment, "data-review", "+");
                stage.Wait(TimeSpan.FromSeconds(2));
            }

            return null;
        };

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
    }

    [Test]
    public async Task A_question_is_not_asked_again_because_its_comment_was_lost()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Incomplete);
        stage.Request(Forms.Complete);
        var person = stage.Person("requester");
        var second = person.Attach(bug, "request-2.txt", Forms.Complete);
        person.Ask(second);
        person.Comment(bug, $"Attachment {second} is another request, please review both.");
        var puts = 0;
        stage.Sandbox.Before = request => request.Method == "PUT" && ++puts == 2 ? SandboxResponse.OfHtml(502, "<h1>Bad Gateway</h1>") : null;
        await stage.OnceAsync();
        stage.Sandbox.Before = null;

        stage.Wait(TimeSpan.FromMinutes(11));
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Needinfos(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_would_wait_for_nothing_is_told_and_so_are_the_owners()
    {
        await using var stage = new Stage(flavour, more: [("Safety:TripAfter", "100")]);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" && request.Path.Contains("/attachment/", StringComparison.Ordinal) ? SandboxResponse.OfJson(400, Refused) : null;
        for (var i = 0; i < 9; i++)
        {
            await stage.OnceAsync();
            stage.Wait(TimeSpan.FromDays(1));
        }

        Assert.That(stage.Comments(bug).Single(), Does.Contain("name a steward in the flag yourself"));
        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Text), Has.One.Contains($"Bug {bug} was given up"));
        Assert.That(new Failures(stage.Bot.Ledger).IsDead(bug), Is.True);
    }

    [Test]
    public async Task What_was_dropped_from_the_outbox_is_left_alone_until_it_changes()
    {
        await using var stage = new Stage(flavour, more: [("Safety:TripAfter", "100")]);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.Wait(TimeSpan.FromHours(1));
        stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(400, Refused) : null;
        await stage.OnceAsync();
        stage.Sandbox.Before = null;
        Assert.That(new Failures(stage.Bot.Ledger).Drop(bug), Is.True);
        stage.Wait(TimeSpan.FromMinutes(10));

        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.Null);
        stage.Person("requester").Comment(bug, "Is anybody there?");
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    [Test]
    public async Task What_goes_wrong_again_and_again_is_switched_off_while_reading_goes_on()
    {
        await using var stage = new Stage(flavour, more: [("Safety:TripAfter", "3")]);
        for (var i = 0; i < 6; i++)
        {
            stage.Request(Forms.Complete);
        }

        var tries = 0;
        stage.Sandbox.Before = request => request.Method == "PUT" && ++tries > 0 ? SandboxResponse.OfJson(400, Refused) : null;

        var report = await stage.OnceAsync();

        Assert.That(tries, Is.EqualTo(3));
        Assert.That(report.SwitchedOff, Is.EqualTo(nameof(Capabilities.Assign)));
        Assert.That(new Notices(stage.Bot.Ledger).All().Select(n => n.Text), Has.One.Contains("Assign was switched off after 3"));
        Assert.That((await stage.OnceAsync()).Bugs, Is.Not.Empty);
        Assert.That(tries, Is.EqualTo(3));
    }

    [Test]
    public async Task A_look_at_everything_finds_what_a_search_had_hidden_and_counts_it()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        await stage.OnceAsync();
        stage.Person("requester").Comment(bug, "reviewbot: explain");
        stage.Wait(TimeSpan.FromMinutes(10));
        stage.Sandbox.Before = request => request.Path == "/rest/bug" ? SandboxResponse.OfJson(200, """{"bugs":[]}""") : null;
        await stage.OnceAsync();
        stage.Sandbox.Before = null;
        stage.Wait(TimeSpan.FromMinutes(10));
        await stage.OnceAsync();
        Assert.That(stage.Comments(bug), Is.Empty);

        stage.Wait(TimeSpan.FromDays(1));
        var report = await stage.OnceAsync();

        Assert.That(report.Drifted, Is.EqualTo(1));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_first_look_at_everything_that_finds_nothing_is_made_again()
    {
        await using var stage = new Stage(flavour);
        var (_, attachment) = stage.Request(Forms.Complete);
        stage.Wait(TimeSpan.FromHours(2));
        stage.Sandbox.Before = request => request.Path == "/rest/bug" ? SandboxResponse.OfJson(200, """{"bugs":[]}""") : null;
        await stage.OnceAsync();
        stage.Sandbox.Before = null;

        stage.Wait(TimeSpan.FromHours(2));
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    [Test]
    public async Task A_clock_that_is_set_wrong_does_not_make_an_open_write_look_old()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : null;
        var ours = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(stage.Time.GetUtcNow() - TimeSpan.FromHours(3));
        await stage.RestartAsync(Ledger.InMemory(stage.Sandbox.BaseUrl.AbsoluteUri), ours);
        await stage.OnceAsync();
        stage.Sandbox.Before = null;

        var report = await stage.OnceAsync();

        Assert.That(report.Bugs.Single(b => b.Bug == bug).Outcome, Is.EqualTo("skipped"));
    }
}
