using System.Text.Json.Nodes;
using ReviewBot.Passes.Acting;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>A plan's writes, and what their answers tell.</summary>
public sealed class PlanSenderTests
{
    private const string Embargoed = "data-review-embargo";
    private static readonly string Steward = Stage.Login("steward1");
    private static readonly string Requester = Stage.Login("requester");

    [Test]
    public async Task What_is_said_counts_as_said_only_once_the_last_write_went_through()
    {
        await using var parts = new PassParts();
        var (bug, first, second) = TwoRequests(parts.Stage);
        parts.Stage.Sandbox.Before = request => IsPut(request, $"/attachment/{second}") ? Refused(50, "The server does not want this.") : null;
        await parts.Get<ReviewBot.Passes.PassRunner>().RunAsync(new(), CancellationToken.None);
        Assert.That((parts.Stage.Requestee(first), parts.Stage.Requestee(second)), Is.Not.EqualTo(((string?)null, (string?)null)), "half of it is done");
        Assert.That(parts.Stage.Comments(bug), Is.Empty);

        parts.Stage.Sandbox.Before = null;
        parts.Stage.Wait(TimeSpan.FromMinutes(2));
        await parts.Get<ReviewBot.Passes.PassRunner>().RunAsync(new(), CancellationToken.None);

        Assert.That(parts.Stage.Requestee(second), Is.Not.Null);
        Assert.That(parts.Stage.Comments(bug), Has.One.Items);
    }

    [Test]
    public async Task A_write_that_overwrote_somebodys_choice_does_not_keep_the_others_from_going_out()
    {
        await using var parts = new PassParts();
        var (bug, first, second) = TwoRequests(parts.Stage);
        var attempt = await parts.AttemptAsync(bug);
        var chosen = attempt.Plan.Effects.OfType<Effect.Assign>().Single(a => a.AttachmentId == second).Steward;
        parts.Stage.Sandbox.Before = request =>
        {
            if (IsPut(request, $"/attachment/{first}"))
            {
                parts.Stage.Person("requester").SetFlag(first, "data-review", "?", chosen);
            }

            return null;
        };

        var outcome = await parts.Get<PlanSender>().SendAsync(attempt, CancellationToken.None);

        Assert.That((outcome.Kind, outcome.Sent), Is.EqualTo((SendKind.Overwrote, 2)));
        Assert.That(parts.Stage.Requestee(second), Is.Not.Null);
    }

    [Test]
    public async Task A_dry_run_goes_through_all_writes_and_none_of_them_counts()
    {
        await using var parts = new PassParts(("Safety:DryRun", "true"));
        var (bug, _, _) = TwoRequests(parts.Stage);
        var attempt = await parts.AttemptAsync(bug);

        var outcome = await parts.Get<PlanSender>().SendAsync(attempt with { Plan = Reminding(attempt.Plan, "steward1") }, CancellationToken.None);

        Assert.That((outcome.Kind, outcome.Sent), Is.EqualTo((SendKind.DryRun, 0)));
        Assert.That(Outcomes(parts), Is.EqualTo(new[] { "refused", "refused" }));
        Assert.That(parts.Get<Reminded>().Since(default), Is.Empty);
    }

    [TestCase("cut", "bug", 0)]
    [TestCase("cut", "attachment", 1, TestName = "A_reminder_whose_answer_was_lost_may_have_been_read")]
    [TestCase("refused", "attachment", 0)]
    [TestCase("sent", "", 1)]
    public async Task Who_is_reminded_is_remembered_with_the_write_that_says_so_and_not_where_it_certainly_was_not_said(string how, string where, int remembered)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var attempt = await parts.AttemptAsync(bug);
        var plan = Reminding(attempt.Plan, "steward1");
        parts.Stage.Sandbox.Before = request => where.Length == 0 || !IsPut(request, $"/{where}/{(where == "bug" ? bug : "")}") ? null
            : how == "cut" ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut") : Refused(130, "You may not set this flag.");

        await parts.Get<PlanSender>().SendAsync(attempt with { Plan = plan with { Steps = [new Step { Capability = Capabilities.Assign, Word = "cc", Reason = "", Effects = [new Effect.AddCc(Requester)] }, .. plan.Steps] } }, CancellationToken.None);

        Assert.That(parts.Get<Reminded>().Since(default).Select(r => (r.Person, r.Subject)), Is.EqualTo(Enumerable.Repeat((Steward, $"bug {bug}"), remembered)), "what goes out by mail is remembered with the mail");
    }

    [Test]
    public async Task A_steward_whom_the_server_refuses_is_refused_for_the_request_that_names_them()
    {
        await using var parts = new PassParts();
        var (bug, first, second) = TwoRequests(parts.Stage);
        var attempt = await parts.AttemptAsync(bug);
        var asked = attempt.Plan.Effects.OfType<Effect.Assign>().Single(a => a.AttachmentId == second).Steward;
        parts.Stage.Sandbox.Before = request => IsPut(request, $"/attachment/{second}") ? Blocks(asked) : null;

        var outcome = await parts.Get<PlanSender>().SendAsync(attempt, CancellationToken.None);

        Assert.That(parts.Stage.Requestee(first), Is.Not.Null);
        Assert.That(outcome.Refusal, Is.EqualTo(new Refusal($"{second}.1", asked, "BlocksRequests")));
    }

    [TestCase("requester", nameof(SendKind.NeedinfoRefused))]
    [TestCase("steward1", nameof(SendKind.StewardRefused))]
    [TestCase("nobody", nameof(SendKind.StewardRefused), TestName = "Where_the_server_does_not_say_whom_it_refuses_it_is_the_steward")]
    public async Task A_person_who_is_refused_as_the_one_asked_back_is_not_held_against_the_steward(string refused, string expected)
    {
        await using var parts = new PassParts(SandboxFlavour.Bmo);
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        var attempt = await parts.AttemptAsync(bug);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? Blocks(refused == "nobody" ? "somebody" : Stage.Login(refused)) : null;

        var outcome = await parts.Get<PlanSender>().SendAsync(With(attempt, Assigns(attempt, attachment), new Effect.AskNeedinfo(Requester)), CancellationToken.None);

        Assert.That($"{outcome.Kind}", Is.EqualTo(expected));
        Assert.That(outcome.Refusal?.Subject, Is.EqualTo(outcome.Refusal is null ? null : $"{attachment}.1"), "not the comment that asked for it");
        Assert.That(outcome.Refusal?.Steward, Is.EqualTo(expected == nameof(SendKind.StewardRefused) ? Steward : null));
    }

    [Test]
    public async Task A_question_that_the_server_does_not_take_beside_an_assignment_is_a_question_that_it_does_not_take()
    {
        await using var parts = new PassParts(SandboxFlavour.Bmo);
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        var attempt = await parts.AttemptAsync(bug);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? Refused(50, "This flag can't be had twice.") : null;

        var outcome = await parts.Get<PlanSender>().SendAsync(With(attempt, Assigns(attempt, attachment), new Effect.AskNeedinfo(Requester)), CancellationToken.None);

        Assert.That(outcome.Kind, Is.EqualTo(SendKind.NeedinfoRefused));
    }

    [TestCase("", 0)]
    [TestCase("says something", 1)]
    [TestCase("clears another", 1)]
    [TestCase("copies", 1)]
    [TestCase("opens", 1)]
    public async Task Where_the_question_is_refused_all_else_goes_out_and_nothing_empty_does(string what, int writes)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete, groups: Embargoed);
        var attempt = await parts.AttemptAsync(bug);
        var answer = new JsonObject { ["bugs"] = new JsonArray(new JsonObject { ["id"] = bug, ["changes"] = new JsonObject { ["groups"] = new JsonObject { ["removed"] = Embargoed, ["added"] = "" } } }) };
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(200, answer.ToJsonString()) : null;
        Effect[] more = what switch
        {
            "clears another" => [new Effect.ClearNeedinfo(7)],
            "copies" => [new Effect.AddCc(Requester)],
            "opens" => [new Effect.RemoveGroups([Embargoed])],
            _ => [],
        };
        var asking = With(attempt, [new Effect.AskNeedinfo(Requester), .. more]);

        await parts.Get<PlanSender>().SendAsync(asking with { WithoutNeedinfo = true, Plan = asking.Plan with { Comment = what == "says something" ? "words" : null } }, CancellationToken.None);

        Assert.That(Outcomes(parts), Is.EqualTo(Enumerable.Repeat("confirmed", writes)));
    }

    [TestCase("data-review-embargo", nameof(SendKind.WithoutEffect))]
    [TestCase("data-review-embargo, partner-embargo", nameof(SendKind.Done))]
    public async Task A_bug_is_opened_once_the_answer_names_every_group(string removed, string expected)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete, groups: Embargoed);
        var answer = new JsonObject { ["bugs"] = new JsonArray(new JsonObject { ["id"] = bug, ["changes"] = new JsonObject { ["groups"] = new JsonObject { ["removed"] = removed, ["added"] = "" } } }) };
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(200, answer.ToJsonString()) : null;

        var outcome = await parts.Get<PlanSender>().SendAsync(With(await parts.AttemptAsync(bug), new Effect.RemoveGroups([Embargoed, "partner-embargo"])), CancellationToken.None);

        Assert.That($"{outcome.Kind}", Is.EqualTo(expected));
    }

    [TestCase("assigned", "data-review?", nameof(SendKind.Done))]
    [TestCase("assigned", "data-review?(somebody@example.org)", nameof(SendKind.Overwrote))]
    [TestCase("handed-over", "data-review?(somebody@example.org)", nameof(SendKind.Done), TestName = "Who_takes_over_from_another_overwrites_nobodys_choice")]
    [TestCase("handed-over", "data-review+", nameof(SendKind.Overwrote))]
    [TestCase("assigned", "review?(somebody@example.org)", nameof(SendKind.Done))]
    public async Task What_the_answer_says_was_there_tells_whether_somebodys_choice_was_overwritten(string word, string removed, string expected)
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        var changes = new JsonObject { ["flagtypes.name"] = new JsonObject { ["removed"] = removed, ["added"] = $"data-review?({Steward})" } };
        parts.Stage.Sandbox.Before = request => request.Method == "PUT"
            ? SandboxResponse.OfJson(200, new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["id"] = attachment, ["changes"] = changes }) }.ToJsonString())
            : null;
        var attempt = await parts.AttemptAsync(bug);
        var sent = With(attempt, Assigns(attempt, attachment));

        var outcome = await parts.Get<PlanSender>().SendAsync(sent with { Plan = sent.Plan with { Steps = [sent.Plan.Steps[0] with { Word = word }] } }, CancellationToken.None);

        Assert.That($"{outcome.Kind}", Is.EqualTo(expected));
    }

    private static (int Bug, int First, int Second) TwoRequests(Stage stage)
    {
        var (bug, first) = stage.Request(Forms.Complete);
        var second = stage.Person("requester").Attach(bug, "other.txt", Forms.Complete);
        stage.Person("requester").Ask(second);
        stage.Wait();
        return (bug, first, second);
    }

    private static Effect Assigns(Attempt attempt, int attachment) => new Effect.Assign(attachment, attempt.Case.Requests.Single().Pending[0].Id, Steward);

    // One step with these effects and nothing said.
    private static Attempt With(Attempt attempt, params Effect[] effects) => attempt with
    {
        Plan = new Plan
        {
            BugId = attempt.Bug,
            Steps = [new Step { Capability = Capabilities.Assign, Word = "assigned", Reason = "", Effects = [.. effects], Marks = [new MarkItem(MarkItem.ForComment(60), "done"), .. effects.OfType<Effect.Assign>().Select(a => new MarkItem(MarkItem.ForRound(a.AttachmentId, 1), "assigned"))] }],
        },
    };

    // The plan as it is, with a word that reminds somebody in the bug, and a reminder of another that goes out by mail.
    private static Plan Reminding(Plan plan, string steward) => plan with
    {
        Steps =
        [
            .. plan.Steps,
            new Step { Capability = Capabilities.Remind, Word = "reminded", Reason = "", Text = "words", Reminders = [new ReminderFact(Stage.Login(steward), DateTimeOffset.UnixEpoch.AddYears(50), "1.1", "first")] },
            new Step { Capability = Capabilities.Remind, Word = "reminded", Reason = "", Reminders = [new ReminderFact(Stage.Login("steward2"), DateTimeOffset.UnixEpoch.AddYears(50), "1.1", "first")] },
        ],
    };

    private static List<string> Outcomes(PassParts parts) => parts.Get<LedgerKeeper>().Current.Query<string>("SELECT outcome FROM writes ORDER BY id");

    private static bool IsPut(SandboxRequest request, string path) => request.Method == "PUT" && request.Path.Contains(path, StringComparison.Ordinal);

    private static SandboxResponse Refused(int code, string message) => SandboxResponse.OfJson(400, new JsonObject { ["error"] = true, ["code"] = code, ["message"] = message }.ToJsonString());

    private static SandboxResponse Blocks(string login) => Refused(32000, $"Somebody <{login}> is not currently accepting 'data-review' requests.");
}
