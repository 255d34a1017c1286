using System.Collections.Immutable;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is kept of a bug, and when it is looked at again.</summary>
public sealed class KeptBugsTests
{
    private static readonly Step Silent = new() { Capability = Capabilities.Remind, Word = "", Reason = "" };

    private static readonly TestCaseData[] Left =
    [
        new TestCaseData(new Plan { BugId = 0 }, false) { TestName = "A_bug_in_which_nothing_is_to_be_done_is_looked_at_in_its_time" },
        new TestCaseData(new Plan { BugId = 0, Comment = "words" }, true) { TestName = "A_bug_in_which_something_is_to_be_said_is_looked_at_next" },
        new TestCaseData(new Plan { BugId = 0, Notices = [new Notice("key", null, "text")] }, true) { TestName = "A_bug_of_which_the_owners_are_to_hear_is_looked_at_next" },
        new TestCaseData(new Plan { BugId = 0, Steps = [Silent with { Letters = [new Letter("a@example.org", 0, "1.1", "first")] }] }, true) { TestName = "A_bug_of_which_somebody_is_reminded_by_mail_is_looked_at_next" },
    ];

    [TestCaseSource(nameof(Left))]
    public async Task What_is_entered_into_the_register_leaves_all_else_to_the_next_pass(Plan plan, bool next)
    {
        await using var parts = new PassParts();
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete).Bug);
        var later = attempt.Now.AddDays(3);

        parts.Get<KeptBugs>().Enter(attempt.Case, plan with { BugId = attempt.Bug, NextLook = later }, attempt.Facts, attempt.Now);

        Assert.That(parts.Get<BugCache>().Held([attempt.Bug])[attempt.Bug].DueAt, Is.EqualTo(next ? attempt.Now : later));
    }

    [TestCase(null, 60)]
    [TestCase(30, 30, TestName = "What_is_off_puts_no_earlier_look_off")]
    [TestCase(90, 60)]
    public async Task A_bug_that_may_wait_for_what_is_off_is_looked_at_when_that_is_tried_again_if_not_before(int? nextLook, int expected)
    {
        await using var parts = new PassParts();
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete, requestee: "steward1").Bug);
        parts.Get<Trips>().WentWrong(99, Capabilities.Remind, 1, attempt.Now);
        parts.Stage.Requests.Clear();

        var plan = attempt.Plan with { NextLook = nextLook is { } minutes ? attempt.Now.AddMinutes(minutes) : null };

        var letters = await parts.Get<Leaving>().LettersAsync(attempt.Decided, attempt.Case, plan, CancellationToken.None);
        parts.Get<Leaving>().Keep(attempt.Decided with { Plans = [(attempt.Case, plan)] });

        Assert.That(parts.Get<BugCache>().Held([attempt.Bug])[attempt.Bug].DueAt, Is.EqualTo(attempt.Now.AddMinutes(expected)));
        Assert.That(letters, Is.EqualTo(ImmutableArray<Letter>.Empty));
        Assert.That(parts.Stage.Requests, Is.Empty, "a bug of which nobody is written to is not read for that");
    }
    [Test]
    public async Task Bugs_in_which_nothing_is_to_be_done_are_kept_as_one()
    {
        await using var parts = new PassParts();
        int[] bugs = [.. Enumerable.Range(0, 3).Select(_ => parts.Stage.Request(Forms.Complete, requestee: "steward1").Bug)];
        var (decided, transactions) = (await parts.DecideAsync(), 0);
        parts.Ledger.Fence = _ => transactions++;

        parts.Get<Leaving>().Keep(decided);

        Assert.That(transactions, Is.EqualTo(1));
        Assert.That(parts.Get<BugCache>().Held(bugs).Keys, Is.EquivalentTo(bugs));
    }
}
