using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Reminders.Desk;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>What is said to whom while days pass. Monday is 2026-11-16.</summary>
public sealed class ReminderTests
{
    private readonly string[] ladder = ["first@11-19", "second@11-25", "offer@11-30", "closing@02-15"];

    [Test]
    public void Silence_climbs_the_ladder_and_ends_in_silence()
    {
        var desk = new Desk();
        desk.Request(Maren);

        desk.Days(400);

        Assert.That(desk.Story, Is.EqualTo(string.Join(" ", ladder)));
        Assert.That(desk.Notices.Select(n => n.Key.Split(' ')[0]), Is.EqualTo(new[] { "waits", "closing" }));
    }

    [Test]
    public void The_first_reminder_speaks_to_the_steward_by_needinfo_and_names_the_way_to_stop()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);

        desk.Days(4);

        Assert.That(desk.Said.Single().Text, Does.Contain("Maren").And.Contain("\"reviewbot: quiet\"").And.Contain("[no-nag]").And.Contain("\"reviewbot: decline\""));
        Assert.That(bug.Flags.Single().Requestee, Is.EqualTo(Maren));
    }

    [Test]
    public void The_second_tells_the_requester_whom_else_to_ask_and_sets_no_second_needinfo()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);

        desk.Days(10);

        Assert.That(desk.Said[^1].Text, Does.Contain("Ines").Or.Contain("Tomas"));
        Assert.That(bug.Flags, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_offer_shows_another_steward_the_line_to_paste()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(15);
        var other = desk.Said[^1].Reminded.Single();
        Assert.That(other, Is.AnyOf(Ines, Tomas));
        Assert.That(desk.Said[^1].Text, Does.Contain("\nreviewbot: assign me\n"));

        bug.Say(other, "reviewbot: assign me");
        desk.Days(1);

        Assert.That(bug.Get(Attachment(1)).Flags.Single().Requestee, Is.EqualTo(other));
        Assert.That(bug.Flags, Is.Empty, "our questions have their answer");
    }

    [Test]
    public void An_offer_for_which_nobody_is_there_is_made_when_somebody_is_back()
    {
        var desk = new Desk();
        var tomas = new Steward { Login = Tomas, Name = "Tomas", Away = [new AwayPeriod(new DateOnly(2026, 11, 20), new DateOnly(2026, 12, 16))] };
        desk.Policy = desk.Policy with { Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }, tomas]) };
        desk.Request(Maren);

        desk.Days(80);

        Assert.That(desk.Story, Is.EqualTo("first@11-19 second@11-25 offer@12-17"));
    }

    [Test]
    public void Whatever_the_steward_does_counts_as_an_answer_and_the_same_words_do_not_come_again()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(4);
        bug.Say(Maren, "I'll look at it on Friday.");

        desk.Days(7);

        Assert.That(desk.Story, Is.EqualTo("first@11-19 first@11-25"));
        Assert.That(desk.Said.Where(s => !s.Rungs.IsEmpty).Select(s => s.Text), Is.Unique);
    }

    [Test]
    public void Scenario_84_a_humans_comment_postpones_a_reminder()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(2);
        bug.Say(BugBuilder.Requester, "Just a remark.");

        desk.Days(6);

        Assert.That(desk.Story, Is.EqualTo("first@11-23"), "three working days after Wednesday, 18 November");
    }

    [Test]
    public void Scenario_83_a_question_cleared_by_a_human_is_not_asked_again_for_a_fortnight()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(4);
        bug.ClearNeedinfo(Maren);

        desk.Days(20);

        Assert.That(desk.Story, Does.StartWith("first@11-19 offer@12-04"), "and then another steward is asked");
    }

    [Test]
    public void Scenario_51_the_stewards_question_stops_the_clock_until_it_is_answered()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(1);
        bug.AskNeedinfo(Maren, BugBuilder.Requester);
        desk.Days(20);
        Assert.That(desk.Story, Is.Empty);

        bug.ClearNeedinfo(BugBuilder.Requester);
        desk.Days(4);

        Assert.That(desk.Story, Is.EqualTo("first@12-10"), "three working days after Monday, 7 December");
    }

    [Test]
    public void Scenario_52_a_reminder_that_was_put_off_comes_on_that_day_and_a_change_of_the_flag_ends_the_delay()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        bug.Say(Maren, "reviewbot: remind in 8 days");
        var other = desk.Request(Tomas);
        other.Say(Tomas, "reviewbot: remind in 20 days").Retarget(Attachment(2), BugBuilder.Requester, Ines);

        desk.Days(9);

        Assert.That(desk.Said.Where(s => !s.Rungs.IsEmpty).Select(s => $"{s.Bug} {s.Rungs[0]} {s.At:MM-dd}"), Is.EqualTo(new[] { "2 first 11-19", "1 first 11-24" }));
    }

    [TestCase("reviewbot: quiet")]
    [TestCase("reviewbot: hold")]
    [TestCase("reviewbot: ignore")]
    public void What_stops_reminders_stops_them(string word)
    {
        var desk = new Desk();
        desk.Request(Maren).Say(Tomas, word);

        desk.Days(200);

        Assert.That(desk.Story, Is.Empty);
    }

    [Test]
    public void Scenario_82_the_whiteboards_no_nag_is_respected()
    {
        var desk = new Desk();
        desk.Request(Maren).Whiteboard("[foo][No-Nag]");

        desk.Days(200);

        Assert.That(desk.Story, Is.Empty);
    }

    [Test]
    public void A_hold_that_ends_starts_the_clock_anew()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren).Say(Tomas, "reviewbot: hold");
        desk.Days(30);
        bug.Say(Tomas, "reviewbot: resume");

        desk.Days(6);

        Assert.That(desk.Story, Is.EqualTo("first@12-21"), "Wednesday, 16 December, and three working days");
    }

    [Test]
    public void Scenario_53_a_steward_who_wants_no_reminders_gets_none_and_the_others_hear_of_it_in_time()
    {
        var desk = new Desk();
        desk.Policy = desk.Policy with { Roster = new Roster([.. desk.Policy.Roster.Stewards.Select(s => s with { Remind = s.Login != Maren })]) };
        desk.Request(Maren);

        desk.Days(30);

        Assert.That(desk.Said.SelectMany(s => s.Reminded), Has.None.EqualTo(Maren));
        Assert.That(desk.Story, Is.EqualTo("second@11-25 offer@11-30"));
        Assert.That(desk.Notices, Has.Count.EqualTo(1));
    }

    [Test]
    public void Somebody_off_the_roster_is_left_alone_and_an_alternative_offered_when_the_ladder_gets_there()
    {
        var desk = new Desk();
        desk.Request("stranger@example.org");

        desk.Days(20);

        Assert.That(desk.Story, Is.EqualTo("offer@11-30"));
    }

    [Test]
    public void Scenario_85_who_asked_and_is_asked_is_never_reminded()
    {
        var desk = new Desk();
        desk.Request(Maren, by: Maren);

        desk.Days(60);

        Assert.That(desk.Said.SelectMany(s => s.Reminded), Has.None.EqualTo(Maren));
    }

    [Test]
    public void Nobody_is_reminded_twice_a_day_over_all_bugs_and_who_waited_longest_comes_first()
    {
        var desk = new Desk();
        for (var i = 0; i < 4; i++)
        {
            desk.Request(Maren);
        }

        desk.Days(10);

        Assert.That(desk.Said.SelectMany(s => s.Reminded.Select(p => (p, s.At.Date))), Is.Unique);
        Assert.That(desk.Said.Take(4).Select(s => $"{s.Bug} {s.At:MM-dd}"), Is.EqualTo(new[] { "1 11-19", "2 11-20", "3 11-23", "4 11-24" }));
    }

    [Test]
    public void Two_requests_in_one_bug_are_one_reminder()
    {
        var desk = new Desk();
        desk.Request(Maren).Attach(900, Form).Ask(900, requestee: Maren);

        desk.Days(4);

        Assert.That(desk.Said.Single().Rungs, Is.EqualTo(new[] { "first", "first" }));
    }

    [Test]
    public void Scenario_56_after_downtime_there_is_no_burst_but_the_latest_that_is_due()
    {
        var desk = new Desk();
        for (var i = 0; i < 5; i++)
        {
            desk.Request(i % 2 == 0 ? Maren : Tomas);
        }

        desk.Days(1).Down(40).Days(1);

        Assert.That(desk.Said.SelectMany(s => s.Rungs), Is.All.EqualTo(Ladder.Offer));
        Assert.That(desk.Said.SelectMany(s => s.Reminded.Select(p => (p, s.At.Date))), Is.Unique);
    }

    [Test]
    public void A_first_start_on_an_old_backlog_reminds_of_nothing_that_is_already_old()
    {
        var desk = new Desk();
        desk.Request(Maren);
        desk.Down(40);
        desk.Began = desk.Now;
        desk.Request(Tomas);

        desk.Days(20);

        Assert.That(desk.Said.Where(s => s.Bug == 1), Is.Empty);
        Assert.That(desk.Said.Where(s => s.Bug == 2), Is.Not.Empty);
        Assert.That(desk.Notices.Where(n => n.BugId == 1), Is.Empty);
    }

    [Test]
    public void Nothing_comes_on_a_day_off_of_the_persons_own_zone()
    {
        var auckland = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
        var desk = new Desk();
        desk.Policy = desk.Policy with
        {
            Roster = new Roster([new Steward { Login = Maren, TimeZone = auckland, Holidays = [new DateOnly(2026, 11, 20)] }, new Steward { Login = Tomas }]),
        };
        desk.Request(Maren);

        desk.Days(7);

        // Three working days end in the last two hours of Thursday there, before the next pass; Friday is a holiday there.
        Assert.That(desk.Said[0].At, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero)), "Monday morning there, Sunday here");
    }

    [Test]
    public void Away_days_do_not_count_and_bring_no_reminder()
    {
        var desk = new Desk();
        desk.Policy = desk.Policy with
        {
            Roster = new Roster([new Steward { Login = Maren, Name = "Maren", Away = [new AwayPeriod(new DateOnly(2026, 11, 17), new DateOnly(2026, 12, 4))] }, new Steward { Login = Tomas, Name = "Tomas" }]),
        };
        desk.Request(Maren);

        desk.Days(25);

        Assert.That(desk.Story, Is.EqualTo("first@12-09"));
        Assert.That(string.Join(' ', desk.Said.Select(s => s.Text)), Does.Not.Contain("away").IgnoreCase);
    }

    [Test]
    public void Scenario_40_and_41_after_a_denial_the_requester_is_asked_once_after_four_weeks()
    {
        var desk = new Desk();
        desk.Request(Maren).Decide(Attachment(1), Maren, FlagStatus.Denied);

        desk.Days(300);

        Assert.That(desk.Story, Is.EqualTo("correction@12-14"));
    }

    [Test]
    public void Scenario_40_a_corrected_form_ends_the_wait_for_one()
    {
        var desk = new Desk();
        desk.Request(Maren).Decide(Attachment(1), Maren, FlagStatus.Denied).Obsolete(Attachment(1)).Attach(900, Form).Ask(900, requestee: Maren).Decide(900, Maren, FlagStatus.Granted);

        desk.Days(300);

        Assert.That(desk.Said.SelectMany(s => s.Rungs), Is.Empty);
    }

    [Test]
    public void Scenario_37_a_decision_ends_the_reminders_at_once()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(4);
        bug.Decide(Attachment(1), Maren, FlagStatus.Granted);

        desk.Days(100);

        Assert.That(desk.Story, Is.EqualTo("first@11-19"));
        Assert.That(bug.Flags, Is.Empty);
    }

    [TestCase("legal", "escalation@11-30 closing@02-15")]
    [TestCase("council", "escalation@12-28 closing@02-15")]
    public void Scenario_54_an_escalation_follows_its_own_slower_clock(string to, string story)
    {
        var desk = new Desk();
        desk.Policy = desk.Policy with { EscalationContacts = ImmutableDictionary<string, string>.Empty.Add("legal", "lex@example.org").Add("council", "cleo@example.org") };
        desk.Request(Maren).Say(Maren, $"reviewbot: escalate {to} a third party gets the data");

        desk.Days(150);

        Assert.That(desk.Story, Is.EqualTo(story));
    }

    [Test]
    public void Scenario_58_ninety_days_without_movement_bring_one_question_and_an_answer_sets_the_clock_going_again()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren);
        desk.Days(95);
        bug.Say(BugBuilder.Requester, "Yes, it is still wanted.");

        desk.Days(8);

        Assert.That(desk.Story, Is.EqualTo(string.Join(" ", ladder) + " first@02-24"));
    }

    [Test]
    public void Nobody_left_is_told_to_the_owners_again_only_by_the_ladder()
    {
        var desk = new Desk();
        desk.Policy = desk.Policy with { Roster = new Roster([]) };
        desk.Request(null);

        desk.Days(60);

        Assert.That(desk.Said, Has.Count.EqualTo(1));
        Assert.That(desk.Notices.Select(n => n.Key.Split(' ')[0]), Is.EqualTo(new[] { "nobody", "waits" }));
    }

    [Test]
    public void Reminders_by_mail_leave_the_bug_alone_until_others_are_concerned()
    {
        var desk = new Desk();
        desk.Policy = desk.Policy with { RemindedByMail = [Maren] };
        desk.Request(Maren);

        desk.Days(11);

        Assert.That(desk.Letters.Select(l => $"{l.Letter.Rung} {l.At:MM-dd}"), Is.EqualTo(new[] { "first 11-19", "second 11-25" }));
        Assert.That(desk.Story, Is.EqualTo("second@11-25"));
        Assert.That(desk.Said.Single().Text, Does.Not.Contain("Maren"));
    }

    [Test]
    public void A_needinfo_by_somebody_else_is_not_doubled()
    {
        var desk = new Desk();
        desk.Request(Maren).AskNeedinfo(BugBuilder.Requester, Maren);

        desk.Days(6);

        Assert.That(desk.Said, Is.Empty);
    }

    [Test]
    public void An_offer_to_somebody_who_was_asked_before_shows_in_the_bug_whom_it_reminded()
    {
        var desk = new Desk();
        var bug = desk.Request(Maren).AskNeedinfo(BugBuilder.Bot, Ines).Wait(TimeSpan.FromDays(3));
        bug.Say(BugBuilder.Bot, "Could you take it?\n\n[ReviewBot 1: 101.1 reminded=offer.3]");

        var facts = ReminderFacts.Of(CaseFold.Fold(bug.Build(), desk.Policy), desk.Policy);

        Assert.That(facts.Select(f => f.Person), Is.EqualTo(new[] { Ines }));
    }

    // That it comes although nothing happens in the bug is what the desk watches over.
    [Test]
    public void Open_questions_come_back_when_the_time_to_answer_them_has_run()
    {
        var desk = Incomplete();
        var bug = desk.Request(Maren);
        desk.Days(1);
        bug.Decide(Attachment(1), Maren, FlagStatus.Granted);
        desk.Days(1);
        bug.AskAgain(Attachment(1), requestee: Tomas);

        desk.Days(1);
        Assert.That(desk.Said.Count(s => s.Text.Contains("How long", StringComparison.Ordinal)), Is.EqualTo(1));

        desk.Days(8);
        Assert.That(desk.Said.Count(s => s.Text.Contains("How long", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void A_named_steward_is_reminded_once_the_requesters_time_for_a_correction_has_run()
    {
        var desk = Incomplete();
        desk.Request(Maren);

        desk.Days(21);

        Assert.That(desk.Story, Does.StartWith("first@11-2"));
    }

    private static Desk Incomplete() => new()
    {
        Reads = _ => new FormReading { Kind = FormKind.Request, Complete = false, Findings = [new FormFinding(Topics.Duration, 7, FindingCode.Unanswered, "How long?", 9)] },
    };
}
