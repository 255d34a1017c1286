using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>When it is said that a bug was fixed while its review is open.</summary>
internal sealed class FixedBugTests
{
    [Test]
    public void A_bug_that_was_opened_again_or_was_closed_otherwise_is_not_fixed()
    {
        Assert.That(Said(Asked().Resolve("FIXED")), Is.True);
        Assert.That(Said(Asked().Resolve("FIXED").Resolve("")), Is.False);
        Assert.That(Said(Asked().Resolve("FIXED").Resolve("DUPLICATE")), Is.False);
    }

    [Test]
    public void A_bug_that_was_fixed_before_the_review_was_asked_for_or_at_that_moment_is_none_that_is_fixed_meanwhile()
    {
        Assert.That(Said(new BugBuilder().Resolve("FIXED").Attach(13, Texts.Complete).Ask(13, requestee: Maren)), Is.False);
        Assert.That(Said(new BugBuilder().Resolve("FIXED").Attach(13, Texts.Complete).Ask(13, requestee: Maren).Whiteboard("FIXED")), Is.False, "whatever is changed after that");
        Assert.That(Said(Back(Asked()).Resolve("FIXED")), Is.False);
    }

    [Test]
    public void What_is_not_asked_of_anybody_any_more_is_not_open()
    {
        Assert.That(Said(new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Tomas).Ask(13, by: Owner, requestee: Maren).Decide(13, Tomas, FlagStatus.Granted).Resolve("FIXED")), Is.False, "one grant is enough");
        Assert.That(Said(Asked().Clear(13).Resolve("FIXED")), Is.False);
    }

    [Test]
    public void Of_a_private_form_nothing_is_said() =>
        Assert.That(Said(new BugBuilder().Attach(13, Texts.Complete, isPrivate: true).Ask(13, requestee: Maren).Resolve("FIXED")), Is.False);

    [Test]
    public void Of_what_was_fixed_before_our_time_nothing_is_said()
    {
        var bug = Asked().Resolve("FIXED");

        Assert.That(Words(Decide(bug, world: Meeting.World with { Began = bug.Now })), Has.Member("landed"));
        Assert.That(Words(Decide(bug, world: Meeting.World with { Began = bug.Now.AddSeconds(1) })), Has.No.Member("landed"));
        Assert.That(Words(Decide(bug, policy: Policy with { IgnoreRequestsBefore = bug.Now.AddSeconds(1) })), Has.No.Member("landed"), "nor of an old request");
    }

    [Test]
    public void An_assignment_after_the_fix_says_it_itself_and_no_other_word_does()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Resolve("FIXED");
        Assert.That(Said(bug.Apply(Decide(bug))), Is.False);

        var before = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        Assert.That(Said(before.Apply(Decide(before)).Resolve("FIXED")), Is.True);
        Assert.That(Said(Asked().Mention("13.1", Steps.Advice).Resolve("FIXED").Mention("13.1", Steps.Findings, "q7")), Is.True);
        Assert.That(Said(Back(Asked().Mention("13.1", Steps.Advice).Resolve("FIXED")).Mention("13.1", Steps.Assigned, "1")), Is.True, "of the same moment");
    }

    [Test]
    public void Where_we_spoke_before_the_fix_it_is_said_once_and_not_beside_an_assignment_after_it()
    {
        var bug = Asked().Mention("13.1", Steps.Advice).Resolve("FIXED");
        Assert.That(Said(bug), Is.True);
        Assert.That(Said(bug.Apply(Decide(bug))), Is.False);

        var unasked = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Nobody).Resolve("FIXED");
        Assert.That(Said(unasked.Retarget(13, BugBuilder.Bot, Maren).Mention("13.1", Steps.Assigned, "1")), Is.False);
    }

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static bool Said(BugBuilder bug) => Words(Decide(bug)).Contains("landed");
}
