using Microsoft.Extensions.Logging;
using ReviewBot.Mail;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;
using ReviewBot.Telemetry;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;
using ReviewBot.Tests.Telemetry;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What lasts between passes.</summary>
public sealed class MemoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_look_at_everything_that_found_nothing_is_made_again_after_an_hour()
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        var cursor = new Cursor(ledger);
        cursor.Sweep(Now, 1, TimeSpan.FromHours(24));
        Assert.That(cursor.Swept, Is.EqualTo(Now));

        cursor.Sweep(Now, 0, TimeSpan.FromHours(24));

        Assert.That(cursor.Swept, Is.EqualTo(Now.AddHours(-23)));
    }

    [Test]
    public void The_beginning_is_kept_once()
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        Assert.That(new Cursor(ledger).Began(Now), Is.EqualTo(Now));

        Assert.That(new Cursor(ledger).Began(Now.AddDays(1)), Is.EqualTo(Now));
    }

    [Test]
    public async Task An_opening_that_does_not_come_is_told_once_and_counted_until_it_comes()
    {
        await using var parts = new PassParts();
        var overdue = parts.Get<OverdueOpenings>();
        overdue.Missed(7, Now, Now);
        overdue.Missed(7, Now, Now.AddHours(1));
        overdue.Known(8);
        Assert.That(overdue.Count, Is.EqualTo(2));
        Assert.That(parts.Get<Notices>().Count(), Is.EqualTo(1));

        overdue.Remove(7);

        Assert.That(overdue.Count, Is.EqualTo(1));
    }

    [Test]
    public void Only_what_is_said_or_changed_needs_a_capability()
    {
        Step[] steps =
        [
            new() { Capability = Capabilities.Comment, Word = "said", Reason = "", Text = "words" }, new() { Capability = Capabilities.Assign, Word = "done", Reason = "", Effects = [new Effect.AddCc("a@example.org")] },
            new() { Capability = Capabilities.Remind, Word = "told", Reason = "" }, new() { Capability = Capabilities.Comment, Word = "said", Reason = "", Text = "more" },
        ];
        var plan = new Plan { BugId = 7, Steps = [.. steps], Reasons = ["because"] };

        Assert.That(Trips.Of(plan), Is.EqualTo(Capabilities.Comment | Capabilities.Assign));
        Assert.That(BugReports.Words(plan), Is.EqualTo(new[] { "said", "done" }));
    }

    [Test]
    public void What_is_off_is_told_together_and_tried_again_at_the_first_moment()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 1, Now);
        trips.WentWrong(1, Capabilities.Remind, 1, Now.AddMinutes(10));

        Assert.That(trips.Off(Now.AddMinutes(11)), Is.EqualTo(Capabilities.Assign | Capabilities.Remind));
        Assert.That(trips.TriedAgainAt(Now.AddMinutes(11)), Is.EqualTo(Now + Trips.Rest));
        Assert.That(trips.TriedAgainAt(Now.AddMinutes(60)), Is.EqualTo(Now.AddMinutes(70)));
        Assert.That(trips.TriedAgainAt(Now.AddMinutes(70)), Is.Null);
    }

    [Test]
    public void What_wakes_the_bot_is_added_up()
    {
        var both = Wanted.Only(7).And(Wanted.WhatChanged).And(Wanted.Only(5));

        Assert.That((both.Changed, both.All), Is.EqualTo((true, false)));
        Assert.That(both.Bugs, Is.EqualTo(new[] { 5, 7 }));
        Assert.That(Wanted.Only(7).And(Wanted.Everything).All, Is.True);
        Assert.That(Wanted.Only(7).And(Wanted.Only(8)).Changed, Is.False);
    }

    [Test]
    public async Task What_the_polls_missed_is_counted_measured_and_told_and_nothing_where_they_missed_nothing()
    {
        await using var parts = new PassParts();
        using var log = new LogLines();
        using var loggers = LoggerFactory.Create(b => b.AddProvider(log));
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);
        var drift = new Drift(measures, loggers.CreateLogger<Drift>());

        drift.Found(0);
        Assert.That(log.Lines, Is.Empty);
        drift.Found(2);
        drift.Found(1);

        Assert.That(drift.Count, Is.EqualTo(3));
        Assert.That(heard.Sum(measures.Drifted, ""), Is.EqualTo(3));
        Assert.That(log.Lines, Has.Count.EqualTo(2));
    }

    [TestCase(true, false, 1)]
    [TestCase(false, false, 0, TestName = "Whoever_only_plans_says_nothing_aloud_of_a_notice")]
    [TestCase(true, true, 0, TestName = "Where_mail_tells_the_owners_the_log_need_not")]
    public async Task A_new_notice_that_no_mail_tells_is_mentioned_in_the_log_once(bool aloud, bool mails, int lines)
    {
        await using var parts = new PassParts(mails ? [("Mail:Host", "127.0.0.1"), ("Mail:From", "reviewbot@example.org"), ("Owners:0:Mail", "owner@example.org")] : []);
        using var log = new LogLines();
        using var loggers = LoggerFactory.Create(b => b.AddProvider(log));
        var desk = new NoticeDesk(parts.Get<Notices>(), parts.Get<MailRoom>(), loggers.CreateLogger<NoticeDesk>());
        var plan = new Plan { BugId = 7, Notices = [new Notice("key", 7, "Something about bug 7.")] };

        desk.Tell(plan, default, Now, aloud);
        desk.Tell(plan, default, Now, aloud);

        Assert.That(parts.Get<Notices>().Count(), Is.EqualTo(1));
        Assert.That(log.Lines, Has.Count.EqualTo(lines).And.None.Contains("bug 7"));
    }
}
