using ReviewBot.Reviews.Cases;
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

    private static BugBuilder Asked(string whom) => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: whom);

    private static (Awaited For, string? Person, DateTimeOffset Since) Of(BugBuilder bug) => (Whole(bug).For, Whole(bug).Person, Whole(bug).Since);

    private static Waiting Whole(BugBuilder bug)
    {
        var @case = CaseFold.Fold(bug.Build(), Policy);
        return Waiting.Of(@case, @case.Requests[0], Policy, bug.Now);
    }
}
