using System.Collections.Immutable;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is told of plans, and what adds up over the portions of a pass.</summary>
public sealed class ReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    private static readonly Step Silent = new() { Capability = Capabilities.Assign, Reason = "so it is", Word = "this" };

    [Test]
    public void Each_reason_is_given_once_those_for_what_is_done_first()
    {
        var plan = new Plan { BugId = 7, Steps = [Silent, Silent with { Word = "that" }], Reasons = ["there is more", "so it is"] };

        Assert.That(BugReports.Of(plan, "changed").Reason, Is.EqualTo("so it is; there is more"));
        Assert.That(BugReports.Of(plan, "skipped", "another").Reason, Is.EqualTo("another"));
    }

    [Test]
    public void Each_thing_that_is_done_is_told_in_a_word_once()
    {
        var plan = new Plan { BugId = 7, Steps = [Silent, Said("said"), Said("said"), Silent with { Word = "did", Effects = [new Effect.Assign(1, 1, "somebody@example.org")] }] };

        Assert.That(BugReports.Of(plan, "changed").Effects, Is.EqualTo(new[] { "said", "did" }));
    }

    [Test]
    public void Of_the_portions_of_a_pass_bugs_stand_by_number_and_everybody_is_known()
    {
        var first = new PassReport { Bugs = [NewBug(3)], Writes = 1, Failed = 1, World = Knowing("one@example.org") };
        var second = new PassReport { Bugs = [NewBug(2), NewBug(1)], Writes = 2, Failed = 1, World = Knowing("two@example.org") };

        var sum = new PassReport().And(first, withPlans: false).And(second, withPlans: false);

        Assert.That(sum.Bugs.Select(b => b.Bug), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((sum.Writes, sum.Failed), Is.EqualTo((3, 2)));
        Assert.That(sum.World!.Accounts.Keys, Is.EquivalentTo(new[] { "one@example.org", "two@example.org" }));
    }

    [Test]
    public void Of_other_bugs_only_that_is_held_which_counts_for_what_follows()
    {
        var asked = Silent with { Text = "Please.", Assignments = [new AssignmentFact("somebody@example.org", Now, 7, 70, 1, Named: false)] };
        var reminded = Silent with { Text = "Still there?", Reminders = [new ReminderFact("somebody@example.org", Now, "70.1", "first")] };

        var others = OtherBugs.None.After([new Plan { BugId = 7, Steps = [asked, Said("help")] }, new Plan { BugId = 8, Steps = [reminded] }], 3);

        Assert.That(others.Steps.Select(s => (s.Assignments.Length, s.Reminders.Length, s.Text)), Is.EqualTo(new (int, int, string?)[] { (1, 0, null), (0, 1, null) }));
        Assert.That(others.After([], 2).Planned, Is.EqualTo(5));
    }

    private static Step Said(string word) => Silent with { Word = word, Text = "Hello." };

    private static BugReport NewBug(int bug) => new(bug, "unchanged", [], "");

    private static World Knowing(string login) =>
        new() { Accounts = ImmutableDictionary<string, Account>.Empty.Add(login, new Account(login)), Facts = new EmbargoFacts(), Rotation = RotationFacts.None };
}
