using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Answers;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>When a needinfo of ours has had its answer, or nobody waits for one any more.</summary>
internal sealed class AnsweredNeedinfoTests
{
    private static readonly string Open = Texts.Complete.With((Texts.Months, ""));
    private static readonly string Another = Open.Replace("snooze", "archive", StringComparison.Ordinal);

    [Test]
    public void A_question_stands_until_the_one_who_is_asked_says_something_to_the_matter()
    {
        Assert.That(Cleared(AskedBug()), Is.False);
        Assert.That(Cleared(AskedBug().Say(Maren, "7) Six months.")), Is.False, "by somebody else");
        Assert.That(Cleared(AskedBug().Say(BugBuilder.Requester, "Thanks, will do tomorrow.")), Is.False, "talk");
        Assert.That(Cleared(AskedBug().Say(BugBuilder.Requester, "7) Six months.")), Is.True);
    }

    [Test]
    public void A_question_that_somebody_else_has_asked_is_left_to_them() =>
        Assert.That(Cleared(new BugBuilder().Attach(13, Texts.Complete).Ask(13).AskNeedinfo(Owner, BugBuilder.Requester).Say(BugBuilder.Requester, "It is like this.")), Is.False);

    [Test]
    public void A_comment_or_an_attachment_of_the_very_moment_of_the_question_is_no_answer()
    {
        Assert.That(Cleared(Back(AskedBug()).Say(BugBuilder.Requester, "7) Six months.")), Is.False);
        Assert.That(Cleared(Back(AskedBug()).Attach(14, Another).Ask(14)), Is.False);
    }

    [Test]
    public void Another_attachment_answers_if_a_review_of_it_was_asked_for()
    {
        Assert.That(Cleared(AskedBug().Attach(14, Another)), Is.False);
        Assert.That(Cleared(AskedBug().Attach(14, Another).Ask(14)), Is.True);
        Assert.That(Cleared(AskedBug().Attach(14, Another, by: Maren).Ask(14, by: Maren)), Is.False, "by somebody else");
    }

    [Test]
    public void Where_nothing_is_lacking_any_word_is_an_answer() =>
        Assert.That(Cleared(new BugBuilder().Attach(13, Texts.Complete).Ask(13).AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester).Say(BugBuilder.Requester, "Thanks!")), Is.True);

    [Test]
    public void Talk_about_one_of_two_requests_is_talk_and_an_answer_to_one_of_two_is_an_answer()
    {
        var complete = AskedBug().Attach(14, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal), by: Maren).Ask(14, by: Maren);
        Assert.That(Cleared(complete.Say(BugBuilder.Requester, "Thanks, will do tomorrow.")), Is.False);

        var two = new BugBuilder().Attach(13, Open).Ask(13).Attach(14, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal).With((Texts.Dashboard, ""))).Ask(14);
        two.Apply(Decide(two)).Say(BugBuilder.Requester, "7) Six months.");
        Assert.That(CaseFold.Fold(two.Build(), Policy).Requests.Count(r => !r.Answers.IsEmpty), Is.EqualTo(1));
        Assert.That(Cleared(two), Is.True);
    }

    [Test]
    public void A_steward_who_was_asked_before_the_question_leaves_it_standing_and_one_after_it_does_not()
    {
        var named = new BugBuilder().Attach(13, Open).Ask(13, requestee: Maren);
        named.Apply(Decide(named));
        Assert.That(Cleared(named), Is.False);
        Assert.That(Cleared(Back(named).Retarget(13, Owner, Tomas)), Is.False, "of the same moment");

        Assert.That(Cleared(AskedBug().Retarget(13, Owner, Tomas)), Is.True);
        Assert.That(Cleared(AskedBug(), null, 13), Is.True, "one gets it in this very plan");
    }

    [Test]
    public void Where_nothing_is_asked_any_more_the_question_goes_unless_it_is_about_the_lost_flag()
    {
        var withdrawn = AskedBug().Obsolete(13);
        Assert.That(Cleared(withdrawn), Is.True);

        var lost = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Nobody).Obsolete(13).Attach(14, Texts.Complete);
        lost.Apply(Decide(lost));
        Assert.That(lost.Flags, Is.Not.Empty);
        Assert.That(Cleared(lost), Is.False);
        Assert.That(Cleared(lost.Say(BugBuilder.Requester, "Thanks, will do tomorrow.")), Is.True, "any word answers it");
        Assert.That(Cleared(lost.Ask(14, by: Maren, requestee: Tomas)), Is.True, "somebody asked for it");
    }

    [TestCase(Ladder.Renewal, 0, false)]
    [TestCase(Ladder.Responsible, 0, false)]
    [TestCase(Ladder.Renewal, 1, true)]
    [TestCase(Ladder.Closing, 0, true)]
    public void A_question_about_the_renewal_stands_after_the_decision_if_it_came_with_one(string rung, int later, bool cleared)
    {
        var bug = Granted().Mention("13.1", Steps.Decided).Wait(TimeSpan.FromDays(9)).Mention("13.1", Steps.Reminded, $"{rung}.1").Wait(TimeSpan.FromMinutes(later)).AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester);

        Assert.That(Cleared(bug), Is.EqualTo(cleared), "a minute between them is together");
    }

    [Test]
    public void Another_word_of_the_same_moment_is_no_question_about_the_renewal() =>
        Assert.That(Cleared(Granted().Mention("13.1", Steps.Reminded, "first.1").Wait(TimeSpan.FromDays(9)).Mention("13.1", Steps.Decided, "renewal").AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester)), Is.True);

    [Test]
    public void Closing_the_bug_ends_a_question_that_was_asked_before()
    {
        Assert.That(Cleared(AskedBug().Resolve("FIXED")), Is.True);
        Assert.That(Cleared(Back(AskedBug()).Resolve("FIXED")), Is.False, "of the same moment");
        Assert.That(Cleared(AskedBug().Resolve("FIXED").Resolve("")), Is.False, "it was opened again");
        Assert.That(Cleared(AfterClosing().Whiteboard("something")), Is.False, "another change closes nothing");
        Assert.That(Cleared(AskedBug().Resolve("WONTFIX")), Is.True);

        static BugBuilder AfterClosing()
        {
            var bug = new BugBuilder().Resolve("FIXED").Attach(13, Open).Ask(13);
            return bug.Apply(Decide(bug));
        }
    }

    [Test]
    public void A_closing_that_changed_more_than_the_resolution_ends_a_question_too()
    {
        var bug = AskedBug().Build();
        var closed = bug with { Resolution = "FIXED", History = bug.History.Add(new HistoryEntry(bug.LastChangeTime.AddMinutes(9), Maren, [new FieldChange("status", "NEW", "RESOLVED"), new FieldChange("resolution", "", "FIXED")])) };

        Assert.That(new AnsweredNeedinfos(CaseFold.Fold(closed, Policy), Policy, new HashSet<long>()).All, Has.Exactly(1).Items);
    }

    [Test]
    public void An_escalation_goes_on_when_the_bug_is_closed()
    {
        var policy = Policy with { EscalationContacts = Policy.EscalationContacts.Add("legal", "legal@example.org") };
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).AskNeedinfo(BugBuilder.Bot, "LEGAL@example.org").Resolve("FIXED");

        Assert.That(Cleared(bug, policy), Is.False);
        Assert.That(Cleared(bug), Is.True, "who is no contact");
        Assert.That(Cleared(bug.Resolve("WONTFIX"), policy), Is.True, "nobody waits for it in a bug that was given up");
    }

    [TestCase("13.1", Steps.Findings, "q7", false)]
    [TestCase("13.1", Steps.Unusable, "pdf", false)]
    [TestCase("14.0", Steps.LostFlag, null, false)]
    [TestCase("13.1", Steps.Reminded, "closing.1", false)]
    [TestCase("13.1", Steps.Nobody, null, true)]
    public void What_was_said_before_a_newer_question_does_not_answer_it(string subject, string step, string? state, bool cleared)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).AskNeedinfo(BugBuilder.Bot, BugBuilder.Requester).Say(BugBuilder.Requester, "It is like this.").Mention(subject, step, state);

        Assert.That(Cleared(bug), Is.EqualTo(cleared));
    }

    [Test]
    public void A_question_to_somebody_else_is_no_newer_one()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).AskNeedinfo(BugBuilder.Bot, Owner).Say(Owner, "It is like this.").Mention("13.1", Steps.Findings, "q7").Mention("13.1", Steps.Reminded, "closing.1");

        Assert.That(Cleared(bug), Is.True);
    }

    [TestCase(false, false, TestName = "A_newer_form_for_which_no_review_is_asked_leaves_the_question_about_the_older_one")]
    [TestCase(true, true)]
    public void A_newer_form_for_which_a_review_is_asked_ends_the_question_about_the_older_one(bool asked, bool cleared)
    {
        var bug = AskedBug().Attach(14, Another, by: Maren);
        var @case = CaseFold.Fold(bug.Build(), Policy);

        Assert.That(Cleared(@case with { Requests = [@case.Requests[0] with { ReplacedBy = new Replacement(bug.Get(14), asked) }] }), Is.EqualTo(cleared));
    }

    [TestCase(true, false, false, TestName = "Talk_in_a_request_that_waits_leaves_the_question_as_it_is")]
    [TestCase(true, true, true, TestName = "What_may_be_an_answer_is_no_talk")]
    [TestCase(false, false, true, TestName = "What_was_talk_in_a_request_that_is_over_is_an_answer_where_one_waits")]
    public void Only_talk_in_what_waits_is_no_answer(bool waits, bool unclear, bool cleared)
    {
        var bug = AskedBug().Attach(14, Another, by: Maren).Ask(14, by: Maren).Say(BugBuilder.Requester, "As I said.");
        var @case = CaseFold.Fold((waits ? bug : bug.Obsolete(13)).Build(), Policy);
        var word = @case.Bug.Comments.Single(c => c.Body == "As I said.");
        var told = @case with
        {
            Requests = [.. @case.Requests.Select(r => r with { Talk = r.Attachment.Id == 13 ? [word] : [], UnclearAnswer = unclear && r.Attachment.Id == 13 ? word : null, Answers = [] })],
        };

        Assert.That(Cleared(told), Is.EqualTo(cleared));
    }

    private static bool Cleared(ReviewCase @case) => new AnsweredNeedinfos(@case, Policy, new HashSet<long>()).All.Any();

    private static BugBuilder AskedBug() => Asked.Bug(7);

    private static BugBuilder Granted() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);

    private static bool Cleared(BugBuilder bug, ReviewPolicy? policy = null, params long[] assigned)
    {
        // As servers write it.
        var built = bug.Build();
        var told = built with { Comments = [.. built.Comments.Select(c => c is { AttachmentId: { } id, Body: "" } ? c with { Body = $"Created attachment {id}" } : c)] };
        return new AnsweredNeedinfos(CaseFold.Fold(told, policy ?? Policy), policy ?? Policy, assigned.ToHashSet()).All.Any();
    }
}
