using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
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

    [Test]
    public void A_word_reaches_no_second_request_while_its_first_answer_is_owed()
    {
        var bug = Two().Say(BugBuilder.Requester, "reviewbot: assign");
        bug.Apply(Decide(bug), loseComment: true);

        var plan = Decide(bug);

        Assert.That(plan.Effects.OfType<Effect.Assign>(), Is.Empty, "the comment alone is made up for");
        Assert.That(plan.Steps.SelectMany(s => s.Marks).Select(m => m.Step), Has.Member(Steps.Done));
    }

    [Test]
    public void A_verdict_reaches_no_second_request_while_its_first_answer_is_owed()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Attach(14, Other).Ask(14, requestee: Tomas).Say(Maren, "reviewbot: approve");
        bug.Apply(Decide(bug), loseComment: true);

        Assert.That(Decide(bug).Effects.OfType<Effect.SetVerdict>(), Is.Empty);
    }

    [TestCase("assign", true)]
    [TestCase("approve", false)]
    public void Of_a_replaced_request_only_a_steward_can_be_asked_for(string word, bool done)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13);
        bug.Apply(Decide(bug)).Attach(14, Texts.Complete).Ask(14);
        bug.Apply(Decide(bug)).Say(Maren, $"reviewbot: {word}");
        var old = CaseFold.Fold(bug.Build() with { Comments = [.. bug.Comments.Select(c => c == bug.Comments[^1] ? c with { AttachmentId = 13 } : c)] }, Policy);
        Assert.That(old.Requests[0].ReplacedBy, Is.Not.Null);

        var outcome = new CommandRules(Policy, Meeting.World, bug.Now).OnRequest(old, old.Requests[0]);

        Assert.That(outcome.Done?.Step is not null, Is.EqualTo(done));
    }

    [TestCase(true, TestName = "A_humans_change_of_the_flag_takes_an_older_word_away")]
    [TestCase(false, TestName = "Our_own_change_of_the_flag_leaves_an_older_word_as_it_is")]
    public void A_later_action_wins(bool human)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Owner, $"reviewbot: assign {Tomas}").Retarget(13, human ? Owner : BugBuilder.Bot, Ines);
        bug = human ? bug : bug.Mention("13.1", Steps.Reassigned, "1");

        Assert.That(Decide(bug).Effects.OfType<Effect.Assign>().Any(), Is.EqualTo(!human));
    }

    [Test]
    public void A_change_of_the_very_moment_of_the_word_and_a_request_of_it_leave_it_as_it_is()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

        Assert.That(Decide(bug.At(bug.Now.AddMinutes(-1)).Say(Maren, "reviewbot: approve")).Effects.OfType<Effect.SetVerdict>(), Has.Exactly(1).Items);
    }

    [Test]
    public void A_word_from_before_the_request_was_asked_for_anew_is_old()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Say(Maren, "reviewbot: approve").At(new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        bug.Clear(13, BugBuilder.Bot).Ask(13, by: BugBuilder.Bot, requestee: Maren);

        Assert.That(Decide(bug).Effects.OfType<Effect.SetVerdict>(), Is.Empty);
    }

    [Test]
    public void A_word_from_before_any_request_decides_nothing() =>
        Assert.That(Decide(new BugBuilder().Attach(13, Texts.Complete).Say(Maren, "reviewbot: approve").Ask(13, requestee: Maren)).Effects.OfType<Effect.SetVerdict>(), Is.Empty);

    [Test]
    public void Before_a_word_is_carried_out_a_decision_that_we_overwrote_is_put_right()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Decide(13, Tomas, FlagStatus.Denied).AskAgain(13, by: BugBuilder.Bot, requestee: Ines).Mention("13.1", Steps.Assigned, "1").Say(Maren, "reviewbot: approve");

        Assert.That(Decide(bug).Effects.OfType<Effect.SetVerdict>(), Is.EqualTo(new[] { new Effect.SetVerdict(13, bug.Get(13).Flags[0].Id, FlagStatus.Denied) }));
    }

    [Test]
    public void A_request_that_is_decided_is_not_the_one_that_is_meant() =>
        Assert.That(Target(Fold(Asked().Decide(13, Maren, FlagStatus.Granted).Attach(14, Other).Ask(14, requestee: Tomas).Say(Ines, "reviewbot: approve"))), Is.EqualTo(14));

    [Test]
    public void Whoever_comments_on_an_attachment_means_its_request()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Attach(14, Other).Ask(14, requestee: Maren).Say(Maren, "reviewbot: approve");
        var on = bug.Build() with { Comments = [.. bug.Comments.Select(c => c == bug.Comments[^1] ? c with { AttachmentId = 14 } : c)] };

        Assert.That(Target(CaseFold.Fold(on, Policy)), Is.EqualTo(14));
        Assert.That(Target(CaseFold.Fold(bug.Build(), Policy)), Is.Null, "both are asked of her");
    }

    [Test]
    public void The_speakers_own_request_is_meant_before_the_one_that_nobody_is_asked_for()
    {
        Assert.That(Target(Fold(Two().Retarget(14, Owner, Maren).Say(Maren, "reviewbot: assign"))), Is.EqualTo(14));
        Assert.That(Target(Fold(Two().Retarget(13, Owner, Tomas).Say(Owner, "reviewbot: assign"))), Is.EqualTo(14), "the one without a steward");
        Assert.That(Target(Fold(Two().Retarget(13, Owner, Tomas).Say(Owner, "reviewbot: approve"))), Is.Null, "for whom to decide must be said");
        Assert.That(Target(Fold(Two().Retarget(13, Owner, Tomas).Retarget(14, Owner, Ines).Say(Owner, "reviewbot: assign"))), Is.Null);
    }

    [Test]
    public void Of_two_that_nobody_is_asked_for_the_one_that_is_not_replaced_is_meant()
    {
        var bug = Two().Say(Owner, "reviewbot: assign");
        var @case = Fold(bug);
        var replaced = @case with { Requests = [@case.Requests[0] with { ReplacedBy = new Replacement(@case.Requests[1].Attachment, IsAsked: true) }, @case.Requests[1]] };

        Assert.That(Target(replaced), Is.EqualTo(14));
        Assert.That(CommandRules.Target(replaced, replaced.Heard[^1], null)?.Attachment.Id, Is.EqualTo(14), "whatever is wanted of it");
        Assert.That(CommandRules.Target(@case, @case.Heard[^1], null), Is.Null);
    }

    [Test]
    public void Where_it_can_not_be_told_which_request_is_meant_that_is_asked_back_and_else_not()
    {
        Assert.That(Words(Decide(Two().Retarget(13, Owner, Tomas).Retarget(14, Owner, Tomas).Say(Maren, "reviewbot: approve"))), Is.EqualTo(new[] { "refused" }));
        Assert.That(Words(Decide(Two().Retarget(13, Owner, Tomas).Retarget(14, Owner, Maren).Say(Maren, "reviewbot: approve"))), Is.EqualTo(new[] { "granted" }));
    }

    [Test]
    public void A_word_about_a_request_when_nothing_waits_is_refused_unless_somebody_changed_the_flag_since()
    {
        Assert.That(Words(Decide(Granted().Say(Maren, "reviewbot: approve"))), Is.EqualTo(new[] { "refused" }));
        Assert.That(Words(Decide(Asked().Say(Tomas, "reviewbot: approve").Decide(13, Maren, FlagStatus.Granted))), Is.Empty);
        var together = Granted();
        Assert.That(Words(Decide(together.At(together.Now.AddMinutes(-1)).Say(Maren, "reviewbot: approve"))), Is.Empty, "of the same moment");
        Assert.That(Words(Decide(Asked().Say(Tomas, "reviewbot: approve").Attach(14, Other).Ask(14, requestee: Ines).Decide(14, Ines, FlagStatus.Granted).At(new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero)).Decide(13, Maren, FlagStatus.Granted).At(new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero)))), Is.Empty, "of whatever request");
    }

    [Test]
    public void What_is_refused_is_told_to_whoever_has_a_part_in_the_review()
    {
        Assert.That(Words(Decide(Asked().Say(BugBuilder.Requester, "reviewbot: escalate legal a third party"))), Is.EqualTo(new[] { "refused" }));
        Assert.That(Words(Decide(Asked().Say("somebody@example.org", "reviewbot: escalate legal a third party"))), Is.Empty);
    }

    [Test]
    public void A_word_about_the_embargo_of_a_bug_that_is_public_is_refused_unless_it_was_closed_when_it_was_said()
    {
        Assert.That(Words(Decide(Asked().Say(Maren, "reviewbot: embargo lift"))), Is.EqualTo(new[] { "refused" }));
        Assert.That(Words(Decide(Asked().Restrict("embargo").Say(Maren, "reviewbot: embargo lift").ChangeGroups(Owner, [], ["embargo"]))), Is.Empty);
        Assert.That(Words(Decide(Asked().ChangeGroups(Owner, ["embargo"], []).ChangeGroups(Owner, [], ["embargo"]).Say(Maren, "reviewbot: embargo lift"))), Is.EqualTo(new[] { "refused" }));
        var opened = Asked().Restrict("embargo").ChangeGroups(Owner, [], ["embargo"]);
        Assert.That(Words(Decide(opened.At(opened.Now.AddMinutes(-1)).Say(Maren, "reviewbot: embargo lift"))), Is.Empty, "of the same moment");
        Assert.That(Words(Decide(opened.Wait(TimeSpan.FromHours(1)).Say(Maren, "reviewbot: help").ChangeGroups(Owner, ["embargo"], []).ChangeGroups(Owner, [], ["embargo"]))), Has.Member("help"), "another word has its answer");
    }

    [Test]
    public void On_a_restricted_bug_a_hold_in_other_words_and_a_misread_condition_are_left_to_the_rules_of_embargoes()
    {
        Assert.That(Words(Decide(Asked().Restrict("embargo").Say(Maren, "reviewbot hold"))), Has.No.Member("not-understood").And.No.Member("hint"));
        Assert.That(Words(Decide(Asked().Restrict("embargo").Say(Maren, "reviewbot: until 2027-03-01"))), Has.No.Member("not-understood").And.No.Member("hint"));
        Assert.That(Words(Decide(Asked().Restrict("embargo").Say(Maren, "reviewbot: xyzzy"))), Is.EqualTo(new[] { "not-understood" }));
        Assert.That(Words(Decide(Asked().Say("somebody@example.org", "reviewbot: xyzzy"))), Is.Empty, "who has no part in the review is not answered");
    }

    [Test]
    public void A_word_is_answered_once_and_one_from_before_any_request_never()
    {
        var bug = Asked().Say(Maren, "reviewbot: help");
        Assert.That(Words(Decide(bug)), Is.EqualTo(new[] { "help" }));

        Assert.That(Words(Decide(bug.Apply(Decide(bug)))), Is.Empty);
        Assert.That(Words(Decide(new BugBuilder().Attach(13, Texts.Complete).Say(Maren, "reviewbot: help").Ask(13, requestee: Maren))), Is.Empty);
    }

    [Test]
    public void A_word_on_the_one_that_waits_is_not_refused_for_another_that_is_decided() =>
        Assert.That(Words(Decide(Granted().Attach(14, Other).Ask(14, requestee: Maren).Say(Maren, "reviewbot: approve"))), Is.EqualTo(new[] { "granted" }));

    [Test]
    public void A_decision_that_is_not_alone_is_asked_back_from_whoever_may_decide()
    {
        const string Unsure = "reviewbot: quiet\nreviewbot: approve";

        Assert.That(Words(Decide(Asked().Say(Maren, Unsure))), Is.EqualTo(new[] { "noted", "asked-back" }));
        Assert.That(Words(Decide(Asked().Say(BugBuilder.Requester, Unsure))), Is.EqualTo(new[] { "noted", "refused" }));
        Assert.That(Words(Decide(Asked().Say(Maren, $"{Unsure}\nreviewbot: xyzzy"))), Is.EqualTo(new[] { "noted", "asked-back" }), "and nothing else of the same comment is answered");
    }

    private static readonly string Other = Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal);

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static BugBuilder Granted() => Asked().Decide(13, Maren, FlagStatus.Granted);

    private static BugBuilder Two() => new BugBuilder().Attach(13, Texts.Complete).Ask(13).Attach(14, Other).Ask(14);

    private static ReviewCase Fold(BugBuilder bug) => CaseFold.Fold(bug.Build(), Policy);

    private static long? Target(ReviewCase @case) => CommandRules.Target(@case, @case.Heard[^1], @case.Heard[^1].Reading.Commands.First())?.Attachment.Id;
}
