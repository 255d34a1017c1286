using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Who is put on CC to see a restricted bug.</summary>
internal sealed class LettingInTests
{
    [TestCase(true, true, true, Tomas, true, TestName = "A_steward_of_a_restricted_bug_is_put_on_CC_where_the_settings_say_so")]
    [TestCase(false, true, true, Tomas, false, TestName = "Without_the_setting_nobody_is_shown_a_restricted_bug")]
    [TestCase(true, false, true, Tomas, false, TestName = "On_a_bug_that_everybody_sees_nobody_is_put_on_CC")]
    [TestCase(true, true, false, Tomas, false, TestName = "Where_CC_shows_a_bug_to_nobody_nobody_is_put_on_it")]
    [TestCase(true, true, true, "MAREN@example.org", false, TestName = "Who_is_on_CC_is_not_put_on_it_again")]
    public void A_bug_is_shown(bool allowed, bool restricted, bool accessible, string login, bool added)
    {
        var bug = (restricted ? new BugBuilder().Restrict("embargo") : new BugBuilder()).Build() with { IsCcAccessible = accessible, Cc = [Maren] };
        var policy = Policy with { CcOnRestrictedBugs = allowed };

        Assert.That(LettingIn.Of(CaseFold.Fold(bug, policy), login, policy), added ? Is.EqualTo(new[] { new Effect.AddCc(login) }) : Is.Empty);
    }
}
