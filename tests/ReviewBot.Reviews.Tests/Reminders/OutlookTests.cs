using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>What comes if nothing happens. The request is of Monday, 2026-11-16.</summary>
internal sealed class OutlookTests
{
    [TestCase(0, ReminderStep.First, "11-19")]
    [TestCase(3, ReminderStep.Second, "11-25")]
    [TestCase(30, ReminderStep.Closing, "02-14")]
    [TestCase(100, null, null)]
    public void The_next_step_is_the_first_that_lies_ahead(int days, ReminderStep? step, string? day)
    {
        var outlook = Of(Asked(), days);

        Assert.That(outlook.Next, Is.EqualTo(step));
        Assert.That(outlook.NextAt?.ToString("MM-dd", null), Is.EqualTo(day));
        Assert.That(outlook.OverdueFrom?.ToString("MM-dd", null), Is.EqualTo("11-19"));
    }

    [Test]
    public void The_working_days_are_those_of_whoever_is_waited_for()
    {
        var policy = Policy with { Roster = new Roster([new Steward { Login = Maren, Away = [new AwayPeriod(new DateOnly(2026, 11, 17), new DateOnly(2026, 11, 17))] }]) };

        Assert.That(Of(Asked(), 0, policy).NextAt?.ToString("MM-dd", null), Is.EqualTo("11-20"));
    }

    [Test]
    public void Where_nobody_is_waited_for_nothing_comes()
    {
        var outlook = Of(Asked().Say(Maren, "reviewbot: hold"), 0);

        Assert.That(outlook, Has.Property("OverdueFrom").Null.And.Property("Next").Null);
    }

    [Test]
    public void Where_a_steward_is_asked_all_the_same_it_says_when()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Findings, "q7");

        Assert.That(Of(bug, 0), Has.Property("Next").Null.And.Property("NextAt").EqualTo(Policy.Calendar.AddWorkingDays(bug.Now, 5)));
        Assert.That(Of(bug, 8), Has.Property("Next").Null.And.Property("NextAt").Null, "it is about to be done");
    }

    [Test]
    public void Where_a_named_steward_waits_for_the_requester_the_steward_is_told_next()
    {
        var bug = Asked().Mention("13.1", Steps.Findings, "q7");
        var turn = Policy.Calendar.AddWorkingDays(bug.Now, 5);
        var outlook = Of(bug, 0);

        Assert.That(outlook.Waiting.For, Is.EqualTo(Awaited.Requester));
        Assert.That((outlook.Next, outlook.NextAt), Is.EqualTo((ReminderStep.First, (DateTimeOffset?)Policy.CalendarOf(Maren).AddWorkingDays(turn, 3))));
    }

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static Outlook Of(BugBuilder bug, int days, ReviewPolicy? policy = null)
    {
        var @case = CaseFold.Fold(bug.Build(), policy ?? Policy);
        return Outlook.Of(@case, @case.Requests[0], policy ?? Policy, bug.Now.AddDays(days));
    }
}
