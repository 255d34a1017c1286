using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>The last word on a bug that can't be dealt with.</summary>
internal sealed class GivenUpTests
{
    [Test]
    public void Whoever_waits_for_us_is_told_once_that_it_can_not_be_done()
    {
        var plan = Tell(Waiting())!;

        Assert.That(Words(plan), Is.EqualTo(new[] { "given-up" }));
        Assert.That(plan.Comment, Is.Not.Null);
        Assert.That(Tell(Waiting().Apply(plan)), Is.Null);
    }

    [Test]
    public void Of_two_requests_only_the_one_that_waits_for_us_is_spoken_of()
    {
        var plan = Tell(Waiting().Attach(14, Texts.Complete).Ask(14, requestee: Maren).Attach(15, Texts.Complete).Ask(15).Mention("15.1", Steps.GivenUp))!;

        Assert.That(plan.Steps.SelectMany(s => s.Marks).Select(m => m.Subject), Is.EqualTo(new[] { "13.1" }));
    }

    [Test]
    public void Where_nobody_waits_for_us_nothing_is_said()
    {
        Assert.That(Tell(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren)), Is.Null, "a steward is asked");
        Assert.That(Tell(Waiting().Clear(13)), Is.Null, "it was taken back");
        Assert.That(Tell(new BugBuilder()), Is.Null);
    }

    [Test]
    public void Where_we_may_not_write_nothing_is_said()
    {
        var bug = Waiting();
        Assert.That(Tell(bug, Policy with { Enabled = Capabilities.All & ~Capabilities.Comment }), Is.Null);

        bug.Product = "Firefox";

        Assert.That(Tell(bug), Is.Null);
    }

    private static BugBuilder Waiting() => new BugBuilder().Attach(13, Texts.Complete).Ask(13);

    private static Plan? Tell(BugBuilder bug, ReviewPolicy? policy = null) => GivenUp.Tell(CaseFold.Fold(bug.Build(), policy ?? Policy), policy ?? Policy, Meeting.World, bug.Now);
}
