using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>Whose turn it is, since when. The bug is filed on Monday, 2026-11-16, at nine.</summary>
internal sealed class WaitingTests
{
    private const string Stranger = "pat@example.org";

    [Test]
    public void The_stewards_clock_begins_with_the_assignment()
    {
        var bug = Asked(Tomas).Wait(TimeSpan.FromDays(2)).Retarget(13, BugBuilder.Requester, Maren);

        Assert.That(Of(bug), Is.EqualTo((Awaited.Steward, (string?)Maren, bug.Now)));
    }

    [Test]
    public void Whatever_the_steward_does_sets_the_clock_back_and_what_others_do_does_not()
    {
        var bug = Asked(Maren).Wait(TimeSpan.FromDays(2)).Say(Maren, "I'll look at it.");
        var said = bug.Now;
        bug.Wait(TimeSpan.FromDays(1)).Say(Tomas, "So will I.");

        Assert.That(Of(bug).Since, Is.EqualTo(said));
    }

    [Test]
    public void An_attachment_or_a_change_by_the_steward_is_something_done()
    {
        var attached = Asked(Maren).Wait(TimeSpan.FromDays(1)).Attach(14, "notes", Maren);
        var changed = Asked(Maren).Wait(TimeSpan.FromDays(1)).ChangeGroups(Maren, ["embargo"], []);

        Assert.That(Of(attached).Since, Is.EqualTo(attached.Now));
        Assert.That(Of(changed).Since, Is.EqualTo(changed.Now));
    }

    [Test]
    public void Of_several_who_are_asked_the_one_on_the_roster_is_waited_for()
    {
        var bug = Asked(Stranger).Ask(13, requestee: Maren);

        Assert.That((Of(bug).For, Of(bug).Person), Is.EqualTo((Awaited.Steward, Maren)));
    }

    [Test]
    public void Somebody_off_the_roster_is_a_stranger() =>
        Assert.That((Of(Asked(Stranger)).For, Of(Asked(Stranger)).Person), Is.EqualTo((Awaited.Stranger, Stranger)));

    [Test]
    public void Who_asks_and_is_asked_is_waited_for_by_the_owners_alone() =>
        Assert.That(Of(Asked(BugBuilder.Requester)).For, Is.EqualTo(Awaited.Owner));

    [Test]
    public void Where_a_human_took_the_steward_off_the_owners_turn_begins_then()
    {
        var bug = Asked(Maren).Wait(TimeSpan.FromDays(2)).Retarget(13, Tomas, null);

        Assert.That(Of(bug), Is.EqualTo((Awaited.Owner, (string?)null, bug.Now)));
    }

    [Test]
    public void A_question_of_the_stewards_is_the_others_turn_until_it_is_answered()
    {
        var bug = Asked(Maren).Wait(TimeSpan.FromDays(1)).AskNeedinfo(Maren, BugBuilder.Requester);
        Assert.That(Of(bug), Is.EqualTo((Awaited.Requester, (string?)BugBuilder.Requester, bug.Now)));

        bug.Wait(TimeSpan.FromDays(1)).ClearNeedinfo();

        Assert.That(Of(bug), Is.EqualTo((Awaited.Steward, (string?)Maren, bug.Now)), "and then the steward's again");
    }

    [TestCase(Maren, Maren, TestName = "A_question_to_oneself_is_none")]
    [TestCase(Tomas, BugBuilder.Requester, TestName = "A_question_of_somebody_else_is_none_of_the_stewards")]
    public void Only_the_stewards_question_to_another_stops_the_clock(string by, string of) =>
        Assert.That(Of(Asked(Maren).AskNeedinfo(by, of)).For, Is.EqualTo(Awaited.Steward));

    [Test]
    public void A_question_of_before_the_request_does_not_stop_the_clock()
    {
        var bug = new BugBuilder().AskNeedinfo(Maren, BugBuilder.Requester).Attach(13, Texts.Complete).Ask(13, requestee: Maren);

        Assert.That(Of(bug).For, Is.EqualTo(Awaited.Steward));
    }

    [Test]
    public void An_answered_question_or_another_flag_of_the_stewards_does_not_stop_the_clock()
    {
        var bug = Asked(Maren).AskNeedinfo(Maren, BugBuilder.Requester).Build();
        Assert.That(Whole(bug).For, Is.EqualTo(Awaited.Requester));

        Assert.That(Whole(bug with { Flags = [bug.Flags[0] with { Status = FlagStatus.Granted }] }).For, Is.EqualTo(Awaited.Steward));
        Assert.That(Whole(bug with { Flags = [bug.Flags[0] with { Name = "qe-verify" }] }).For, Is.EqualTo(Awaited.Steward));
    }

    [Test]
    public void Of_several_who_are_asked_each_ones_turn_begins_with_the_own_naming()
    {
        var bug = Asked(Maren);
        var named = bug.Now;

        Assert.That(Of(bug.Wait(TimeSpan.FromDays(1)).Ask(13, by: Owner, requestee: Tomas)), Is.EqualTo((Awaited.Steward, (string?)Maren, named)));
    }

    [Test]
    public void What_somebody_else_attaches_leaves_the_stewards_turn_as_it_is()
    {
        var bug = Asked(Maren);
        var named = bug.Now;

        Assert.That(Of(bug.Attach(14, "x")).Since, Is.EqualTo(named));
        Assert.That(Of(bug.Attach(15, "x", by: Maren)).Since, Is.EqualTo(bug.Now));
    }

    [Test]
    public void A_hold_that_ended_begins_the_turn_anew()
    {
        var bug = Asked(Maren).Say(Tomas, "reviewbot: hold").Wait(TimeSpan.FromDays(3)).Say(Tomas, "reviewbot: resume");

        Assert.That(Of(bug).Since, Is.EqualTo(bug.Now));
    }

    [Test]
    public void A_denial_is_the_requesters_turn_from_then_on_and_from_whatever_they_do()
    {
        var bug = Asked(Maren).Decide(13, Maren, FlagStatus.Denied);
        Assert.That(Of(bug), Is.EqualTo((Awaited.Correction, (string?)BugBuilder.Requester, bug.Now)));

        bug.Wait(TimeSpan.FromDays(2)).Say(BugBuilder.Requester, "I'm on it.");

        Assert.That(Of(bug).Since, Is.EqualTo(bug.Now));
    }

    [Test]
    public void A_denial_that_was_answered_by_another_form_is_nobodys_turn()
    {
        var asked = Asked(Maren).Decide(13, Maren, FlagStatus.Denied).Attach(14, Texts.Complete).Ask(14, requestee: Maren);
        var attached = Asked(Maren).Decide(13, Maren, FlagStatus.Denied).Attach(14, Texts.Complete);
        var closed = Asked(Maren).Decide(13, Maren, FlagStatus.Denied).Resolve("FIXED");

        Assert.That(new[] { asked, attached, closed }.Select(b => Of(b).For), Is.All.EqualTo(Awaited.Nobody));
    }

    [Test]
    public void A_request_that_was_taken_back_is_nobodys_turn() =>
        Assert.That(Of(Asked(Maren).Clear(13)).For, Is.EqualTo(Awaited.Nobody));

    [TestCase("WONTFIX", Awaited.Nobody)]
    [TestCase("FIXED", Awaited.Steward)]
    public void A_bug_that_was_given_up_is_nobodys_turn(string resolution, Awaited who) =>
        Assert.That(Of(Asked(Maren).Resolve(resolution)).For, Is.EqualTo(who));

    [Test]
    public void A_reminder_is_put_off_until_the_flag_changes_or_the_steward_acts()
    {
        var bug = Asked(Maren).Say(BugBuilder.Requester, "reviewbot: remind in 5 days");
        Assert.That(Whole(bug).DeferredTo, Is.EqualTo(bug.Now.AddDays(5)));

        Assert.That(Whole(bug.Say(Maren, "Here I am.")).DeferredTo, Is.Null);
    }

    [TestCase(-1, Awaited.Renewal)]
    [TestCase(0, Awaited.Nobody)]
    public void A_collection_that_has_ended_is_not_to_be_renewed(int days, Awaited who)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, "Until 2027-05-03."))).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);
        var end = new DateTimeOffset(2027, 5, 3, 0, 0, 0, TimeSpan.Zero);

        var waiting = Waiting.Of(CaseFold.Fold(bug.Build(), Policy), CaseFold.Fold(bug.Build(), Policy).Requests[0], Policy, end.AddDays(days));

        Assert.That(waiting.For, Is.EqualTo(who));
        Assert.That(who == Awaited.Nobody || waiting.Since == end.AddDays(-42), "six weeks ahead");
    }

    [TestCase("reviewbot: hold", "")]
    [TestCase("reviewbot: quiet", "")]
    [TestCase("Thanks.", "[No-Nag]")]
    public void Where_somebody_wants_silence_it_is_nobodys_turn(string said, string whiteboard) =>
        Assert.That(Of(Asked(Maren).Whiteboard(whiteboard).Say(Maren, said)).For, Is.EqualTo(Awaited.Nobody));

    [Test]
    public void What_is_private_replaced_or_of_the_backlog_is_nobodys_turn()
    {
        Assert.That(Whole(new BugBuilder().Attach(13, "x", isPrivate: true).Ask(13, requestee: Maren)).Why, Is.EqualTo("the attachment is private"));
        Assert.That(Whole(new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13).Attach(14, Texts.Complete).Ask(14)).Why, Is.EqualTo("a newer form takes its place"));
        var bug = Asked(Maren);
        Assert.That(Whole(bug, Policy with { IgnoreRequestsBefore = bug.Now.AddSeconds(1) }).Why, Is.EqualTo("older than Polling:IgnoreRequestsBefore"));
        Assert.That(Whole(bug.Resolve("WONTFIX")).Why, Is.EqualTo("the bug was given up: nobody is reminded"));
    }

    [Test]
    public void An_escalation_is_waited_for_until_it_is_answered()
    {
        var policy = Policy with { EscalationContacts = Policy.EscalationContacts.Add("legal", "legal@example.org").Add("council", "council@example.org") };
        var bug = Asked(Maren).Mention("13.1", Steps.Escalated, "legal");
        Assert.That(Whole(bug, policy), Has.Property("For").EqualTo(Awaited.Escalation).And.Property("Person").EqualTo("legal@example.org").And.Property("Since").EqualTo(bug.Now));
        Assert.That(Whole(bug.Wait(TimeSpan.FromDays(1)).Say("legal@example.org", "I ask somebody."), policy).Since, Is.EqualTo(bug.Now));
        Assert.That(Whole(bug, policy with { EscalationContacts = Policy.EscalationContacts }).Person, Is.Null);

        Assert.That(Of(Asked(Maren).Mention("13.1", Steps.Escalated, "legal").Mention("13.1", Steps.Resolved).Wait(TimeSpan.FromDays(1)).Retarget(13, Owner, Tomas)).Since, Is.EqualTo(Asked(Maren).Now.AddDays(1).AddMinutes(3)), "whoever is named after it");
        bug.Mention("13.1", Steps.Resolved);
        Assert.That(Whole(bug, policy), Has.Property("For").EqualTo(Awaited.Steward).And.Property("Since").EqualTo(bug.Now), "and then it is the steward's turn");
        Assert.That(Whole(Back(bug).Mention("13.1", Steps.Escalated, "Council"), policy).For, Is.EqualTo(Awaited.Steward), "of the same moment");
        Assert.That(Whole(bug.Mention("13.1", Steps.Escalated, "Council"), policy).For, Is.EqualTo(Awaited.Council), "escalated again");
    }

    [Test]
    public void Where_the_form_was_asked_about_and_nobody_is_named_a_steward_comes_all_the_same()
    {
        foreach (var step in new[] { Steps.Findings, Steps.Unusable })
        {
            var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", step);
            Assert.That(Of(bug), Is.EqualTo((Awaited.Nobody, (string?)BugBuilder.Requester, bug.Now)));
        }

        var taken = Asked(Maren).Mention("13.1", Steps.Findings).Retarget(13, Tomas, null);
        Assert.That(Of(taken), Is.EqualTo((Awaited.Owner, (string?)null, taken.Now)), "a human took the steward off");
        Assert.That(Of(Asked(BugBuilder.Requester).Mention("13.1", Steps.Findings)).For, Is.EqualTo(Awaited.Owner), "who asks is asked");
        var nobody = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Wait(TimeSpan.FromDays(1)).Mention("13.1", Steps.Nobody);
        Assert.That(Of(nobody), Is.EqualTo((Awaited.Owner, (string?)null, nobody.Now)));
    }

    [Test]
    public void With_a_named_steward_an_incomplete_form_is_the_requesters_turn_for_five_working_days_or_until_the_answer()
    {
        var bug = Asked(Maren).Mention("13.1", Steps.Findings, "q7");
        var until = Policy.Calendar.AddWorkingDays(bug.Now, 5);

        Assert.That(Whole(bug, now: until.AddSeconds(-1)), Has.Property("For").EqualTo(Awaited.Requester).And.Property("Since").EqualTo(bug.Now).And.Property("Until").EqualTo(until));
        Assert.That(Whole(bug, now: until), Has.Property("For").EqualTo(Awaited.Steward).And.Property("Since").EqualTo(until));
        Assert.That(Whole(Asked(Stranger).Mention("13.1", Steps.Unusable, "pdf"), now: until.AddDays(1)).For, Is.EqualTo(Awaited.Stranger));
        Assert.That(Of(Asked(Maren).Mention("13.1", Steps.Unusable, "pdf")).For, Is.EqualTo(Awaited.Requester));

        bug.Say(BugBuilder.Requester, "Six months.");
        Assert.That(Whole(bug), Has.Property("For").EqualTo(Awaited.Steward).And.Property("Since").EqualTo(bug.Now));
    }

    [Test]
    public void Talk_does_not_end_the_requesters_turn()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete.With((Texts.Months, ""))).Ask(13, requestee: Maren);
        bug.Apply(Decide(bug)).Say(BugBuilder.Requester, "Thanks, will do tomorrow.");

        Assert.That(Of(bug).For, Is.EqualTo(Awaited.Requester));
    }

    [Test]
    public void What_was_asked_about_the_form_before_the_naming_is_the_stewards_to_judge_and_of_its_moment_not()
    {
        var before = new BugBuilder().Attach(13, Texts.Complete).Ask(13).Mention("13.1", Steps.Findings, "q7").Retarget(13, Owner, Maren);
        Assert.That(Of(before), Is.EqualTo((Awaited.Steward, (string?)Maren, before.Now)));

        Assert.That(Of(Back(Asked(Maren)).Mention("13.1", Steps.Findings, "q7")).For, Is.EqualTo(Awaited.Requester));
        Assert.That(Of(Asked(Maren).Mention("13.1", Steps.Advice)).For, Is.EqualTo(Awaited.Steward), "another word asks nothing");
    }

    [Test]
    public void With_an_answer_by_whoever_attached_the_form_it_is_the_stewards_turn_again()
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete, by: Stranger).Ask(13, requestee: Maren).AskNeedinfo(Maren, Stranger).Wait(TimeSpan.FromDays(1)).ClearNeedinfo(Tomas);
        Assert.That(Of(bug), Is.EqualTo((Awaited.Steward, (string?)Maren, bug.Now)));

        var requester = new BugBuilder().Attach(13, Texts.Complete, by: Stranger).Ask(13, requestee: Maren).AskNeedinfo(Maren, BugBuilder.Requester).Wait(TimeSpan.FromDays(1)).ClearNeedinfo(Tomas);
        Assert.That(Of(requester).Since, Is.EqualTo(requester.Now), "or by whoever asked for the review");

        var other = Asked(Maren).AskNeedinfo(Maren, Tomas);
        var asked = other.Now;
        Assert.That(Of(other.Wait(TimeSpan.FromDays(1)).ClearNeedinfo(Tomas)).Since, Is.EqualTo(asked), "somebody else's answer changes nothing");
    }

    [Test]
    public void Without_needinfos_there_are_neither_questions_nor_answers()
    {
        var bug = Asked(Maren);
        bug.AskNeedinfo(Maren, BugBuilder.Requester);

        Assert.That(Whole(bug, Policy with { NeedinfoFlag = null }).For, Is.EqualTo(Awaited.Steward));
    }

    [Test]
    public void A_question_of_the_very_moment_of_the_request_stops_the_clock()
    {
        var bug = Asked(Maren);

        Assert.That(Of(Back(bug).AskNeedinfo(Maren, BugBuilder.Requester)).For, Is.EqualTo(Awaited.Requester));
    }

    [Test]
    public void Where_one_of_several_has_granted_or_nothing_is_open_it_is_nobodys_turn()
    {
        Assert.That(Whole(Asked(Maren).Ask(13, requestee: Tomas).Decide(13, Maren, FlagStatus.Denied)).Why, Is.EqualTo("one of those who were asked has decided"));
        Assert.That(Whole(Asked(Maren).Clear(13)).Why, Is.EqualTo("the request was withdrawn"));
    }

    [Test]
    public void Of_a_denial_only_what_came_after_it_is_the_correction()
    {
        Assert.That(Of(new BugBuilder().Attach(12, Texts.Complete.Replace("snooze", "archive", StringComparison.Ordinal)).Ask(12, requestee: Tomas).Decide(12, Tomas, FlagStatus.Granted).Attach(13, Texts.Complete).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Denied), 13).For, Is.EqualTo(Awaited.Correction));
        Assert.That(Of(Asked(Maren).Attach(14, Texts.Complete).Decide(13, Maren, FlagStatus.Denied)).For, Is.EqualTo(Awaited.Correction), "a form from before");
        var together = Asked(Maren).Decide(13, Maren, FlagStatus.Denied);
        Assert.That(Of(Back(together).Attach(14, Texts.Complete)).For, Is.EqualTo(Awaited.Correction), "of the same moment");
        var asked = Asked(Maren).Attach(14, "x").Decide(13, Maren, FlagStatus.Denied);
        Assert.That(Of(Back(asked).Ask(14, requestee: Tomas).Decide(14, Tomas, FlagStatus.Denied)).For, Is.EqualTo(Awaited.Correction), "asked at the same moment");
        Assert.That(Of(Asked(Maren).Attach(14, "x").Ask(14, requestee: Tomas).Decide(13, Maren, FlagStatus.Denied)).For, Is.EqualTo(Awaited.Nobody), "one that waits still");
    }

    [TestCase("reviewbot: remind in 5 days", true)]
    [TestCase("Thanks.", false)]
    public void Only_what_was_said_in_this_round_and_turn_puts_a_reminder_off(string said, bool deferred)
    {
        var bug = Asked(Maren).Say(Tomas, said);
        Assert.That(Whole(bug).DeferredTo is not null, Is.EqualTo(deferred));

        Assert.That(Whole(Asked(Maren).Say(Tomas, said).Ask(13, by: Owner, requestee: Ines)).DeferredTo, Is.Null, "somebody else is asked, too");
        Assert.That(Whole(bug.Retarget(13, Owner, Tomas)).DeferredTo, Is.Null, "the flag has changed since");
        Assert.That(Whole(new BugBuilder().Attach(13, Texts.Complete).Say(Tomas, said).Ask(13, requestee: Maren)).DeferredTo, Is.Null, "before the request");
        Assert.That(Whole(Back(Asked(Maren)).Say(Tomas, said)).DeferredTo is not null, Is.EqualTo(deferred), "of its moment");
    }

    [Test]
    public void Whoever_answers_the_closing_question_sets_the_clock_going_once_more()
    {
        var bug = Asked(Maren).Mention("13.1", Steps.Reminded, "closing.4");
        var asked = bug.Now;
        Assert.That(Of(bug).Since, Is.LessThan(asked));
        Assert.That(Of(Back(bug).Say(Tomas, "Of the same moment.")).Since, Is.LessThan(asked));
        Assert.That(Of(bug.Say("helper.bugs", "A bot.")).Since, Is.LessThan(asked));

        Assert.That(Of(bug.Say(Tomas, "It is.")).Since, Is.EqualTo(bug.Now));
        Assert.That(Of(Asked(Maren).Mention("13.1", Steps.Reminded, "second.2").Say(Tomas, "It is.")).Since, Is.EqualTo(Asked(Maren).Now), "another reminder asks nobody");
    }

    [Test]
    public void A_renewal_that_was_asked_for_since_the_grant_and_not_denied_ends_the_wait()
    {
        Assert.That(Renewed(_ => { }).For, Is.EqualTo(Awaited.Renewal));
        Assert.That(Renewed(b => b.Attach(14, Texts.Renewal).Ask(14, requestee: Maren)).Why, Is.EqualTo("granted, and a renewal was asked for"));
        Assert.That(Renewed(b => b.Attach(14, Texts.Renewal).Ask(14, requestee: Maren).Decide(14, Maren, FlagStatus.Granted)).For, Is.EqualTo(Awaited.Nobody));
        Assert.That(Renewed(b => b.Attach(14, Texts.Renewal).Ask(14, requestee: Maren).Decide(14, Maren, FlagStatus.Denied)).For, Is.EqualTo(Awaited.Renewal));
        Assert.That(Renewed(b => b.Attach(14, Texts.Complete).Ask(14, requestee: Maren)).For, Is.EqualTo(Awaited.Renewal), "another request is none");
        Assert.That(Renewed(_ => { }, new BugBuilder().Attach(12, Texts.Renewal).Ask(12, requestee: Maren).Decide(12, Maren, FlagStatus.Granted)).For, Is.EqualTo(Awaited.Renewal), "one of before the grant");

        static Waiting Renewed(Action<BugBuilder> happens, BugBuilder? before = null)
        {
            var bug = (before ?? new BugBuilder()).Attach(13, Texts.Complete.With((Texts.Months, "Until 2027-05-03."))).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted);
            happens(bug);
            return Whole(bug);
        }
    }

    private static BugBuilder Asked(string whom) => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: whom);

    private static (Awaited For, string? Person, DateTimeOffset Since) Of(BugBuilder bug, long attachment = 13)
    {
        var waiting = Whole(bug, attachment: attachment);
        return (waiting.For, waiting.Person, waiting.Since);
    }

    private static Waiting Whole(BugBuilder bug, ReviewPolicy? policy = null, DateTimeOffset? now = null, long attachment = 13) =>
        Whole(bug.Build(), policy, now ?? bug.Now, attachment);

    private static Waiting Whole(BugSnapshot bug, ReviewPolicy? policy = null, DateTimeOffset? now = null, long attachment = 13)
    {
        var @case = CaseFold.Fold(bug, policy ?? Policy);
        return Waiting.Of(@case, @case.Requests.Single(r => r.Attachment.Id == attachment), policy ?? Policy, now ?? bug.LastChangeTime);
    }
}
