using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>Which reminder is due at a moment. The request is of Monday, 2026-11-16, 9:02; the first reminder is due on Thursday at that time.</summary>
internal sealed class ReminderRuleTests
{
    private static readonly DateTimeOffset Asking = new(2026, 11, 16, 9, 2, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FirstDue = Asking.AddDays(3);

    [Test]
    public void The_first_reminder_comes_at_its_moment_and_not_before()
    {
        Assert.That(Rung(Asked(), FirstDue.AddSeconds(-1)), Is.Null);
        Assert.That(NextLook(Asked(), FirstDue.AddSeconds(-1)), Is.EqualTo(FirstDue));

        var step = Step(Asked(), FirstDue)!;
        Assert.That(step.Marks, Is.EqualTo(new[] { new MarkItem("13.1", Steps.Reminded, "first.1") }));
        Assert.That(step.Effects, Is.EqualTo(new Effect[] { new Effect.AskNeedinfo(Maren) }));
        Assert.That(step.Reminders, Is.EqualTo(new[] { new ReminderFact(Maren, FirstDue, "13.1", "first") }));
        Assert.That(step.Letters, Is.Empty);
        Assert.That(step.Notices, Is.Empty);
    }

    [Test]
    public void Each_reminder_of_a_round_bears_the_next_number()
    {
        var bug = Asked().Mention("13.1", Steps.Advice).At(FirstDue.AddMinutes(-1)).Mention("13.1", Steps.Reminded, "first.1");

        Assert.That(Step(bug, Asking.AddDays(9).AddHours(1))!.Marks[0].State, Is.EqualTo("second.2"));
    }

    [Test]
    public void Where_nobody_is_waited_for_that_is_told_once_and_nothing_else_follows() =>
        Assert.That(Outcomes(Asked().Say(Maren, "reviewbot: hold"), FirstDue).Select(o => o.Reason), Is.EqualTo(new[] { "on hold: nobody is reminded" }));

    [Test]
    public void What_was_due_before_our_time_is_not_made_up_for_and_what_was_due_at_its_beginning_is()
    {
        Assert.That(Rung(Asked(), FirstDue.AddHours(1), began: FirstDue), Is.EqualTo("first"));
        Assert.That(Rung(Asked(), FirstDue.AddHours(1), began: FirstDue.AddSeconds(1)), Is.Null);
    }

    [Test]
    public void The_owners_are_told_of_what_was_due_in_our_time()
    {
        var due = new DateTimeOffset(2026, 12, 7, 9, 2, 0, TimeSpan.Zero);

        Assert.That(Notices(Asked(), due.AddSeconds(-1)), Is.Empty);
        Assert.That(Notices(Asked(), due).Single(), Has.Property("Key").EqualTo("waits 12 13.1 2026-11-16").And.Property("Arose").EqualTo(due));
        Assert.That(Rung(Asked(), due), Is.EqualTo("offer"), "and what is said in the bug is said all the same");
        Assert.That(Notices(Asked(), due, began: due), Has.Length.EqualTo(1));
        Assert.That(Notices(Asked(), due, began: due.AddSeconds(1)), Is.Empty);
    }

    [Test]
    public void A_rung_that_was_said_in_this_turn_is_not_said_again_and_one_of_a_former_turn_is()
    {
        var bug = Asked().At(FirstDue).Mention("13.1", Steps.Reminded, "first.1");
        Assert.That(Rung(bug, FirstDue.AddHours(1)), Is.Null);
        Assert.That(Rung(Back(Asked()).Mention("13.1", Steps.Reminded, "first.1"), FirstDue.AddHours(1)), Is.Null, "of the moment at which it began");

        bug.Say(Maren, "I'll look at it.");
        Assert.That(Rung(bug, FirstDue.AddDays(7)), Is.EqualTo("first"), "after three working days and the weekend");
    }

    [Test]
    public void The_closing_question_is_asked_once_whatever_happens()
    {
        var bug = Asked().At(new(2027, 2, 15, 9, 0, 0, TimeSpan.Zero));
        Assert.That(Step(bug, bug.Now)!.Notices.Single().Key, Is.EqualTo("closing 12 13.1"));
        bug.Mention("13.1", Steps.Reminded, "closing.1").Say(Tomas, "It is wanted.");

        Assert.That(Rung(bug, bug.Now.AddDays(200)), Is.Not.EqualTo("closing"));
    }

    [Test]
    public void A_reminder_that_the_ledger_knows_counts_as_one_of_its_own_round_alone()
    {
        var letter = new ReminderFact(Maren, FirstDue, "13.1", "first");

        Assert.That(Rung(Asked(), FirstDue.AddDays(1), reminders: [letter]), Is.Null);
        Assert.That(Rung(Asked(), FirstDue.AddDays(1), reminders: [letter with { Subject = "14.1" }]), Is.EqualTo("first"));
    }

    [Test]
    public void Whoever_was_reminded_today_anywhere_is_reminded_tomorrow_morning()
    {
        var other = new ReminderFact(Maren.ToUpperInvariant(), FirstDue.AddHours(-1), "99.1", "first");

        Assert.That(Rung(Asked(), FirstDue, reminders: [other]), Is.Null);
        Assert.That(NextLook(Asked(), FirstDue, reminders: [other]), Is.EqualTo(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(Rung(Asked(), FirstDue, reminders: [other with { At = FirstDue.AddDays(-1) }]), Is.EqualTo("first"), "yesterday");
        Assert.That(Rung(Asked(), FirstDue, reminders: [other with { Person = Tomas }]), Is.EqualTo("first"), "somebody else");
    }

    [Test]
    public void Between_two_reminders_lie_the_working_days_between_their_rungs()
    {
        // The first came late, on Monday.
        var bug = Asked().At(new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)).Mention("13.1", Steps.Reminded, "first.1");

        Assert.That(Rung(bug, new(2026, 11, 26, 23, 59, 0, TimeSpan.Zero)), Is.Null);
        Assert.That(Rung(bug, new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero)), Is.EqualTo("second"));
    }

    [Test]
    public void A_humans_comment_postpones_a_reminder_and_the_description_or_a_bots_word_does_not()
    {
        var bug = Asked().At(FirstDue.AddHours(-1)).Say(BugBuilder.Requester, "Just a remark.");
        var postponed = Policy.Calendar.AddWorkingDays(bug.Now, Policy.Reminders.PostponedBy);

        Assert.That(Rung(bug, postponed.AddSeconds(-1)), Is.Null);
        Assert.That(NextLook(bug, FirstDue), Is.EqualTo(postponed));
        Assert.That(Rung(bug, postponed), Is.EqualTo("first"));
        Assert.That(Rung(Asked().At(FirstDue.AddHours(-1)).Say("helper.bugs", "A bot's remark."), FirstDue), Is.EqualTo("first"));
    }

    [Test]
    public void A_reminder_that_was_asked_for_comes_on_its_day_unless_somebody_said_something_since()
    {
        var bug = Asked().Say(Tomas, "reviewbot: remind in 1 days");
        var due = bug.Now.AddDays(1);
        Assert.That(Rung(bug, due.AddSeconds(-1)), Is.Null);
        Assert.That(Rung(bug, due), Is.EqualTo("first"));

        Assert.That(Rung(bug.Say(Tomas, "Thanks."), due.AddHours(1)), Is.Null);
    }

    [Test]
    public void Who_cleared_a_question_of_ours_is_left_alone_for_a_fortnight()
    {
        var bug = Asked().AskNeedinfo(BugBuilder.Bot, Maren).ClearNeedinfo(Maren);
        var cleared = bug.Now;

        Assert.That(NextLook(bug, FirstDue.AddMinutes(5)), Is.EqualTo(new DateTimeOffset(2026, 11, 25, 9, 4, 0, TimeSpan.Zero)), "the second rung");
        Assert.That(Rung(bug, cleared.AddDays(7)), Is.Null);
        Assert.That(Rung(Asked().AskNeedinfo(Owner, Maren).ClearNeedinfo(Tomas), FirstDue), Is.EqualTo("first"), "a question of somebody else's");
        Assert.That(Rung(Asked().AskNeedinfo(BugBuilder.Bot, Tomas).ClearNeedinfo(Tomas), FirstDue), Is.EqualTo("first"), "of somebody else");
        Assert.That(Rung(Asked().AskNeedinfo(BugBuilder.Bot, Maren).ClearNeedinfo(BugBuilder.Bot), FirstDue), Is.EqualTo("first"), "cleared by us");
        Assert.That(Rung(Asked().AskNeedinfo(BugBuilder.Bot, Maren).ClearNeedinfo(Owner).AskNeedinfo(Owner, Maren).ClearNeedinfo(Owner), Asking.AddDays(16)), Is.Not.Null, "who asked last is who counts");
        Assert.That(Rung(Asked().AskNeedinfo(BugBuilder.Bot, Maren).ClearNeedinfo(Owner).AskNeedinfo(Owner, Maren).ClearNeedinfo(BugBuilder.Bot), FirstDue), Is.Null, "who asked before it was cleared");
        Assert.That(Rung(Asked().AskNeedinfo(BugBuilder.Bot, Maren).AskNeedinfo(BugBuilder.Bot, Tomas).ClearNeedinfo(Owner), FirstDue), Is.EqualTo("first"), "somebody else's was cleared");
        Assert.That(Rung(Asked().AskNeedinfo(BugBuilder.Bot, Maren).AskNeedinfo(Owner, Tomas).ClearNeedinfo(BugBuilder.Bot).ClearNeedinfo(Maren), FirstDue), Is.Null, "whatever somebody else was asked meanwhile");
    }

    [Test]
    public void Whom_others_ask_or_who_wants_no_reminders_gets_no_first_one()
    {
        Assert.That(Rung(Asked().AskNeedinfo(Owner, Maren), FirstDue), Is.Null);
        Assert.That(Rung(Asked().AskNeedinfo(Owner, Tomas), FirstDue), Is.EqualTo("first"));
        Assert.That(Rung(Asked(), FirstDue, Quiet), Is.Null);
        Assert.That(NextLook(Asked(), FirstDue, Quiet), Is.EqualTo(new DateTimeOffset(2026, 11, 25, 9, 2, 0, TimeSpan.Zero)), "the second rung is what comes next");
        var others = Asked().AskNeedinfo(Owner, Maren).Build();
        Assert.That(Said(others), Is.False);
        Assert.That(Said(others with { Flags = [others.Flags[0] with { Name = "qe-verify" }] }), Is.True, "another flag is no question");
        Assert.That(Said(others with { Flags = [others.Flags[0] with { Status = FlagStatus.Granted }] }), Is.True, "nor is one that is answered");
        var ours = Asked().AskNeedinfo(BugBuilder.Bot, Maren);
        Assert.That(Step(ours, FirstDue)!.Effects, Is.Empty, "whom we ask already is not asked twice");
        Assert.That(Step(Asked(), FirstDue, Policy with { NeedinfoFlag = null })!.Effects, Is.Empty);
    }

    [Test]
    public void What_has_landed_and_is_gone_ends_the_wait_for_a_renewal_and_for_nothing_else()
    {
        var world = Meeting.World with { Began = DateTimeOffset.MinValue, Landed = ImmutableDictionary<long, LandedFact>.Empty.Add(13, new LandedFact()) };

        Assert.That(new ReminderRules(Policy, world, FirstDue).Decide(CaseFold.Fold(Asked().Build(), Policy)).Select(o => o.Step?.Word), Has.Member("reminded"));
    }

    [Test]
    public void By_mail_the_first_reminder_is_a_letter_and_nothing_in_the_bug()
    {
        var policy = Policy with { RemindedByMail = [Maren] };
        var step = Step(Asked(), FirstDue, policy)!;

        Assert.That(step, Has.Property("Text").Null.And.Property("Marks").Empty.And.Property("Effects").Empty);
        Assert.That(step.Letters, Is.EqualTo(new[] { new Letter(Maren, 12, "13.1", "first") }));
        Assert.That(NextLook(Asked(), FirstDue, policy), Is.EqualTo(FirstDue), "whether it left is looked at again");
        Assert.That(NextLook(Asked(), FirstDue), Is.Null);
        var known = Asked().Mention("13.1", Steps.Advice);
        Assert.That(Step(known, FirstDue.AddHours(1), policy, began: FirstDue.AddSeconds(1)), Is.Null, "it may have been sent before our time");
        Assert.That(Step(known, FirstDue.AddHours(1), policy, began: FirstDue), Is.Not.Null);
        Assert.That(Step(known, FirstDue.AddHours(1), Policy, began: FirstDue.AddSeconds(1)), Is.Not.Null, "in a bug its word would be there");
    }

    [Test]
    public void The_second_speaks_to_the_requester_and_to_a_steward_who_wants_it()
    {
        var due = new DateTimeOffset(2026, 11, 25, 9, 2, 0, TimeSpan.Zero);

        var both = Step(Asked(), due)!;
        Assert.That(both.Reminders.Select(r => r.Person), Is.EqualTo(new[] { Maren, BugBuilder.Requester }));
        Assert.That(both.Effects, Is.EqualTo(new Effect[] { new Effect.AskNeedinfo(Maren) }));
        Assert.That(both.Text, Does.StartWith("Maren, the data review"));

        var quiet = Step(Asked(), due, Quiet)!;
        Assert.That(quiet.Reminders.Select(r => r.Person), Is.EqualTo(new[] { BugBuilder.Requester }));
        Assert.That(quiet, Has.Property("Effects").Empty.And.Property("Letters").Empty);
        Assert.That(quiet.Text, Does.StartWith("The data review"));

        var mail = Step(Asked(), due, Policy with { RemindedByMail = [Maren] })!;
        Assert.That(mail.Reminders.Select(r => r.Person), Is.EqualTo(new[] { Maren, BugBuilder.Requester }));
        Assert.That(mail.Letters.Select(l => l.Person), Is.EqualTo(new[] { Maren }));
        Assert.That(mail.Effects, Is.Empty);
    }

    [Test]
    public void An_offer_goes_to_a_steward_who_wants_reminders_and_else_it_is_looked_at_again()
    {
        var due = new DateTimeOffset(2026, 11, 30, 9, 2, 0, TimeSpan.Zero);
        Assert.That(Step(Asked(), due)!.Effects.OfType<Effect.AskNeedinfo>().Single().Login, Is.EqualTo(Ines));

        var alone = Policy with { Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }]) };
        Assert.That(Rung(Asked(), due, alone), Is.Null);
        Assert.That(NextLook(Asked(), due, alone), Is.EqualTo(due.AddDays(1)), "a place may have become free");
        Assert.That(NextLook(Asked(), new(2026, 12, 6, 9, 2, 0, TimeSpan.Zero), alone), Is.EqualTo(new DateTimeOffset(2026, 12, 7, 9, 2, 0, TimeSpan.Zero)), "the owners' rung comes first");
        var unwilling = Policy with { Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }, new Steward { Login = Tomas, Remind = false }]) };
        Assert.That(Rung(Asked(), due, unwilling), Is.Null);
    }

    [Test]
    public void Other_people_of_the_process_are_asked_by_its_contact_without_a_needinfo()
    {
        var policy = Policy with { EscalationContacts = Policy.EscalationContacts.Add("legal", "legal@example.org") };
        var bug = Asked().Mention("13.1", Steps.Escalated, "legal");
        var due = bug.Now.AddDays(14);

        var step = Step(bug, due, policy)!;
        Assert.That(step.Reminders.Select(r => (r.Person, r.Rung)), Is.EqualTo(new[] { ("legal@example.org", "escalation") }));
        Assert.That(step.Effects, Is.Empty);
        Assert.That(Step(bug, due, Policy)!.Reminders, Is.Empty, "no contact is known");
    }

    [Test]
    public void A_renewal_is_the_requesters_business_or_else_of_whoever_is_responsible_now()
    {
        Assert.That(Renewal(), Is.EqualTo(BugBuilder.Requester));
        Assert.That(Renewal(account: new Account(BugBuilder.Requester, CanLogin: true)), Is.EqualTo(BugBuilder.Requester));
        Assert.That(Renewal(account: new Account(BugBuilder.Requester, CanLogin: false)), Is.EqualTo("assignee@example.org"));
        Assert.That(Renewal(account: new Account(BugBuilder.Requester, CanLogin: false), assignee: "nobody@example.org"), Is.EqualTo("reporter@example.org"));
        Assert.That(Renewal(account: new Account(BugBuilder.Requester, CanLogin: false), assignee: ""), Is.EqualTo("reporter@example.org"));
        Assert.That(Renewal(account: new Account(BugBuilder.Requester, CanLogin: false), assignee: BugBuilder.Bot), Is.EqualTo("reporter@example.org"));
        Assert.That(Renewal(account: new Account(BugBuilder.Requester, CanLogin: false), assignee: BugBuilder.Requester.ToUpperInvariant()), Is.EqualTo("reporter@example.org"));
        Assert.That(Renewal(account: new Account("assignee@example.org", CanLogin: false), days: 21), Is.EqualTo("reporter@example.org"));
        Assert.That(Renewal(days: 21), Is.EqualTo("assignee@example.org"), "three weeks later it is whoever is responsible now");
        Assert.That(Renewal(account: new Account("assignee@example.org", CanLogin: false), reporter: BugBuilder.Requester, days: 21), Is.Null, "nobody else is left");
    }

    [Test]
    public void The_same_words_are_not_said_twice_in_a_row() => Servers.Each(Policy, (server, _) =>
    {
        var bug = Asked().Mention("13.1", Steps.Advice);
        var step = Step(bug, FirstDue, server)!;
        var posted = new CommentText(server, Meeting.World, FirstDue).Compose(CaseFold.Fold(bug.Build(), server), [step with { Marks = [new MarkItem("13.1", Steps.Advice)] }]);
        bug.At(FirstDue).Say(BugBuilder.Bot, posted);

        Assert.That(Outcomes(bug, FirstDue.AddHours(1), server).Select(o => o.Reason), Has.Exactly(1).Contains("it was said in the same words"));
        Assert.That(Rung(bug.Mention("13.1", Steps.Advice), FirstDue.AddHours(1), server), Is.EqualTo("first"), "something else was said in between");
    });

    [Test]
    public void A_requesters_turn_that_ends_is_looked_at_then()
    {
        var bug = Asked().Mention("13.1", Steps.Findings, "q7");

        Assert.That(NextLook(bug, bug.Now), Is.EqualTo(Policy.Calendar.AddWorkingDays(bug.Now, 5)));
    }

    [Test]
    public void A_reminder_waits_for_a_day_on_which_all_whom_it_names_work()
    {
        var policy = Policy with { Roster = new Roster([new Steward { Login = Maren, Name = "Maren", Holidays = [new DateOnly(2026, 11, 25)] }]), Calendar = Policy.Calendar with { DaysOff = [new DateOnly(2026, 11, 26)] } };
        var bug = Asked().At(FirstDue.AddMinutes(-1)).Mention("13.1", Steps.Reminded, "first.1");

        Assert.That(Rung(bug, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero), policy), Is.Null, "the requester's day off");
        Assert.That(Rung(bug, new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero), policy), Is.EqualTo("second"));

        policy = Policy with { Roster = new Roster([new Steward { Login = Maren, Name = "Maren", Holidays = [new DateOnly(2026, 11, 26)] }]), Calendar = Policy.Calendar with { DaysOff = [new DateOnly(2026, 11, 25)] } };
        Assert.That(Rung(bug, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero), policy), Is.Null, "the steward's, after the requester's");
        Assert.That(NextLook(bug, new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero), policy), Is.EqualTo(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero)));
    }

    private static readonly ReviewPolicy Quiet = Policy with { Roster = new Roster([new Steward { Login = Maren, Name = "Maren", Remind = false }, new Steward { Login = Tomas, Name = "Tomas" }]) };

    private static BugBuilder Asked() => new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);

    private static string? Renewal(Account? account = null, string assignee = "assignee@example.org", string reporter = "reporter@example.org", int days = 0)
    {
        var bug = new BugBuilder(reporter: reporter).Attach(13, Texts.Complete.With((Texts.Months, "Until 2027-05-03."))).Ask(13, requestee: Maren).Decide(13, Maren, FlagStatus.Granted).Build() with { AssignedTo = assignee };
        var world = Meeting.World with { Accounts = account is null ? Meeting.World.Accounts : Meeting.World.Accounts.Add(account.Login, account) };
        var outcomes = new ReminderRules(Policy, world, new DateTimeOffset(2027, 3, 22, 12, 0, 0, TimeSpan.Zero).AddDays(days)).Decide(CaseFold.Fold(bug, Policy));
        return outcomes.Select(o => o.Step).OfType<Step>().SingleOrDefault()?.Reminders.Single().Person;
    }

    private static bool Said(BugSnapshot bug) => new ReminderRules(Policy, Meeting.World with { Began = DateTimeOffset.MinValue }, FirstDue).Decide(CaseFold.Fold(bug, Policy)).Any(o => o.Step?.Word == "reminded");

    private static List<Outcome> Outcomes(BugBuilder bug, DateTimeOffset now, ReviewPolicy? policy = null, DateTimeOffset? began = null, params ImmutableArray<ReminderFact> reminders)
    {
        var world = Meeting.World with { Began = began ?? DateTimeOffset.MinValue, Reminders = reminders };
        return [.. new ReminderRules(policy ?? Policy, world, now).Decide(CaseFold.Fold(bug.Build(), policy ?? Policy))];
    }

    private static Step? Step(BugBuilder bug, DateTimeOffset now, ReviewPolicy? policy = null, DateTimeOffset? began = null, params ImmutableArray<ReminderFact> reminders) =>
        Outcomes(bug, now, policy, began, reminders).Select(o => o.Step).SingleOrDefault(s => s?.Word == "reminded");

    private static string? Rung(BugBuilder bug, DateTimeOffset now, ReviewPolicy? policy = null, DateTimeOffset? began = null, params ImmutableArray<ReminderFact> reminders) =>
        Step(bug, now, policy, began, reminders)?.Reminders[0].Rung;

    private static DateTimeOffset? NextLook(BugBuilder bug, DateTimeOffset now, ReviewPolicy? policy = null, params ImmutableArray<ReminderFact> reminders) =>
        Outcomes(bug, now, policy, null, reminders)[^1].NextLook;

    private static Notice[] Notices(BugBuilder bug, DateTimeOffset now, DateTimeOffset? began = null) =>
        [.. Outcomes(bug, now, null, began).SelectMany(o => o.Step is { Word: "noticed" } step ? step.Notices : [])];
}
