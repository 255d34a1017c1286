using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Embargo.ClosedBug;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>When each step in the course of an embargo comes, to the minute.</summary>
internal sealed class EmbargoCourseTests
{
    [Test]
    public void Who_was_asked_until_when_is_asked_again_a_month_later_and_not_before()
    {
        var bug = Act(Granted());
        var due = bug.Now.AddDays(30);

        Assert.That(Words(At(bug, due.AddMinutes(-1))), Is.Empty);
        Assert.That(At(bug, due.AddMinutes(-1)).NextLook, Is.EqualTo(due));
        Assert.That(Words(At(bug, due)), Is.EqualTo(new[] { "embargo-asked" }));
    }

    [Test]
    public void Within_a_week_of_a_humans_word_nobody_is_asked_again()
    {
        var bug = Act(Granted()).At(Day(12, 22, 10)).Say(BugBuilder.Requester, "We don't know yet.");

        Assert.That(Words(At(bug, Day(12, 29, 10))), Has.No.Member("embargo-asked"));
        Assert.That(Words(At(bug, Day(12, 29, 10, 1))), Has.Member("embargo-asked"));
    }

    [TestCase("reviewbot: quiet", "")]
    [TestCase("Thanks.", "[no-nag]")]
    public void Where_nobody_is_to_be_reminded_nobody_is_asked_again(string comment, string whiteboard)
    {
        var bug = Act(Act(Granted().Whiteboard(whiteboard)).Say(BugBuilder.Requester, comment));

        Assert.That(Words(At(bug, bug.Now.AddDays(90))), Is.Empty);
    }

    [Test]
    public void A_hold_is_asked_about_a_month_after_it_was_said()
    {
        var bug = Granted().Say(Maren, "reviewbot: hold");
        var due = bug.Now.AddDays(30);
        bug = Act(bug);

        Assert.That(Words(At(bug, due.AddMinutes(-1))), Is.Empty);
        Assert.That(Words(At(bug, due)), Is.EqualTo(new[] { "hold-asked" }));
    }

    [Test]
    public void A_day_is_announced_a_week_and_an_hour_before_it_begins_in_staffed_hours()
    {
        var bug = Act(Granted().Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01"));

        Assert.That(Words(At(bug, Day(2, 22, 7, 59))), Is.Empty);
        Assert.That(At(bug, Day(2, 22, 7, 59)).NextLook, Is.EqualTo(Day(2, 22, 8)));
        Assert.That(Words(At(bug, Day(2, 22, 8))), Is.EqualTo(new[] { "warned" }));
        Assert.That(At(bug, Day(2, 22, 8)).Comment, Does.Contain("2027-03-01 at 09:00"));
    }

    [Test]
    public void An_announcement_that_comes_late_names_the_end_of_its_notice_to_the_full_minute()
    {
        var bug = Act(Granted().Say(BugBuilder.Requester, "reviewbot: embargo until 2027-03-01"));

        Assert.That(At(bug, Day(2, 24, 10, 30).AddSeconds(1)).Comment, Does.Contain("2027-03-03 at 10:31"));
    }

    [Test]
    public void It_is_announced_again_on_the_staffed_day_before_and_once()
    {
        var bug = Announced();

        Assert.That(Words(At(bug, Day(2, 26, 8, 59))), Is.Empty);
        Assert.That(At(bug, Day(2, 26, 8, 59)).NextLook, Is.EqualTo(Day(2, 26, 9)));
        Assert.That(Words(At(bug, Day(2, 26, 9))), Is.EqualTo(new[] { "warned-again" }));
        Act(bug.At(Day(2, 26, 9)));
        Assert.That(Words(At(bug, Day(2, 27, 9))), Is.Empty);
        Assert.That(At(bug, Day(2, 27, 9)).NextLook, Is.EqualTo(Day(3, 1, 9)));
    }

    [Test]
    public void Where_the_first_announcement_came_on_the_day_before_there_is_no_second()
    {
        var policy = Closed with { Embargo = Closed.Embargo with { NoticePeriod = TimeSpan.FromHours(12) } };
        var bug = Act(Granted().Say(BugBuilder.Requester, "reviewbot: embargo lift"), policy);

        Assert.That(Words(At(bug, bug.Now.AddHours(10), policy)), Is.Empty);
    }

    [Test]
    public void At_the_announced_moment_it_is_opened_and_not_a_minute_before()
    {
        var bug = Act(Announced().At(Day(2, 26, 9)));

        Assert.That(Words(At(bug, Day(3, 1, 8, 59))), Is.Empty);
        Assert.That(At(bug, Day(3, 1, 9)).Effects.OfType<Effect.RemoveGroups>().Single().Groups, Is.EqualTo(new[] { Group }));
    }

    [TestCase(9, 0, false)]
    [TestCase(10, 0, false)]
    [TestCase(10, 1, true)]
    public void An_opening_that_does_not_come_is_overdue_after_an_hour(int hour, int minute, bool overdue)
    {
        var plan = At(Act(Announced().At(Day(2, 26, 9))), Day(3, 1, hour, minute), facts: new EmbargoFacts());

        Assert.That(plan.IsEmpty, Is.True, "the clocks were not read");
        Assert.That(plan.OverdueSince, Is.EqualTo(overdue ? Day(3, 1, 9) : null));
        Assert.That(plan.NextLook, Is.EqualTo(Day(3, 1, hour, minute)), "it is looked at again at once");
    }

    [Test]
    public void Where_a_condition_does_not_hold_at_the_announced_moment_that_is_said_and_the_owners_hear_of_it_once()
    {
        var bug = Act(Announced("2027-03-01 and bug 7 fixed").At(Day(2, 26, 9)));

        var plan = At(bug, Day(3, 1, 9));
        Assert.That(Words(plan), Is.EqualTo(new[] { "embargo-missed" }));
        Assert.That(plan.Notices.Select(n => n.BugId), Is.EqualTo(new[] { 12 }));
        Assert.That(plan.OverdueSince, Is.Null);
        Act(bug.At(Day(3, 1, 9)));
        Assert.That(Words(At(bug, Day(3, 1, 12))), Has.No.Member("embargo-missed"));
    }

    [Test]
    public void Where_a_condition_can_not_be_read_at_the_announced_moment_it_stays_closed_and_becomes_overdue()
    {
        var bug = Act(Announced("2027-03-01 and bug 7 fixed").At(Day(2, 26, 9)));

        var plan = At(bug, Day(3, 1, 10, 1), facts: new EmbargoFacts { ClockSkew = TimeSpan.Zero });

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That(plan.OverdueSince, Is.EqualTo(Day(3, 1, 9)));
        Assert.That(plan.NextLook, Is.EqualTo(Day(3, 1, 10, 1)));
    }

    [Test]
    public void What_nobody_can_read_is_asked_about_a_month_after_it_was_said_or_granted()
    {
        var bug = Act(Granted().Say(Maren, "reviewbot: embargo until the partnership is announced"));
        var said = bug.Comments[^2].Time;

        Assert.That(At(bug, Day(12, 22, 9)).NextLook, Is.EqualTo(said.AddDays(30)));
        Assert.That(Words(At(bug, said.AddDays(30).AddMinutes(-1))), Is.Empty);
        Assert.That(Words(At(bug, said.AddDays(30))), Is.EqualTo(new[] { "embargo-event-asked" }));
    }

    [Test]
    public void Before_the_grant_nobody_is_asked_about_an_event()
    {
        var bug = Act(Asked().Say(Maren, "reviewbot: embargo until the partnership is announced"));

        Assert.That(Words(At(bug, bug.Now.AddDays(60))), Has.No.Member("embargo-event-asked"));
    }

    [Test]
    public void A_bug_as_condition_is_looked_at_in_every_pass()
    {
        var bug = Act(Granted().Say(Maren, "reviewbot: embargo until bug 7 fixed"));

        Assert.That(At(bug, Day(11, 24, 9)).NextLook, Is.EqualTo(Day(11, 24, 9)));
    }

    [Test]
    public void A_request_that_was_not_granted_is_put_to_humans_once_when_the_conditions_hold()
    {
        var bug = Act(Asked().Decide(13, Maren, FlagStatus.Denied).Say(BugBuilder.Requester, "reviewbot: embargo until 2026-12-01"));
        Assert.That(Words(At(bug, Day(11, 30, 23, 59))), Is.Empty);
        Assert.That(At(bug, Day(11, 30, 23, 59)).NextLook, Is.EqualTo(Day(12, 1, 0)));

        var plan = At(bug, Day(12, 1, 0));
        Assert.That(Words(plan), Is.EqualTo(new[] { "embargo-human-asked" }));
        Assert.That(plan.Notices, Has.Exactly(1).Items);
        Act(bug.At(Day(12, 1, 0)));
        Assert.That(Words(At(bug, Day(12, 1, 12))), Is.Empty);
    }

    [TestCase(9, Visibility.Hidden, "")]
    [TestCase(10, Visibility.Hidden, "embargo-unseen")]
    [TestCase(10, Visibility.Public, "")]
    [TestCase(10, Visibility.LoginRequired, "noticed")]
    [TestCase((30 * 24 * 60) - 1, Visibility.Hidden, "embargo-unseen")]
    [TestCase(30 * 24 * 60, Visibility.Hidden, "")]
    public void Whether_everybody_sees_an_opened_bug_is_told_after_ten_minutes_and_watched_for_a_month(int minutes, Visibility visibility, string word)
    {
        var (bug, opened) = Opened();

        var plan = At(bug, opened.AddMinutes(minutes), facts: Seen(visibility));

        Assert.That(string.Join(' ', Words(plan)), Is.EqualTo(word));
        Assert.That(plan.Notices, word.Length > 0 ? Has.Exactly(1).Items : Is.Empty);
    }

    [TestCase("reviewbot: hold", "reviewbot: resume")]
    [TestCase("reviewbot: embargo until christmas", "reviewbot: embargo until 2027-03-01")]
    public void What_was_said_about_the_embargo_is_not_answered_once_more_when_the_bug_is_open(string first, string second)
    {
        var bug = Act(Act(Until("2027-03-01").Say(BugBuilder.Requester, first)).Say(BugBuilder.Requester, second));
        Act(Act(Act(bug.At(Day(2, 22, 8))).At(Day(2, 26, 9))).At(Day(3, 1, 9)));
        Assert.That(bug.Build().IsRestricted, Is.False);

        Assert.That(Words(At(bug, Day(3, 1, 10), facts: Seen(Visibility.Public))), Is.Empty);
    }

    [Test]
    public void That_not_everybody_sees_it_is_said_once()
    {
        var (bug, opened) = Opened();
        bug.At(opened.AddMinutes(20)).Apply(At(bug, opened.AddMinutes(20), facts: Seen(Visibility.Hidden)));

        Assert.That(Words(At(bug, opened.AddMinutes(60), facts: Seen(Visibility.Hidden))), Is.Empty);
    }

    [Test]
    public void Until_somebody_has_looked_the_next_pass_does()
    {
        var (bug, opened) = Opened();

        Assert.That(At(bug, opened.AddMinutes(5)).NextLook, Is.EqualTo(opened.AddMinutes(5)));
        Assert.That(At(bug, opened.AddMinutes(5), facts: Seen(Visibility.Hidden)).NextLook, Is.EqualTo(opened.AddMinutes(5)));
    }

    [Test]
    public void A_bug_that_is_closed_again_after_the_opening_is_left_to_humans_with_one_word()
    {
        var (bug, _) = Opened();
        bug.ChangeGroups(Maren, [Group], []);

        var plan = At(bug, bug.Now);
        Assert.That(Words(plan), Is.EqualTo(new[] { "embargo-stood-down" }));
        Assert.That(plan.Notices, Has.Exactly(1).Items);
        Act(bug);
        Assert.That(Words(At(bug, bug.Now.AddDays(60))), Is.Empty);
    }

    [Test]
    public void Our_question_until_when_stands_until_somebody_answers_it()
    {
        var bug = Act(Granted());
        Assert.That(At(bug, bug.Now.AddDays(1)).Effects, Is.Empty);

        bug.Say(BugBuilder.Requester, "reviewbot: embargo until bug 7 fixed");

        Assert.That(At(bug, bug.Now).Effects.OfType<Effect.ClearNeedinfo>(), Has.Exactly(1).Items);
    }

    [TestCase("Thunderbird", false)]
    [TestCase("Firefox", true)]
    public void A_bug_that_left_our_products_is_told_to_the_owners_alone(string product, bool told)
    {
        var bug = Act(Granted());
        bug.Product = product;

        var plan = At(bug, bug.Now.AddDays(1));

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That(plan.Notices, told ? Has.Exactly(1).Items : Is.Empty);
    }

    [Test]
    public void A_security_keyword_is_told_to_the_owners_and_nobody_else()
    {
        var plan = At(Act(Granted()).Keyword("sec-high"), Day(11, 24, 9));

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That(plan.Notices, Has.Exactly(1).Items);
    }

    private static EmbargoFacts Seen(Visibility visibility) => new() { ClockSkew = TimeSpan.Zero, Visibility = ImmutableDictionary<int, Visibility>.Empty.Add(12, visibility) };
}
