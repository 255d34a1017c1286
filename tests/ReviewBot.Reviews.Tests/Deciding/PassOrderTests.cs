using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Reminders;
using ReviewBot.Reviews.Tests.Support;
using static ReviewBot.Reviews.Tests.Reminders.Desk;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What comes first where a pass can't do everything.</summary>
public sealed class PassOrderTests
{
    [Test]
    public void Reminders_go_to_who_has_waited_longest()
    {
        var desk = new Desk();
        desk.Bugs.Add(Asked(1, Start.AddHours(3)));
        desk.Bugs.Add(Asked(2, Start));

        desk.Until(Start.AddDays(3).AddHours(6));

        Assert.That(desk.Said.Select(s => s.Bug), Is.EqualTo(new[] { 2 }), "both are due, and one a day is enough");
    }

    [TestCase(1, 2)]
    [TestCase(2, 1)]
    public void Of_two_bugs_in_which_nothing_happened_for_as_long_the_one_with_the_lower_number_is_spoken_for_first(int one, int other)
    {
        var desk = new Desk();
        var cases = new[] { one, other }.Select(b => CaseFold.Fold(Asked(b, Start).Build(), desk.Policy)).ToList();

        var plans = Decider.Decide(cases, desk.Policy, desk.World(cases), Start.AddDays(3).AddHours(6));

        Assert.That(plans.Where(p => !p.IsEmpty).Select(p => p.BugId), Is.EqualTo(new[] { 1 }));
    }

    [TestCase(0, Meeting.Ines, TestName = "The_request_that_was_asked_first_gets_the_next_steward")]
    [TestCase(1, Meeting.Maren, TestName = "Of_two_that_were_asked_at_once_the_one_whose_flag_came_first_gets_the_next_steward")]
    public void Requests_are_dealt_with_in_the_order_of_asking(int minutes, string steward)
    {
        // Its flag's number is the higher one.
        var first = new BugBuilder(1).AskNeedinfo(Meeting.Owner, Meeting.Tomas).At(Start).Attach(13, Form).Ask(13);
        var second = new BugBuilder(2).At(Start.AddMinutes(1 - minutes)).Attach(14, Form).Ask(14);

        foreach (var bugs in new[] { new[] { second, first }, [first, second] })
        {
            var plans = Decider.Decide([.. bugs.Select(b => CaseFold.Fold(b.Build(), Meeting.Policy))], Meeting.Policy, Meeting.World, Start.AddHours(1));

            Assert.That(plans.Select(p => p.BugId), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(plans[0].Effects.OfType<Effect.Assign>().Single().Steward, Is.EqualTo(steward));
        }
    }

    [Test]
    public void On_a_bug_that_is_to_be_left_alone_nobody_is_reminded()
    {
        var (desk, closed) = (new Desk(), new Desk());
        desk.Bugs.Add(Asked(1, Start));
        closed.Bugs.Add(Asked(1, Start).Whiteboard("[no-reviewbot]"));

        desk.Until(Start.AddDays(3).AddHours(6));
        closed.Until(Start.AddDays(3).AddHours(6));

        Assert.That(desk.Said, Is.Not.Empty);
        Assert.That(closed.Said, Is.Empty);
    }

    [Test]
    public void On_a_bug_that_is_to_be_left_alone_nobody_is_asked()
    {
        Assert.That(Meeting.Decide(new BugBuilder().Attach(13, Form).Ask(13)).Effects, Is.Not.Empty);
        Assert.That(Meeting.Decide(new BugBuilder().Attach(13, Form).Ask(13).Whiteboard("[no-reviewbot]")).IsEmpty, Is.True);
        Assert.That(Meeting.Decide(new BugBuilder(product: "Another").Attach(13, Form).Ask(13)).IsEmpty, Is.True);
    }

    [Test]
    public void Nobody_is_reminded_in_the_comment_that_answers_somebody()
    {
        var due = Start.AddDays(3).AddHours(6);

        Assert.That(Meeting.Words(Meeting.Decide(Asked(1, Start), due)), Has.Member("reminded"));
        Assert.That(Meeting.Words(Meeting.Decide(Asked(1, Start).At(due).Say(BugBuilder.Requester, "reviewbot: help"), due.AddHours(1))), Is.EqualTo(new[] { "help" }));
    }

    [Test]
    public void On_a_bug_that_was_given_up_nobody_is_asked_and_the_reason_is_told()
    {
        var plan = Meeting.Decide(new BugBuilder().Attach(13, Form).Ask(13).Resolve("WONTFIX"));

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That(plan.Reasons, Does.Contain("the bug is WONTFIX: nobody waits for a review"));
    }

    private static BugBuilder Asked(int bug, DateTimeOffset at) =>
        new BugBuilder(bug).At(at).Attach(Attachment(bug), Form).Ask(Attachment(bug), requestee: Maren);
}
