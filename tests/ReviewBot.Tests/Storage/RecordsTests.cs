using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>What else is kept: writes, failures, refusals, notices, mails, reminders, trails, names.</summary>
public sealed class RecordsTests(Kept kept) : LedgerFixture(kept)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_bug_that_keeps_failing_waits_longer_each_time_and_ends_on_the_list()
    {
        var failures = new Failures(New());
        var now = Now;

        var waits = Enumerable.Range(0, 7).Select(_ =>
        {
            Assert.That(failures.Add(7, "why", now), Is.False);
            return failures.WaitsUntil(7)!.Value - now;
        }).ToList();
        Assert.That(waits, Is.Ordered.And.Unique);
        Assert.That(failures.Add(7, "why", now), Is.True, "the last try");

        Assert.That(failures.IsDead(7), Is.True);
        Assert.That(failures.Add(7, "why", now), Is.False, "it is given up once");
        Assert.That(failures.WaitsUntil(7), Is.EqualTo(now + TimeSpan.FromHours(6)), "and still tried, seldom");
        Assert.That(failures.Dead(), Is.EqualTo(new[] { (7, 9, "why") }));
        Assert.That(failures.Retry(7), Is.True);
        Assert.That(failures.Due(now), Is.EqualTo(new[] { 7 }));
        Assert.That(failures.Clear(7), Is.True);
        Assert.That(failures.WaitsUntil(7), Is.Null);
    }

    [Test]
    public void A_write_is_begun_answered_and_settled()
    {
        var ledger = New();
        var outbox = new Outbox(ledger);
        var first = outbox.Begin(7, "7: 71.1 assigned=1; assign 71/9 maren", "payload", Now, Now.AddSeconds(1));
        var second = EarlierBuild.Plan(ledger, 8, "8: c5 done", Now);
        Assert.That(outbox.Open().Select(w => (w.Id, w.BugId, w.PlannedAt, w.AttemptedAt, w.Answered)), Is.EqualTo(new[] { (first, 7, Now, (DateTimeOffset?)Now.AddSeconds(1), false), (second, 8, Now, null, false) }));

        outbox.Answered(first);
        Assert.That(outbox.Open()[0], Has.Property("AttemptedAt").EqualTo(Now.AddSeconds(1)).And.Property("Answered").True);
        Assert.That(outbox.Tried(7), Does.Contain("71.1 assigned=1"));
        outbox.Settle(first, "confirmed", Now.AddSeconds(2));

        Assert.That(outbox.Open().Select(w => w.Id), Is.EqualTo(new[] { second }));
        Assert.That(outbox.WasConfirmed(7, "7: 71.1 assigned=1; assign 71/9 maren", []), Is.True);
        Assert.That(outbox.WasConfirmed(7, "other", ["71.1 assigned=1"]), Is.True);
        Assert.That(outbox.WasConfirmed(8, "8: c5 done", []), Is.False);
        Assert.That(outbox.Tried(7), Is.Empty);
    }

    [Test]
    public void A_write_that_goes_out_at_once_is_planned_and_attempted_as_one()
    {
        var outbox = new Outbox(New());

        var row = outbox.Begin(7, "7: c5 done", "payload", planned: Now, now: Now.AddSeconds(1));

        Assert.That(outbox.Open().Select(w => (w.Id, w.BugId, w.Key, w.PlannedAt, w.AttemptedAt, w.Answered)), Is.EqualTo(new[] { (row, 7, "7: c5 done", Now, (DateTimeOffset?)Now.AddSeconds(1), false) }));
    }

    [Test]
    public void Refusals_are_kept_once_and_told_in_order()
    {
        var refusals = new Refusals(New());
        refusals.Add(new Refusal("12.1", "bob@example.org", "Blocked"), Now);
        refusals.Add(new Refusal("12.1", "ann@example.org", "Hidden"), Now);
        refusals.Add(new Refusal("12.1", "ann@example.org", "Blocked"), Now);
        refusals.Add(new Refusal("13.1", "ann@example.org", "Blocked"), Now);

        Assert.That(refusals.Of(["12.1", "14.1"]), Is.EqualTo(new[] { new Refusal("12.1", "ann@example.org", "Hidden"), new Refusal("12.1", "bob@example.org", "Blocked") }));
    }

    [Test]
    public void Notices_are_told_once_and_counted()
    {
        var notices = new Notices(New());
        Assert.That(notices.Tell(new Notice("b", 7, "second") { Arose = Now }, Now.AddHours(1)), Is.True);
        Assert.That(notices.Tell(new Notice("a", null, "first") { Arose = Now.AddDays(-9) }, Now, began: Now), Is.True);
        Assert.That(notices.Tell(new Notice("b", 7, "again"), Now.AddHours(2)), Is.False);

        Assert.That(notices.Count(), Is.EqualTo(2));
        Assert.That(notices.CountSince(Now.AddMinutes(1)), Is.EqualTo(1));
        Assert.That(notices.All(), Is.EqualTo(new[] { (Now, (int?)null, "first"), (Now.AddHours(1), 7, "second") }));
        Assert.That(notices.Untold(), Is.EqualTo(new[] { ("b", "second") }), "what arose before the ledger began may have been told");
        notices.Told(["b"], Now);
        Assert.That(notices.Untold(), Is.Empty);
        notices.Told(["b"], null);
        Assert.That(notices.Untold(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Mails_go_out_once()
    {
        var mails = new Mails(New());
        Assert.That(mails.Begin("ann 12.1", Now), Is.True);
        Assert.That(mails.Begin("ann 12.1", Now), Is.False);
        mails.Undo("ann 12.1");
        Assert.That(mails.Begin("ann 12.1", Now), Is.True);
    }

    [Test]
    public void Reminders_that_were_meant_to_go_out_are_found_taken_back_and_forgotten_in_the_end()
    {
        var reminded = new Reminded(New());
        var fact = new ReminderFact("ann@example.org", Now.AddTicks(1234), Reminded.SubjectOf(7), "first");
        reminded.Add(fact);
        reminded.Add(fact);
        reminded.Add(fact with { At = Now.AddDays(-500), Subject = "old" });
        reminded.Add(fact with { At = Now.AddDays(-399), Subject = "less old" });

        Assert.That(reminded.Since(Now.AddDays(-1)), Is.EqualTo(new[] { fact with { At = Now } }));
        Assert.That(reminded.Of(["old"]), Has.Count.EqualTo(1));
        reminded.ForgetOld(Now);
        Assert.That(reminded.Of(["old"]), Is.Empty);
        Assert.That(reminded.Of(["less old"]), Has.Count.EqualTo(1));
        reminded.Remove(fact);
        Assert.That(reminded.Since(Now.AddDays(-1)), Is.Empty);
        reminded.Add(fact);
        reminded.TakeBack(new OpenWrite(1, 7, "7: x", Now.AddMinutes(-1), null, false));
        Assert.That(reminded.Since(Now.AddDays(-1)), Is.Empty);
    }

    [Test]
    public void Trails_show_what_waits_and_of_restricted_bugs_how_much()
    {
        var trails = new Trails(New());
        trails.Put(1, 1, "{\"q\":1}", "{}");
        trails.Put(2, 0, "{\"q\":2}", "{}");
        trails.Put(3, 1, "{\"q\":3}", "{}");
        trails.PutRestricted(3, 2);

        Assert.That(trails.Waiting(), Is.EqualTo(new[] { "{\"q\":1}" }));
        Assert.That(trails.WaitingUnseen(), Is.EqualTo(2));
        Assert.That(trails.Of(2), Is.EqualTo("{}"));
        Assert.That(trails.Of(3), Is.Null);
    }

    [Test]
    public void What_is_no_text_to_a_database_stops_nothing()
    {
        var ledger = New();
        ledger.Set("odd", "a\0b\ud83dc\U0001F4ABd");

        Assert.That(ledger.Get("odd"), Does.StartWith("a").And.EndsWith("\U0001F4ABd"));
    }

    [Test]
    public void Half_a_transaction_is_none()
    {
        var ledger = New();

        Assert.Throws<InvalidOperationException>(() => ledger.InTransaction(() =>
        {
            ledger.Set("one", "1");
            ledger.InTransaction(() => ledger.Set("two", "2"));
            throw new InvalidOperationException();
        }));

        Assert.That(ledger.Get("one"), Is.Null);
        Assert.That(ledger.Get("two"), Is.Null);
        ledger.Set("one", "3");
        using var beside = ledger.Beside();
        Assert.That(beside.Get("one"), Is.EqualTo("3"));
        Assert.Throws<LedgerException>(() => beside.Set("one", "4"), "what looks on can't write");
    }
}
