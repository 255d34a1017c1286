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
}
