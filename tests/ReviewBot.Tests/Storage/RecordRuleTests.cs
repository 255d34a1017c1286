using System.Collections.Immutable;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>Rules of what is kept that are the same wherever it is kept.</summary>
public sealed class RecordRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    private Ledger ledger = null!;

    [SetUp]
    public void Open() => ledger = Ledger.InMemory(Decisions.Server);

    [TearDown]
    public void Close() => ledger.Dispose();

    [Test]
    public void A_bug_that_failed_is_given_up_only_with_the_last_try_and_takes_part_again_when_it_is_tried_by_hand()
    {
        var failures = new Failures(ledger);
        Enumerable.Range(0, 7).ToList().ForEach(_ => failures.Add(7, "why", Now));
        Assert.That((failures.IsDead(7), failures.TriedAgain()), Is.EqualTo((false, 1)));

        failures.Add(7, "why", Now);
        Assert.That((failures.IsDead(7), failures.TriedAgain()), Is.EqualTo((true, 0)));
        Assert.That(failures.Retry(7), Is.True);
        Assert.That((failures.IsDead(7), failures.TriedAgain()), Is.EqualTo((false, 1)));
        Assert.That(failures.Add(7, "why", Now), Is.False, "from the beginning");
    }

    [Test]
    public void What_did_not_fail_is_neither_tried_again_nor_let_go()
    {
        var failures = new Failures(ledger);
        new BugCache(ledger).Put(new CachedBug(8, Now, Now, Now, false), new BugFacts(8));
        new BugCache(ledger).Put(new CachedBug(9, Now, Now, Now, false), new BugFacts(9));

        Assert.That((failures.Retry(8), failures.Clear(8), failures.Drop(8)), Is.EqualTo((false, false, false)));
        Assert.That(new BugCache(ledger).Due(Now), Is.EqualTo(new[] { 8, 9 }));

        failures.Add(9, "why", Now);
        Assert.That(failures.Drop(9), Is.True);
        Assert.That(new BugCache(ledger).Due(Now), Is.EqualTo(new[] { 8 }), "nothing is tried until it changes");
    }

    [Test]
    public void A_write_was_done_before_only_if_all_that_it_says_was_said()
    {
        var outbox = new Outbox(ledger);
        outbox.Settle(outbox.Begin(7, "7: 71.1 assigned=1; c5 done", "payload", Now, Now), "confirmed", Now);

        Assert.That(outbox.WasConfirmed(7, "other", ["71.1 assigned=1", "c5 done"]), Is.True);
        Assert.That(outbox.WasConfirmed(7, "other", ["71.1 assigned=1", "c6 done"]), Is.False);
        Assert.That(outbox.WasConfirmed(7, "other", []), Is.False);
    }

    [Test]
    public void Of_a_write_in_parts_only_the_last_says_that_it_was_done()
    {
        var outbox = new Outbox(ledger);
        var part = outbox.Begin(7, "7: 71.1 assigned=1 #1", "payload", Now, Now);
        outbox.Settle(part, "confirmed", Now);
        var last = outbox.Begin(7, "7: 71.1 assigned=1", "payload", Now, Now);

        Assert.That(outbox.WasConfirmed(7, "other", ["71.1 assigned=1"]), Is.False);
        Assert.That(outbox.Tried(7), Is.EqualTo(new[] { "71.1 assigned=1" }));

        outbox.Settle(last, "confirmed", Now);
        Assert.That(outbox.Tried(7), Is.Empty);
    }

    [Test]
    public void Where_others_may_take_over_a_request_leaves_within_a_tenth_of_the_time_to_settle_or_not_at_all()
    {
        var outbox = new Outbox(ledger);
        var settle = TimeSpan.FromMinutes(10);
        Assert.That((outbox.LeavesWithin(settle), outbox.RestsFor(settle)), Is.EqualTo(((TimeSpan?)null, settle)));

        ledger.Fence = _ => { };
        Assert.That((outbox.LeavesWithin(settle), outbox.RestsFor(settle)), Is.EqualTo(((TimeSpan?)TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(11))));
    }

    [Test]
    public void What_landed_is_kept_with_what_is_said_of_it()
    {
        var landings = new Landings(ledger);
        Assert.That((landings.Look, landings.Words.Expected.Count), Is.EqualTo(((string?)null, 0)));

        landings.Keep("{\"seen\":1}", new LandedWords { Expected = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("Thunderbird", Now) });

        Assert.That((landings.Look, landings.Words.Expected["Thunderbird"]), Is.EqualTo(("{\"seen\":1}", Now)));
    }

    [TestCase(0, "+", RegisteredForm.Request, "not landed yet")]
    [TestCase(-1, "+", RegisteredForm.Request, null, Description = "granted before it is looked for")]
    [TestCase(0, "-", RegisteredForm.Request, null)]
    [TestCase(0, "+", RegisteredForm.Renewal, null)]
    public void Only_a_request_granted_since_its_product_is_looked_at_is_expected_to_land(int seconds, string decision, RegisteredForm form, string? said)
    {
        var words = new LandedWords { Expected = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("Thunderbird", Now) };
        var entry = Decisions.Entry(1) with { DecidedAt = Now.AddSeconds(seconds), Decision = decision, Form = form };

        Assert.That(words.Of(entry), Is.EqualTo(said));
        Assert.That(words.Of(entry with { Product = "Calendar" }), Is.Null);
    }

    [Test]
    public void Unchanged_is_what_this_build_has_read_in_the_state_that_it_has_now()
    {
        Put(1, new BugFacts(1));
        Put(2, new BugFacts(2));
        Put(3, new BugFacts(3));
        ledger.Execute("UPDATE bugs SET reading = 1 WHERE id = 3");

        Assert.That(new BugCache(ledger).Unchanged([(1, Now), (2, Now.AddSeconds(1)), (3, Now), (4, Now)]), Is.EqualTo(new[] { 1 }));
    }

    [TestCase(-1, 0, false, TestName = "An_older_state_of_a_bug_is_not_kept_over_a_later_one")]
    [TestCase(0, -1, false, TestName = "An_older_reading_of_the_same_state_is_not_kept_over_a_later_one")]
    [TestCase(0, 0, true, TestName = "The_same_reading_is_kept_again")]
    [TestCase(1, -1, true, TestName = "A_later_state_is_kept_whenever_it_was_read")]
    public void A_bug_that_another_process_keeps_too(int changed, int read, bool kept)
    {
        Put(7, new BugFacts(7) { Open = ["ines@example.org"] });

        Assert.That(new BugCache(ledger).PutUnlessLater(new CachedBug(7, Now.AddSeconds(changed), Now.AddSeconds(read), null, false), new BugFacts(7)), Is.EqualTo(kept));

        Assert.That(new HistoryInLedger(ledger).Open(), kept ? Is.Empty : Has.One.Items);
    }

    [Test]
    public void What_was_kept_of_a_bug_that_is_restricted_now_or_that_nobody_sees_any_more_leaves_no_trail()
    {
        var trails = new Trails(ledger);
        trails.Put(7, 1, "{}", "{}");
        trails.Put(8, 1, "{}", "{}");

        new BugCache(ledger).Forget(7);
        new BugCache(ledger).Put(new CachedBug(8, Now, Now, null, Restricted: true), new BugFacts(8));

        Assert.That((trails.Of(7), trails.Of(8)), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(trails.Waiting(), Is.Empty);
    }

    [Test]
    public void However_much_is_found_it_is_read_in_pages_to_the_end_and_more_than_a_thousand_is_not_counted()
    {
        ledger.InTransaction(() => Decisions.Keep(ledger, Enumerable.Range(1, 1_001).Select(i => Decisions.Entry(7) with { Attachment = i })));
        var register = new DecisionRegister(ledger);

        Assert.That(register.InPages(RegisterSearch.All, null).Select(e => e.Attachment), Is.EqualTo(Enumerable.Range(1, 1_001).Reverse()));
        Assert.That(register.Count(new RegisterSearch { Text = "window" }), Is.Null);
        Assert.That(register.Count(RegisterSearch.All), Is.EqualTo(1_001));
        Assert.That(register.Count(new RegisterSearch { Text = "window", Decision = "-" }), Is.Zero);

        ledger.Execute("DELETE FROM register_entries WHERE attachment = 1");
        Assert.That(register.Count(new RegisterSearch { Text = "window" }), Is.EqualTo(1_000));
    }

    [Test]
    public void What_fails_is_tried_in_the_next_pass_then_after_five_minutes_then_after_twice_as_long_each_time_and_in_the_end_every_six_hours()
    {
        var failures = new Failures(ledger);

        var waits = Enumerable.Range(0, 9).Select(_ =>
        {
            failures.Add(7, "why", Now);
            return (failures.WaitsUntil(7)!.Value - Now).TotalMinutes;
        });

        Assert.That(waits, Is.EqualTo(new[] { 0, 5, 10, 20, 40, 80, 160, 360, 360 }));
    }

    [Test]
    public void What_is_said_of_a_decision_itself_comes_before_what_is_expected_of_it()
    {
        var words = new LandedWords { Expected = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("Thunderbird", Now.AddYears(-1)), Decisions = ImmutableDictionary<long, string>.Empty.Add(10, "landed") };

        Assert.That((words.Of(Decisions.Entry(1)), words.Of(Decisions.Entry(2))), Is.EqualTo(("landed", "not landed yet")));
    }

    [TestCase(-1, 0)]
    [TestCase(0, 1)]
    public void Owners_are_told_of_what_arose_since_the_ledger_began_and_at_its_very_beginning(int seconds, int told)
    {
        var notices = new Notices(ledger);

        notices.Tell(new Notice("a", null, "first") { Arose = Now.AddSeconds(seconds) }, Now, began: Now);

        Assert.That(notices.Untold(), Has.Count.EqualTo(told));
    }

    private void Put(int bug, BugFacts facts) => new BugCache(ledger).Put(new CachedBug(bug, Now, Now, null, false), facts);
}
