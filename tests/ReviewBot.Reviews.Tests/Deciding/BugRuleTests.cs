using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What concerns a bug as a whole. The bug is filed on Monday, 2026-11-16, at nine.</summary>
public sealed class BugRuleTests
{
    [TestCase(18, 9, 0, false)]
    [TestCase(18, 9, 1, true)]
    public void A_form_on_which_nobody_asked_is_spoken_of_after_two_working_days(int day, int hour, int minute, bool spoken)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete);

        var plan = Decide(bug, new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.Zero));

        Assert.That(Words(plan), spoken ? Is.EqualTo(new[] { "flag-forgotten" }) : Is.Empty);
    }

    [TestCase("FIXED")]
    [TestCase("WONTFIX")]
    public void Closing_the_bug_takes_our_question_off_without_a_word(string how)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13);
        bug.Apply(Decide(bug));
        Assume.That(bug.Flags.Select(f => f.Requestee), Is.EqualTo(new[] { BugBuilder.Requester }));

        bug.Wait(TimeSpan.FromHours(1)).Resolve(how);
        var plan = Decide(bug);
        bug.Apply(plan);

        Assert.That(bug.Flags, Is.Empty);
        Assert.That(plan.Comment, Is.Null);
        Assert.That(Decide(bug).IsEmpty, Is.True);
    }

    [Test]
    public void A_question_that_came_after_the_bug_was_closed_stays()
    {
        var bug = new BugBuilder().Resolve("FIXED").Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13);
        bug.Apply(Decide(bug));

        bug.Apply(Decide(bug, bug.Now.AddHours(1)));

        Assert.That(bug.Flags, Has.Count.EqualTo(1));
    }

    [TestCase(Owner, true)]
    [TestCase(Owner, false)]
    public void Whoever_is_asked_something_already_gets_no_needinfo_of_ours_beside_it(string by, bool ofRequester)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13).AskNeedinfo(by, ofRequester ? BugBuilder.Requester : Maren);

        var plan = Decide(bug);

        Assert.That(plan.Comment, Does.Contain("Question 7"));
        Assert.That(plan.Effects.Select(e => e.Word), ofRequester ? Is.Empty : Is.EqualTo(new[] { "needinfo" }));
    }
}
