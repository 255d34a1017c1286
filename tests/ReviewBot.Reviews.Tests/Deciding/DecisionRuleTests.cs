using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What follows from a decision. The bug is filed on Monday, 2026-11-16, at nine.</summary>
public sealed class DecisionRuleTests
{
    private const string Review = Texts.Review + "\n\n## Result\n\ndata-review+";

    [TestCase(14, true)]
    [TestCase(15, false)]
    public void A_revocation_is_told_only_while_it_is_news(int days, bool told)
    {
        var bug = Granted().Clear(13);

        Assert.That(Words(Decide(bug, bug.Now.AddDays(days))), told ? Has.Member("revoked") : Has.No.Member("revoked"));
    }

    [TestCase(-1, false)]
    [TestCase(0, true)]
    public void A_verdict_in_a_comment_waits_one_working_day_for_its_flag(int minutes, bool asked)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, Review);

        var plan = Decide(bug, bug.Now.AddDays(1).AddMinutes(minutes));

        Assert.That(Words(plan), asked ? Is.EqualTo(new[] { "verdict-asked" }) : Is.Empty);
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void A_change_after_the_grant_is_spoken_of_unless_that_change_was_asked_about_again(bool again, bool spoken)
    {
        var bug = Granted().Obsolete(13).Attach(14, Texts.Complete);
        if (again)
        {
            bug.Ask(14, requestee: Maren);
        }

        Assert.That(Words(Decide(bug)), spoken ? Has.Member("changed-after") : Has.No.Member("changed-after"));
    }

    private static BugBuilder Granted() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);
}
