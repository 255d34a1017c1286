using System.Collections.Immutable;
using System.Text.Json;
using ReviewBot.Passes;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Remembering;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;
using ReviewBot.Tests.Telemetry;
using ReviewBot.Views;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What a pass measures of itself, of the bugs and of people's waiting.</summary>
public sealed class MeasurePassTests
{
    [Test]
    public async Task What_set_a_pass_going_is_told()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        using var heard = new Heard(parts.Get<Instruments>());

        await RunAsync(parts, Wanted.Only(bug));
        await RunAsync(parts, Wanted.WhatChanged.And(Wanted.Only(bug)));

        Assert.That(heard.Of(parts.Get<Instruments>().PassDuration).Select(h => h.Labels), Is.EqualTo(new[] { "reviewbot.pass.trigger=wake", "reviewbot.pass.trigger=poll" }));
    }

    [Test]
    public async Task What_became_of_bugs_and_plans_is_counted_and_whoever_only_plans_counts_for_nothing()
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);
        parts.Stage.Request(Forms.Incomplete);
        parts.Stage.Request(Forms.Complete, requestee: "steward1");
        await parts.Get<PassRunner>().RunAsync(new PassOptions { PlanOnly = true }, CancellationToken.None);
        Assert.That(heard.Of(measures.Bugs).Concat(heard.Of(measures.Plans)).Concat(heard.Of(measures.Notices)), Is.Empty);

        await RunAsync(parts, Wanted.WhatChanged);

        Assert.That(heard.Of(measures.Bugs).Select(b => b.Labels), Is.EquivalentTo(new[] { "reviewbot.bug.outcome=changed", "reviewbot.bug.outcome=unchanged" }));
        Assert.That(heard.Of(measures.Plans).Select(b => b.Labels), Is.EquivalentTo(new[] { "reviewbot.plan.kind=comment", "reviewbot.plan.kind=nothing" }));
        Assert.That(heard.Of(measures.Effects).Select(b => b.Labels), Has.Some.Contains("needinfo").And.Some.Contains("comment").And.All.EndsWith("outcome=done"));
        Assert.That(heard.Of(measures.DryRun).Select(d => d.Value), Is.EqualTo(new[] { 0.0 }), "how it was left is shown at the end");
    }

    [Test]
    public async Task How_long_people_waited_is_measured_once_and_only_of_what_came_since_the_ledger_began()
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);
        var (_, before) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        parts.Stage.Person("steward1").SetFlag(before, "data-review", "+");
        parts.Stage.Wait();
        await RunAsync(parts, Wanted.WhatChanged);
        var (_, attachment) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Wait(TimeSpan.FromMinutes(3));
        await RunAsync(parts, Wanted.WhatChanged);
        await RunAsync(parts, Wanted.Everything);
        parts.Stage.Wait(TimeSpan.FromHours(5));
        parts.Stage.Sandbox.As(parts.Stage.Requestee(attachment)!).SetFlag(attachment, "data-review", "-");
        parts.Stage.Wait();

        await RunAsync(parts, Wanted.WhatChanged);
        await RunAsync(parts, Wanted.Everything);

        // The flag, two seconds, and three minutes.
        Assert.That(heard.Of(measures.FirstComment).Select(h => h.Value), Is.EqualTo(new[] { 182.0 }));
        Assert.That(heard.Of(measures.Decided).Select(h => (Math.Round(h.Value / 3600, 1), h.Labels)), Is.EqualTo(new[] { (5.1, "reviewbot.decision=denied") }));
    }

    [Test]
    public async Task How_a_pass_left_everything_is_shown()
    {
        await using var parts = new PassParts();
        var (measures, outbox) = (parts.Get<Instruments>(), parts.Get<Outbox>());
        using var heard = new Heard(measures);
        var pass = await parts.BeginAsync();
        for (var bug = 1; bug <= 6; bug++)
        {
            var row = bug > 3 ? outbox.Begin(bug, $"{bug}: 1.1 assigned", "", pass.Now, pass.Now) : EarlierBuild.Plan(parts.Ledger, bug, $"{bug}: 1.1 assigned", pass.Now);
            if (bug > 5)
            {
                outbox.Answered(row);
            }
        }

        parts.Get<Failures>().Add(7, "in vain", pass.Now);
        parts.Get<Failures>().Add(8, "in vain", pass.Now);
        parts.FailedBefore(9);
        parts.Get<Failures>().Add(9, "in vain", pass.Now);
        parts.Get<Notices>().Tell(new Notice("key", null, "text"), pass.Now);

        parts.Get<MeasurePass>().Show(pass, new PassReport { Now = pass.Now, DryRun = true, StoppedByCap = 5, ClockSkew = TimeSpan.FromSeconds(3), Overdue = 4, Off = Capabilities.Remind });

        Assert.That(
            heard.Of(measures.Outbox).Select(h => (h.Labels.Split('=')[1], h.Value)),
            Is.EquivalentTo(new[] { ("planned", 3.0), ("unanswered", 2.0), ("unclear", 1.0), ("retried", 2.0), ("given_up", 1.0) }));
        Assert.That(heard.Of(measures.SwitchedOff).Where(h => h.Value > 0).Select(h => h.Labels.Split('=')[1]), Is.EqualTo(new[] { "remind" }));
        Assert.That(heard.Of(measures.SwitchedOff), Has.Count.EqualTo(5));
        Assert.That(
            new[] { measures.DryRun, measures.Withheld, measures.ClockSkew, measures.OverdueOpenings, measures.Notices }.Select(m => heard.Last(m, "")),
            Is.EqualTo(new[] { 1.0, 5, 3, 4, 1 }));
        Assert.That(heard.Last(measures.LedgerSize, ""), Is.GreaterThan(0));
    }

    [Test]
    public async Task What_waits_is_read_again_only_of_the_bugs_that_a_pass_looked_at()
    {
        await using var parts = new PassParts();
        var (requests, trails) = (parts.Get<WaitingRequests>(), parts.Get<Trails>());
        Waits(trails, 1, [Waiting(1)]);
        Waits(trails, 2, [Waiting(2), Waiting(2)]);
        Assert.That(After(), Is.EqualTo((3, 0)));

        Waits(trails, 1, [Waiting(1), Waiting(1)]);
        Waits(trails, 2, []);
        Waits(trails, 3, [Waiting(3)]);
        trails.PutRestricted(4, 5);

        Assert.That(After(), Is.EqualTo((3, 0)));
        Assert.That(After(1), Is.EqualTo((4, 5)));
        Assert.That(After(2, 3), Is.EqualTo((3, 5)));

        (int Shown, int Unseen) After(params int[] bugs)
        {
            var (shown, unseen) = requests.After(new PassReport { Bugs = [.. bugs.Select(bug => new BugReport(bug, "unchanged", [], ""))] });
            return (shown.Count(), unseen);
        }

        static QueueEntry Waiting(int bug) => new(bug, 1, "Count things", "Thunderbird", "General", new WaitView(Clock.Steward, [], DateTimeOffset.UnixEpoch, ""), []);
    }

    [TestCase("changed", false, "done")]
    [TestCase("changed", true, "would")]
    [TestCase("failed", true, "failed")]
    [TestCase("skipped", false, "skipped")]
    public async Task What_a_plan_is_about_counts_once_and_each_effect_by_what_became_of_it(string outcome, bool dryRun, string became)
    {
        Step[] steps =
        [
            NewStep(Capabilities.Assign) with { Effects = [new Effect.Assign(1, 1, "somebody@example.org")] },
            NewStep(Capabilities.Comment) with { Text = "This." },
            NewStep(Capabilities.Comment) with { Text = "And that." },
            NewStep(Capabilities.Remind),
        ];

        Assert.That(await CountedAsync(new Plan { BugId = 0, Comment = "This. And that.", Steps = [.. steps] }, outcome, dryRun), Is.EqualTo($"assign comment; assigned {became}, comment {became}"));
        Assert.That(await CountedAsync(new Plan { BugId = 0, Steps = [steps[0]] }, outcome, dryRun), Is.EqualTo($"assign; assigned {became}"));
    }

    [Test]
    public async Task What_waits_is_shown_by_whose_turn_it_is_with_what_is_late_and_the_longest_wait()
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);
        var pass = await parts.BeginAsync();
        var trails = parts.Get<Trails>();
        Waits(trails, 1, [Waiting(Clock.Steward, 5, lateFor: 1), Waiting(Clock.Steward, 2, lateFor: 0)]);
        Waits(trails, 2, [Waiting(Clock.Steward, 1, lateFor: null), Waiting(Clock.Requester, 3, lateFor: -1)]);
        trails.PutRestricted(3, 4);

        parts.Get<MeasurePass>().Show(pass, new PassReport { Now = pass.Now });

        Assert.That(Shown(measures.QueueRequests), Is.EqualTo("steward 3, requester 1, restricted 4"));
        Assert.That(Shown(measures.QueueOverdue), Is.EqualTo("steward 2"));
        Assert.That(Shown(measures.QueueOldest), Is.EqualTo("steward 18000, requester 10800"));

        string Shown(Measure measure) => string.Join(", ", heard.Of(measure).Where(h => h.Value > 0).Select(h => $"{h.Labels.Split('=')[1]} {h.Value}"));

        QueueEntry Waiting(Clock on, int hours, int? lateFor) =>
            new(1, 1, "Count things", "Thunderbird", "General", new WaitView(on, [], pass.Now.AddHours(-hours), "") { OverdueFrom = lateFor is { } late ? pass.Now.AddHours(-late) : null }, []);
    }

    private static void Waits(Trails trails, int bug, IReadOnlyList<QueueEntry> queue) =>
        trails.Put(bug, queue.Count, JsonSerializer.Serialize(queue, QueueJson.Default.IReadOnlyListQueueEntry), "{}");

    private static Step NewStep(Capabilities capability) => new() { Capability = capability, Reason = "so it is", Word = "this" };

    private static async Task<string> CountedAsync(Plan plan, string outcome, bool dryRun)
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();
        var report = new BugReport(plan.BugId, outcome, [], "");
        using var heard = new Heard(measures);

        parts.Get<MeasurePass>().Measure(
            new ActedPass(decided, decided.Folded.Cases, ImmutableSortedDictionary<int, BugReport>.Empty.Add(plan.BugId, report), 0, []),
            new PassReport { DryRun = dryRun, Plans = [(decided.Folded.Cases[0], plan)] });

        var effects = heard.Of(measures.Effects).Select(h => string.Join(' ', h.Labels.Split(',').Select(l => l.Split('=')[1])));
        return $"{string.Join(' ', heard.Of(measures.Plans).Select(h => h.Labels.Split('=')[1]))}; {string.Join(", ", effects)}";
    }

    private static async Task RunAsync(PassParts parts, Wanted wanted)
    {
        await parts.Get<PassRunner>().RunAsync(new PassOptions { Wanted = wanted }, CancellationToken.None);
        parts.Stage.Wait();
    }
}
