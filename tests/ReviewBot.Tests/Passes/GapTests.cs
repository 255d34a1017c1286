using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Humans and failures in the gaps: between load and re-read, between re-read and write, between flag and comment.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class GapTests(SandboxFlavour flavour)
{
    private const string Flag = "data-review";

    [Test]
    public async Task A_choice_made_before_the_last_read_is_respected()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        Once(stage, (request, _) => request.Method == "GET" && request.Path.StartsWith("/rest/bug/attachment/", StringComparison.Ordinal), () => stage.Person("requester").SetFlag(attachment, Flag, "?", Stage.Login("steward2")));

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward2")));
        Assert.That(stage.Comments(bug), Is.Empty);
    }

    [Test]
    public async Task A_choice_made_between_the_last_read_and_the_write_is_restored()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        Once(stage, IsReRead, () => stage.Person("requester").SetFlag(attachment, Flag, "?", Stage.Login("steward2")));

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward2")));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2), "the assignment, and the word that it was put right");
    }

    [Test]
    public async Task A_choice_made_while_another_one_is_put_right_is_restored_in_its_turn()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        var chosen = new Queue<string>(["steward1", "steward2"]);
        stage.Sandbox.Before = request =>
        {
            if (request.Method == "PUT" && chosen.TryDequeue(out var steward))
            {
                stage.Person("requester").SetFlag(attachment, Flag, "?", Stage.Login(steward));
            }

            return null;
        };

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward2")));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(3), "the assignment, and twice the word that it was put right");
    }

    [Test]
    public async Task Where_a_human_chose_the_same_steward_in_the_gap_the_next_assignment_is_another_one()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        var chosen = "";
        stage.Sandbox.Before = request =>
        {
            if (request.Method == "PUT" && chosen.Length == 0)
            {
                chosen = (string)System.Text.Json.Nodes.JsonNode.Parse(request.Body.Span)!["flags"]![0]!["requestee"]!;
                stage.Person("requester").SetFlag(attachment, Flag, "?", chosen);
            }

            return null;
        };
        await stage.OnceAsync();
        stage.Wait();
        stage.Person("requester").SetFlag(attachment, Flag, "?");
        stage.Wait();

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Comments(bug).Select(c => c.Split('\n')[^1]).ToList(), Is.Unique.And.Count.EqualTo(2));
    }

    [Test]
    public async Task A_decision_that_was_overwritten_is_put_right_before_anything_else_is_done_to_the_flag()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.AfterEach = (request, response) =>
        {
            if (IsReRead(request, 0) && stage.Flag(attachment) is { } flag && (string?)flag["status"] == "?" && stage.Comments(bug).Count == 0)
            {
                stage.Person("steward2").SetFlag(attachment, Flag, "+");
            }
            else if (request.Method == "PUT" && stage.Comments(bug).Count == 1)
            {
                stage.Person("steward1").Comment(bug, "reviewbot: assign me");
            }

            return response;
        };

        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
    }

    [TestCase("+")]
    [TestCase("-")]
    public async Task A_decision_made_between_the_last_read_and_the_write_is_restored_in_the_stewards_name(string verdict)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        Once(stage, IsReRead, () => stage.Person("steward2").SetFlag(attachment, Flag, verdict));

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo(verdict));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1], Does.Contain(":tomas"));
    }

    [Test]
    public async Task A_decision_that_we_overwrote_and_a_human_asked_for_again_is_left_to_the_steward()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.AfterEach = (request, response) =>
        {
            if (IsReRead(request, 0) && stage.Flag(attachment) is { } flag && (string?)flag["status"] == "?" && stage.Comments(bug).Count == 0)
            {
                stage.Person("steward2").SetFlag(attachment, Flag, "+");
            }
            else if (request.Method == "PUT" && stage.Comments(bug).Count == 1)
            {
                stage.Person("requester").SetFlag(attachment, Flag, "?", Stage.Login("steward2"));
            }

            return response;
        };

        await stage.OnceAsync();
        for (var i = 0; i < 3; i++)
        {
            stage.Wait(TimeSpan.FromMinutes(5));
            await stage.OnceAsync();
        }

        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That(((string?)stage.Flag(attachment)!["status"], stage.Requestee(attachment)), Is.EqualTo(("?", Stage.Login("steward2"))));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(2));
        Assert.That(stage.Comments(bug)[1].Words(), Does.Contain(":tomas had set data-review+").And.Contain("please set it once more"));
    }

    [Test]
    public async Task A_request_withdrawn_in_the_gap_ends_in_silence()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        Once(stage, IsReRead, () => stage.Person("requester").SetFlag(attachment, Flag, "X"));

        var report = await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Is.Empty);
        Assert.That(stage.Flag(attachment), Is.Null);
        Assert.That(report.Failed, Is.Zero);
    }

    [Test]
    public async Task A_write_whose_answer_was_lost_is_not_repeated()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.AfterEach = (request, response) => request.Method == "PUT" ? SandboxResponse.OfHtml(502, "<h1>Bad Gateway</h1>") : response;
        await stage.OnceAsync();
        stage.AfterEach = null;

        stage.Wait(TimeSpan.FromMinutes(11));
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_write_that_never_arrived_is_decided_anew()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfHtml(502, "<h1>Bad Gateway</h1>") : null;
        await stage.OnceAsync();
        stage.Sandbox.Before = null;

        stage.Wait(TimeSpan.FromMinutes(11));
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_reminder_that_never_arrived_does_not_count_as_one()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        await stage.OnceAsync();
        stage.Wait(TimeSpan.FromHours(73));
        stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfHtml(502, "<h1>Bad Gateway</h1>") : null;
        await stage.OnceAsync();
        stage.Sandbox.Before = null;
        Assert.That(stage.Comments(bug), Is.Empty);

        stage.Wait(TimeSpan.FromMinutes(11));
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_flag_without_its_comment_is_completed()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Breaks = request => request.Method == "PUT" ? Breakdown.HalfStored : null;
        await stage.OnceAsync();
        stage.Sandbox.Breaks = null;
        Assert.That(stage.Requestee(attachment), Is.Not.Null);
        Assert.That(stage.Comments(bug), Is.Empty);

        stage.Wait(TimeSpan.FromMinutes(11));
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_command_whose_answer_was_lost_does_not_reach_another_request()
    {
        await using var stage = new Stage(flavour);
        var (bug, first) = stage.Request(Forms.Complete, "steward1");
        var second = stage.Person("requester").Attach(bug, "other.txt", Forms.Complete);
        stage.Person("requester").Ask(second, Stage.Login("steward2"));
        await stage.OnceAsync();
        stage.Wait();
        stage.Person("steward1").Comment(bug, "reviewbot: approve");
        stage.Sandbox.Breaks = request => request.Method == "PUT" ? Breakdown.HalfStored : null;
        stage.Wait(TimeSpan.FromMinutes(3));
        await stage.OnceAsync();
        stage.Sandbox.Breaks = null;
        Assert.That((string?)stage.Flag(first)!["status"], Is.EqualTo("+"));

        stage.Wait(TimeSpan.FromMinutes(11));
        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(second)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Comments(bug).Count(c => c.Contains("has approved", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Over_the_cap_nothing_is_written_and_the_way_through_is_told()
    {
        await using var stage = new Stage(flavour, more: [("Safety:MaxWritesPerPass", "2")]);
        var attachments = Enumerable.Range(0, 3).Select(_ => stage.Request(Forms.Complete).Attachment).ToList();

        var stopped = await stage.OnceAsync();
        Assert.That(attachments.Select(stage.Requestee), Is.All.Null);
        Assert.That(stopped.StoppedByCap, Is.EqualTo(3));

        await stage.OnceAsync(new PassOptions { AllowWrites = 3 });
        Assert.That(attachments.Select(stage.Requestee), Has.None.Null);
    }

    [TestCase("[no-reviewbot]")]
    [TestCase("[foo][No-ReviewBot]")]
    public async Task The_whiteboard_keeps_the_bot_off(string text)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.Person("admin").Change(bug, new System.Text.Json.Nodes.JsonObject { ["whiteboard"] = text });

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(stage.Comments(bug), Is.Empty);
    }

    [Test]
    public async Task A_switched_off_capability_writes_nothing_and_is_taken_up_live()
    {
        await using var stage = new Stage(flavour, more: [("Safety:Assign", "false")]);
        var (_, attachment) = stage.Request(Forms.Complete);

        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.Null);

        stage.Set("Safety:Assign", "true");
        stage.Wait(TimeSpan.FromDays(2));
        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }

    private static bool IsReRead(SandboxRequest request, int puts) =>
        request.Method == "GET" && puts == 0 && System.Text.RegularExpressions.Regex.IsMatch(request.Path, "/rest/bug/[0-9]+$") && !request.PathAndQuery.Contains("assigned_to", StringComparison.Ordinal);

    // Lets a human act once, right after the first answer that matches.
    private static void Once(Stage stage, Func<SandboxRequest, int, bool> when, Action act)
    {
        var done = false;
        stage.AfterEach = (request, response) =>
        {
            if (!done && when(request, stage.Requests.Count(r => r.Method == "PUT")))
            {
                done = true;
                stage.Wait(TimeSpan.FromSeconds(2));
                act();
                stage.Wait(TimeSpan.FromSeconds(2));
            }

            return response;
        };
    }
}
