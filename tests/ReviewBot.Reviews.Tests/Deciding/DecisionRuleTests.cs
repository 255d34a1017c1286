using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
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

    [Test]
    public void A_revocation_is_told_once_of_a_stewards_grant_and_only_if_another_human_took_it_off()
    {
        var bug = Granted().Clear(13);
        var plan = Decide(bug);
        Assert.That(Words(plan), Has.Member("revoked"));
        Assert.That(Words(Decide(bug.Apply(plan))), Has.No.Member("revoked"), "once");

        Assert.That(Words(Decide(Granted().Clear(13, Maren))), Has.No.Member("revoked"), "by whoever had granted it");
        Assert.That(Words(Decide(Granted().Clear(13, BugBuilder.Bot))), Has.No.Member("revoked"), "by us");
        Assert.That(Words(Decide(Asked().Decide(13, BugBuilder.Bot, FlagStatus.Granted).Clear(13))), Has.No.Member("revoked"), "what was granted on nobody's word");
        Assert.That(Words(Decide(Asked().Decide(13, Maren, FlagStatus.Denied).Clear(13))), Has.No.Member("revoked"), "a denial");
    }

    [Test]
    public void A_verdict_in_a_comment_is_asked_about_once_and_only_if_a_steward_who_did_not_ask_wrote_it_after_the_request()
    {
        var bug = Asked().Say(Maren, Review);
        var plan = Decide(bug, bug.Now.AddDays(1));
        Assert.That(Words(plan), Is.EqualTo(new[] { "verdict-asked" }));
        bug.Wait(TimeSpan.FromDays(1)).Apply(plan);
        Assert.That(Words(Decide(bug.Say(Maren, Review), bug.Now.AddDays(2))), Has.No.Member("verdict-asked"), "once");

        Assert.That(Asks(Asked().Say("somebody@example.org", Review)), Is.False);
        Assert.That(Asks(new BugBuilder().Attach(13, Texts.Complete).Say(Maren, Review).Ask(13, requestee: Maren)), Is.False, "before it was asked");
        Assert.That(Asks(new BugBuilder().Attach(13, Texts.Complete, by: Maren).Ask(13, by: Maren, requestee: Tomas).Say(Maren, Review)), Is.False, "of the own request");

        static bool Asks(BugBuilder bug) => Words(Decide(bug, bug.Now.AddDays(1))).Contains("verdict-asked");
    }

    [Test]
    public void While_somebody_is_asked_still_after_a_denial_by_another_a_verdict_in_a_comment_is_asked_about()
    {
        var bug = Asked().Ask(13, by: Owner, requestee: Tomas).Decide(13, Maren, FlagStatus.Denied).Say(Tomas, Review);

        Assert.That(Words(Decide(bug, bug.Now.AddDays(1))), Has.Member("verdict-asked"));
    }

    [Test]
    public void A_granted_form_that_is_obsolete_no_more_has_not_changed_and_one_that_is_is_spoken_of_once()
    {
        var bug = Granted().Obsolete(13);
        var built = bug.Build();
        var back = built with { Attachments = [built.Attachments[0] with { IsObsolete = false }] };
        Assert.That(Words(Decider.Decide([CaseFold.Fold(back, Policy)], Policy, Meeting.World, bug.Now).Single()), Has.No.Member("changed-after"));

        var plan = Decide(bug);
        Assert.That(Words(plan), Has.Member("changed-after"));
        Assert.That(Words(Decide(bug.Apply(plan))), Has.No.Member("changed-after"));
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

    [Test]
    public void A_grant_by_its_own_requester_or_attacher_or_by_a_stranger_is_told_to_the_owners()
    {
        Assert.That(Told(new BugBuilder().Attach(13, Texts.Complete, by: Owner).Ask(13, by: Maren).Decide(13, Maren, FlagStatus.Granted)), Is.EqualTo("own"), "the requester");
        Assert.That(Told(new BugBuilder().Attach(13, Texts.Complete, by: Maren).Ask(13, by: Owner).Decide(13, Maren, FlagStatus.Granted)), Is.EqualTo("own"), "the attacher");
        Assert.That(Told(Asked().Decide(13, "somebody@example.org", FlagStatus.Granted)), Is.EqualTo("off-roster"));
        Assert.That(Told(Asked().Decide(13, Owner.ToUpperInvariant(), FlagStatus.Granted)), Is.Null);
        Assert.That(Told(Asked().Decide(13, Tomas, FlagStatus.Granted)), Is.Null);
        Assert.That(Told(Asked().Decide(13, BugBuilder.Requester, FlagStatus.Denied)), Is.Null, "whoever denies hurts nobody");
        Assert.That(Told(Asked().Decide(13, BugBuilder.Bot, FlagStatus.Granted)), Is.Null, "on a word that was lost");

        static string? Told(BugBuilder bug) => Decide(bug).Notices.SingleOrDefault()?.Key.Split(' ')[0];
    }

    [Test]
    public void Where_we_had_a_part_in_a_grant_its_link_is_given_once()
    {
        var bug = Asked().Mention("13.1", Steps.Advice).Decide(13, Maren, FlagStatus.Granted);
        var plan = Decide(bug);
        Assert.That(Words(plan), Is.EqualTo(new[] { "decided" }));
        Assert.That(Words(Decide(bug.Apply(plan))), Is.Empty);

        Assert.That(Words(Decide(Granted())), Is.Empty, "a decision in which we had no part");
        Assert.That(Words(Decide(Asked().Mention("13.1", Steps.Advice).Decide(13, Maren, FlagStatus.Denied))), Is.Empty, "a denial");
        Assert.That(Words(Decide(Granted().Mention("13.1", Steps.Advice))), Is.Empty, "said after it");
        Assert.That(Words(Decide(Asked().Mention("13.1", Steps.Advice).Decide(13, Maren, FlagStatus.Granted).Mention("13.1", Steps.ReviewHint))), Is.EqualTo(new[] { "decided" }), "one before and one after");
        var together = Granted();
        Assert.That(Words(Decide(together.At(together.Now.AddMinutes(-1)).Mention("13.1", Steps.Advice))), Is.EqualTo(new[] { "decided" }), "of the same moment");
    }

    [Test]
    public void Only_a_granted_form_that_became_obsolete_after_the_grant_has_changed()
    {
        Assert.That(Words(Decide(Granted().Attach(14, Texts.Complete))), Has.No.Member("changed-after"));
        Assert.That(Words(Decide(Asked().Decide(13, Maren, FlagStatus.Denied).Obsolete(13).Attach(14, Texts.Complete))), Has.No.Member("changed-after"));
        Assert.That(Words(Decide(Asked().Ask(13, requestee: Tomas).Obsolete(13))), Has.No.Member("changed-after"), "nothing was granted");
        Assert.That(Words(Decide(Granted().Obsolete(13).Apply(Decide(Granted().Obsolete(13))))), Has.No.Member("changed-after"), "once");
        Assert.That(Words(Decide(Granted().Obsolete(13).Resolve("WONTFIX"))), Has.No.Member("changed-after"), "the bug was given up");
        Assert.That(Words(At(Obsoleted(13, "1"))), Has.Member("changed-after"));
        Assert.That(Words(At(Obsoleted(14, "1"))), Has.No.Member("changed-after"), "another attachment did");
        Assert.That(Words(At(Obsoleted(13, "0"))), Has.No.Member("changed-after"), "it came back");
        Assert.That(Words(At(Obsoleted(13, "1", field: "attachments.ispatch"))), Has.No.Member("changed-after"), "it became something else");
        Assert.That(Words(At(Obsoleted(13, "1", atGrant: true))), Has.No.Member("changed-after"), "in the moment of the grant");
        Assert.That(Words(At(Obsoleted(13, "1"), began: 1)), Has.No.Member("changed-after"), "before our time");
        Assert.That(Words(At(Obsoleted(13, "1"), began: 0)), Has.Member("changed-after"), "at its beginning");

        static Plan At(BugSnapshot bug, int? began = null) => Decider.Decide(
            [CaseFold.Fold(bug, Policy)], Policy, Meeting.World with { Began = began is { } seconds ? bug.LastChangeTime.AddSeconds(seconds) : DateTimeOffset.MinValue }, bug.LastChangeTime.AddMinutes(9)).Single();
    }

    [Test]
    public void Of_what_replaces_a_granted_form_only_what_came_after_the_grant_is_named()
    {
        Assert.That(Decide(Granted().Obsolete(13).Attach(14, Texts.Complete)).Comment, Does.Contain("attachment 14"));
        Assert.That(Decide(new BugBuilder().Attach(12, Texts.Complete).Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted).Obsolete(13)).Comment, Does.Not.Contain("attachment 12"));
        var together = Granted();
        Assert.That(Decide(together.At(together.Now.AddMinutes(-1)).Attach(14, Texts.Complete).Obsolete(13)).Comment, Does.Not.Contain("attachment 14"), "of the same moment");
    }

    [Test]
    public void A_request_that_was_asked_before_the_change_does_not_answer_it()
    {
        var bug = new BugBuilder().Attach(14, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal)).Ask(14, requestee: Maren).Attach(15, Texts.Complete).Ask(15, requestee: Maren).Decide(15, Maren, FlagStatus.Granted).Obsolete(15);
        Assert.That(Words(Decide(bug)), Has.Member("changed-after"));

        var changed = bug.Now;
        Assert.That(Words(Decide(bug.Attach(16, "x").At(changed.AddMinutes(-1)).Ask(16, requestee: Maren).Wait(TimeSpan.FromMinutes(9)))), Has.No.Member("changed-after"), "one of the same moment does");
    }

    [Test]
    public void A_review_that_answers_otherwise_than_it_decides_is_spoken_of_once()
    {
        var bug = Asked().Say(Maren, Contrary).Decide(13, Maren, FlagStatus.Granted);
        var plan = Decide(bug);
        Assert.That(Words(plan), Is.EqualTo(new[] { "review-hint" }));
        Assert.That(Words(Decide(bug.Apply(plan))), Has.No.Member("review-hint"));

        Assert.That(Words(Decide(Asked().Say(Maren, Contrary).Decide(13, Maren, FlagStatus.Denied))), Is.Empty, "a denial needs no hint");
        Assert.That(Words(Decide(Asked().Say(Tomas, Contrary).Decide(13, Maren, FlagStatus.Granted))), Is.Empty, "somebody else's review");
        Assert.That(Words(Decide(new BugBuilder().Say(Maren, Contrary).Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted))), Is.Empty, "before it was asked");
        Assert.That(Decide(Asked().Say(Maren, Contrary).Say(Maren, Contrary).Decide(13, Maren, FlagStatus.Granted)).Steps, Has.Length.EqualTo(1), "written twice, spoken of once");
    }

    [Test]
    public void Where_we_had_spoken_before_a_change_and_a_contrary_review_are_spoken_of_once_all_the_same()
    {
        var changed = Asked().Mention("13.1", Steps.Advice).Decide(13, Maren, FlagStatus.Granted);
        changed.Apply(Decide(changed)).Obsolete(13);
        Assert.That(Words(Decide(changed)), Has.Member("changed-after"));
        Assert.That(Words(Decide(changed.Apply(Decide(changed)))), Has.No.Member("changed-after"));

        var contrary = Asked().Mention("13.1", Steps.Advice).Say(Maren, Contrary).Decide(13, Maren, FlagStatus.Granted);
        Assert.That(Words(Decide(contrary)), Has.Member("review-hint"));
        Assert.That(Words(Decide(contrary.Apply(Decide(contrary)))), Has.No.Member("review-hint"));
    }

    [Test]
    public void A_verdict_that_was_written_before_our_time_is_not_asked_about()
    {
        var bug = Asked().Say(Maren, Review);
        var due = bug.Now.AddDays(1);

        Assert.That(Words(Decide(bug, due.AddHours(1), world: Meeting.World with { Began = due })), Is.EqualTo(new[] { "verdict-asked" }));
        Assert.That(Words(Decide(bug, due.AddHours(1), world: Meeting.World with { Began = due.AddSeconds(1) })), Is.Empty);
    }

    [Test]
    public void A_verdict_of_the_very_moment_of_asking_is_not_about_it() =>
        Assert.That(Words(Decide(Back(new BugBuilder().Attach(13, Texts.Complete).Say(Maren, Review)).Ask(13, requestee: Maren).Wait(TimeSpan.FromDays(2)))), Has.No.Member("verdict-asked"));

    [Test]
    public void A_review_from_before_our_time_is_not_spoken_of_and_one_of_the_moment_of_asking_is()
    {
        var bug = Asked().Say(Maren, Contrary);
        var said = bug.Now;
        bug.Decide(13, Maren, FlagStatus.Granted);

        Assert.That(Words(Decide(bug, world: Meeting.World with { Began = said })), Is.EqualTo(new[] { "review-hint" }));
        Assert.That(Words(Decide(bug, world: Meeting.World with { Began = said.AddSeconds(1) })), Is.Empty);

        var asked = Asked();
        Assert.That(Words(Decide(asked.At(asked.Now.AddMinutes(-1)).Say(Maren, Contrary).Decide(13, Maren, FlagStatus.Granted))), Is.EqualTo(new[] { "review-hint" }));
    }

    [Test]
    public void A_decision_that_we_overwrote_is_put_right_and_nothing_else_is_said_of_it()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13);
        var ours = Decide(bug);
        bug.Decide(13, Tomas, FlagStatus.Denied).AskAgain(13, by: BugBuilder.Bot, requestee: Ines).Mention("13.1", Steps.Assigned, "1");
        Assert.That(ours.Effects.OfType<Effect.Assign>(), Is.Not.Empty);

        var plan = Decide(bug);

        Assert.That(Words(plan), Is.EqualTo(new[] { "restored" }));
        Assert.That(plan.Steps[0].Urgent, Is.True);
        Assert.That(plan.Effects, Is.EqualTo(new Effect[] { new Effect.SetVerdict(13, bug.Get(13).Flags[0].Id, FlagStatus.Denied) }));
    }

    [Test]
    public void Of_several_flags_the_one_that_we_overwrote_is_put_right()
    {
        var denied = Asked().Decide(13, Maren, FlagStatus.Denied).Ask(13).Decide(13, Tomas, FlagStatus.Denied).Build();
        var at = denied.LastChangeTime.AddSeconds(1);
        var (first, second) = (denied.Attachments[0].Flags[0], denied.Attachments[0].Flags[1]);
        var lost = denied with
        {
            Attachments = [denied.Attachments[0] with { Flags = [first, second with { Status = FlagStatus.Requested, Setter = BugBuilder.Bot, Requestee = Ines, Modified = at }] }],
            History = denied.History.Add(new HistoryEntry(at, BugBuilder.Bot, [new FieldChange("flagtypes.name", "data-review-", $"data-review?({Ines})", 13)])),
        };

        var plan = Decider.Decide([CaseFold.Fold(lost, Policy)], Policy, Meeting.World, at.AddMinutes(1)).Single();

        Assert.That(plan.Effects.OfType<Effect.SetVerdict>(), Is.EqualTo(new[] { new Effect.SetVerdict(13, second.Id, FlagStatus.Denied) }));
    }

    [Test]
    public void The_lost_word_that_a_decision_was_put_right_is_made_up_for_without_writing_the_flag_again()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Decide(13, Tomas, FlagStatus.Denied).AskAgain(13, by: BugBuilder.Bot, requestee: Ines).Mention("13.1", Steps.Assigned, "1");
        bug.Apply(Decide(bug), loseComment: true);

        var plan = Decide(bug);

        Assert.That(Words(plan), Is.EqualTo(new[] { "restored" }));
        Assert.That(plan.Effects, Is.Empty);
        Assert.That(Words(Decide(bug.Apply(plan))), Is.Empty);
    }

    [Test]
    public void The_lost_comment_to_a_decision_on_a_stewards_word_is_made_up_for_and_nothing_else_is_said_with_it()
    {
        var bug = Asked().Say(Maren, "reviewbot: approve");
        bug.Apply(Decide(bug), loseComment: true);

        var plan = Decide(bug);

        Assert.That(Words(plan), Is.EqualTo(new[] { "granted" }));
        Assert.That(plan.Effects, Is.Empty);
        Assert.That(Words(Decide(bug.Apply(plan))), Is.Empty);
    }

    [Test]
    public void Of_a_decision_that_was_told_no_word_is_owed() =>
        Assert.That(Words(Decide(Asked().Say(Maren, "reviewbot: approve").Decide(13, BugBuilder.Bot, FlagStatus.Granted).Mention("13.1", Steps.Decided))), Has.No.Member("granted"));

    [TestCase("deny because of question 7", false, TestName = "A_word_that_says_the_contrary_is_not_the_one_that_was_carried_out")]
    [TestCase("help", false, TestName = "Another_word_is_not_the_one_that_was_carried_out")]
    [TestCase("xyzzy", false, TestName = "What_is_no_command_is_not_the_one_that_was_carried_out")]
    [TestCase("approve", true, TestName = "The_word_that_says_the_same_is_the_one_that_was_carried_out")]
    public void A_decision_of_ours_is_told_by_the_word_that_it_carried_out(string words, bool told)
    {
        var bug = Asked().Say(Maren, $"reviewbot: {words}").Decide(13, BugBuilder.Bot, FlagStatus.Granted);

        Assert.That(Words(Decide(bug)).Contains("granted"), Is.EqualTo(told));
    }

    [TestCase("somebody@example.org")]
    [TestCase(BugBuilder.Requester)]
    public void A_word_of_somebody_who_may_not_decide_was_not_carried_out(string who) =>
        Assert.That(Words(Decide(Asked().Say(who, "reviewbot: approve").Decide(13, BugBuilder.Bot, FlagStatus.Granted))), Has.No.Member("granted"));

    [Test]
    public void A_word_from_before_the_request_or_after_the_decision_was_not_carried_out_and_one_of_the_same_moment_was()
    {
        Assert.That(Told(new BugBuilder().Attach(13, Texts.Complete).Say(Maren, "reviewbot: approve").Ask(13, requestee: Maren).Decide(13, BugBuilder.Bot, FlagStatus.Granted)), Is.False);
        Assert.That(Told(Asked().Decide(13, BugBuilder.Bot, FlagStatus.Granted).Say(Maren, "reviewbot: approve")), Is.False);
        Assert.That(Told(Back(Asked().Decide(13, BugBuilder.Bot, FlagStatus.Granted)).Say(Maren, "reviewbot: approve")), Is.True);
        Assert.That(Told(Back(Asked()).Say(Maren, "reviewbot: approve").Decide(13, BugBuilder.Bot, FlagStatus.Granted)), Is.True);
        var handled = Asked().Say(Maren, "reviewbot: approve");
        Assert.That(Told(handled.Mention($"c{handled.Comments[^1].Id}", Steps.Refused).Decide(13, BugBuilder.Bot, FlagStatus.Granted)), Is.False, "one that was answered otherwise");

        static bool Told(BugBuilder bug) => Words(Decide(bug)).Contains("granted");
    }

    [Test]
    public void A_decision_of_the_moment_before_an_older_word_was_carried_out_is_put_right_and_nothing_else_is_said()
    {
        var denied = Asked().Mention("13.1", Steps.Advice).Say(Maren, "reviewbot: approve").Decide(13, Tomas, FlagStatus.Denied).Build();
        var flag = denied.Attachments[0].Flags[0];
        var at = denied.LastChangeTime.AddSeconds(1);
        var granted = denied with
        {
            Attachments = [denied.Attachments[0] with { Flags = [flag with { Status = FlagStatus.Granted, Setter = BugBuilder.Bot, Modified = at }] }],
            History = denied.History.Add(new HistoryEntry(at, BugBuilder.Bot, [new FieldChange("flagtypes.name", "data-review-", "data-review+", 13)])),
        };

        var plan = Decider.Decide([CaseFold.Fold(granted, Policy)], Policy, Meeting.World, at.AddMinutes(1)).Single();

        Assert.That(Words(plan).Take(1), Is.EqualTo(new[] { "restored" }));
        Assert.That(Words(plan), Has.No.Member("decided").And.No.Member("granted"));
        Assert.That(plan.Effects, Is.EqualTo(new Effect[] { new Effect.SetVerdict(13, flag.Id, FlagStatus.Denied) }));
    }

    [Test]
    public void With_the_lost_word_of_a_decision_its_link_is_not_given_a_second_time()
    {
        var bug = Asked().Mention("13.1", Steps.Advice).Say(Maren, "reviewbot: approve");
        bug.Apply(Decide(bug), loseComment: true);

        Assert.That(Words(Decide(bug)), Is.EqualTo(new[] { "granted" }));
    }

    // A granted form, and a change of an attachment after it, together with another.
    private static BugSnapshot Obsoleted(long attachment, string added, string field = "attachments.isobsolete", bool atGrant = false)
    {
        var bug = Granted().Build();
        var at = atGrant ? bug.LastChangeTime : bug.LastChangeTime.AddMinutes(5);
        return bug with
        {
            LastChangeTime = at,
            Attachments = [.. bug.Attachments.Select(a => a with { IsObsolete = true })],
            History = bug.History.Add(new HistoryEntry(at, BugBuilder.Requester, [new FieldChange("attachments.description", "a", "b", 13), new FieldChange(field, "0", added, attachment)])),
        };
    }

    private static readonly string Contrary = Texts.Review.Replace("Yes.", "No.", StringComparison.Ordinal) + "\n\n## Result\n\ndata-review+";

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static BugBuilder Granted() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);
}
