using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>What people's commands do.</summary>
public sealed class CommandRuleTests
{
    [Test]
    public void An_explicit_verdict_goes_on_the_speakers_own_pending_flag_first()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Ask(13, requestee: Maren).Say(Maren, "reviewbot: approve");
        var own = bug.Get(13).Flags.Single(f => f.Requestee == Maren);

        Assert.That(Decide(bug).Effects, Has.Member(new Effect.SetVerdict(13, own.Id, FlagStatus.Granted)));
    }
}
