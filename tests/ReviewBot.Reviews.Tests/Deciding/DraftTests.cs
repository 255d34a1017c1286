using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Which outcomes become part of a plan.</summary>
public sealed class DraftTests
{
    private static readonly Effect Opening = new Effect.RemoveGroups(["embargo"]);

    private static readonly Effect[] Flags = [new Effect.Assign(13, 100, Maren), new Effect.SetVerdict(13, 100, FlagStatus.Granted)];

    [TestCaseSource(nameof(Flags))]
    public void A_bug_is_not_opened_in_the_pass_that_still_has_a_flag_to_write(Effect flag)
    {
        var draft = new Draft(CaseFold.Fold(new BugBuilder().Restrict("embargo").Build(), Policy));
        draft.Add(Doing(flag), Policy);

        Assert.That(draft.Add(Doing(Opening), Policy), Is.False);
    }

    [Test]
    public void Of_effects_of_an_opening_and_of_a_flag_one_of_each_is_enough()
    {
        var draft = new Draft(CaseFold.Fold(new BugBuilder().Restrict("embargo").Build(), Policy));
        draft.Add(Doing(new Effect.AddCc(Maren), new Effect.Assign(13, 100, Maren)), Policy);

        Assert.That(draft.Add(Doing(Opening, new Effect.AddCc(Tomas)), Policy), Is.False);
        Assert.That(Finish(draft).Reasons, Is.EqualTo(new[] { "why; but first the rest" }));
    }

    [Test]
    public void What_is_said_or_changed_is_written_and_what_is_told_alone_is_not()
    {
        Assert.That(Writes(Doing()), Is.False);
        Assert.That(Writes(Doing(new Effect.AddCc(Maren))), Is.True);
        Assert.That(Writes(Saying("words")), Is.True);

        static bool Writes(Outcome outcome)
        {
            var draft = Open();
            draft.Add(outcome, Policy);
            return draft.Writes;
        }
    }

    [Test]
    public void Why_a_bug_is_left_alone_or_nothing_is_done_is_told()
    {
        var closed = new Draft(CaseFold.Fold(new BugBuilder(product: "Firefox").Build(), Policy));
        closed.Enter(Policy, Now);
        Assert.That(closed.IsOpen, Is.False);
        Assert.That(Finish(closed).Reasons, Has.Exactly(1).Contains("none of the configured products"));

        var draft = Open();
        Assert.That(draft.Add(Outcome.Nothing("nothing to do"), Policy), Is.False);
        Assert.That(Finish(draft).Reasons, Is.EqualTo(new[] { "nothing to do" }));
    }

    [Test]
    public void What_is_switched_off_is_not_done_and_told()
    {
        var draft = Open();

        Assert.That(draft.Add(Saying("words"), Policy with { Enabled = Capabilities.All & ~Capabilities.Comment }), Is.False);
        Assert.That(Finish(draft).Steps, Is.Empty);
        Assert.That(Finish(draft).Reasons, Is.EqualTo(new[] { "why; but Comment is switched off" }));
    }

    [Test]
    public void While_somebody_is_at_it_only_what_is_urgent_is_done_and_the_rest_is_looked_at_again()
    {
        var bug = new BugBuilder().Say(Maren, "Hello.");
        var policy = Policy with { Quiet = TimeSpan.FromMinutes(30) };
        var draft = new Draft(CaseFold.Fold(bug.Build(), policy));
        draft.Enter(policy, bug.Now.AddMinutes(1));

        Assert.That(draft.Add(Saying("words"), policy), Is.False);
        Assert.That(draft.Add(Saying("urgent words", urgent: true), policy), Is.True);
        Assert.That(Finish(draft).Steps, Has.Length.EqualTo(1));
        Assert.That(Finish(draft).NextLook, Is.EqualTo(bug.Now.AddMinutes(30)));
        Assert.That(Finish(draft).Reasons, Has.Exactly(1).Contains("somebody was here a moment ago"));
    }

    [Test]
    public void The_earliest_next_look_counts_and_the_first_moment_at_which_an_opening_was_due()
    {
        var draft = Open();
        draft.Add(Outcome.Nothing("one", Now.AddDays(3)) with { DueSince = Now, OverdueSince = Now }, Policy);
        draft.Add(Outcome.Nothing("two", Now.AddDays(2)), Policy);
        draft.Add(Outcome.Nothing("three", Now.AddDays(4)), Policy);

        Assert.That(Finish(draft), Has.Property("NextLook").EqualTo(Now.AddDays(2)).And.Property("DueSince").EqualTo(Now).And.Property("OverdueSince").EqualTo(Now));
    }

    [Test]
    public void That_an_embargoed_bug_left_our_products_is_told_though_nothing_else_is_done()
    {
        var draft = new Draft(CaseFold.Fold(new BugBuilder(product: "Firefox").Restrict("embargo").Mention("bug", "embargo-asked", "1").Build(), Policy));
        draft.Enter(Policy with { Embargo = new EmbargoPolicy { Groups = ["embargo"] } }, Now);

        Assert.That(Finish(draft).Notices, Has.Exactly(1).Items);
    }

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static Draft Open()
    {
        var draft = new Draft(CaseFold.Fold(new BugBuilder().Build(), Policy));
        draft.Enter(Policy, Now);
        return draft;
    }

    private static Plan Finish(Draft draft) => draft.Finish(Policy, Meeting.World, Now);

    private static Outcome Saying(string text, bool urgent = false) => new(new Step { Capability = Capabilities.Comment, Word = "", Reason = "why", Text = text, Urgent = urgent }, "");

    private static Outcome Doing(params Effect[] effects) => new(new Step { Capability = Capabilities.Comment, Word = "", Reason = "why", Effects = [.. effects] }, "");
}
