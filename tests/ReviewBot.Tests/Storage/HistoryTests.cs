using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>What any store of the past has to answer. A store of another kind is another fixture.</summary>
internal abstract class HistoryTests(Kept kept) : LedgerFixture(kept)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The past of these bugs.</summary>
    protected abstract IHistory Of(params BugFacts[] facts);

    [Test]
    public void Who_was_asked_after_a_moment_is_told_with_everything_that_a_choice_rests_on()
    {
        var named = Asked("ann@example.org", bug: 1, Monday) with { Named = true, Restricted = true, Product = "Calendar", Component = "General" };
        var unplaced = Asked("bob@example.org", bug: 2, Monday.AddDays(1)) with { Product = null, Component = null };
        var history = Of(Bug(1) with { Assignments = [named] }, Bug(2) with { Assignments = [unplaced] });

        Assert.That(history.AskedSince(Monday.AddSeconds(-1)), Is.EquivalentTo(new[] { named, unplaced }));
        Assert.That(history.AskedSince(Monday), Is.EqualTo(new[] { unplaced }), "the moment itself is not after it");
        Assert.That(history.AskedSince(Monday.AddDays(1)), Is.Empty);
    }

    [Test]
    public void The_last_time_that_a_steward_was_asked_is_found_however_long_ago()
    {
        var long_ago = Asked("ann@example.org", bug: 1, Monday.AddYears(-9));
        var before = Asked("ann@example.org", bug: 2, Monday.AddYears(-10));
        var other = Asked("bob@example.org", bug: 3, Monday);
        var history = Of(Bug(1) with { Assignments = [long_ago] }, Bug(2) with { Assignments = [before] }, Bug(3) with { Assignments = [other] });

        Assert.That(history.LastAsked(["ANN@example.org", "never@example.org"]), Is.EqualTo(new[] { long_ago }));
        Assert.That(history.LastAsked(["ann@example.org", "ANN@example.org"]), Has.One.Items, "case says nothing");
    }

    [Test]
    public void Of_choices_of_one_moment_the_one_in_the_later_bug_and_attachment_is_the_last()
    {
        var one = Asked("ann@example.org", bug: 9, Monday) with { AttachmentId = 4 };
        var two = Asked("ann@example.org", bug: 9, Monday) with { AttachmentId = 5 };
        var three = Asked("ann@example.org", bug: 8, Monday) with { AttachmentId = 6 };

        Assert.That(Of(Bug(9) with { Assignments = [two, one] }, Bug(8) with { Assignments = [three] }).LastAsked(["ann@example.org"]), Is.EqualTo(new[] { two }));
    }

    [Test]
    public void Who_was_asked_in_a_bug_is_told_for_that_bug_alone()
    {
        var here = Asked("ann@example.org", bug: 1, Monday.AddYears(-3));
        var history = Of(Bug(1) with { Assignments = [here] }, Bug(2) with { Assignments = [Asked("bob@example.org", bug: 2, Monday)] });

        Assert.That(history.AskedIn([1, 77]), Is.EqualTo(new[] { here }));
        Assert.That(history.AskedIn([]), Is.Empty);
    }

    [Test]
    public void Whose_requests_are_open_is_told_once_for_each_flag()
    {
        var history = Of(Bug(1) with { Open = ["ann@example.org", "ann@example.org"] }, Bug(2) with { Open = ["bob@example.org"] });

        Assert.That(history.Open(), Is.EquivalentTo(new[] { "ann@example.org", "ann@example.org", "bob@example.org" }));
    }

    [Test]
    public void Reminders_are_found_by_time_and_by_round()
    {
        var old = new ReminderFact("ann@example.org", Monday.AddDays(-90), "11.1", "first");
        var today = new ReminderFact("bob@example.org", Monday, "12.1", "second");
        var history = Of(Bug(1) with { Reminders = [old] }, Bug(2) with { Reminders = [today] });

        Assert.That(history.RemindedSince(Monday.AddDays(-2)), Is.EqualTo(new[] { today }));
        Assert.That(history.RemindedSince(Monday), Is.Empty);
        Assert.That(history.RemindedOf(["11.1", "13.1"]), Is.EqualTo(new[] { old }));
    }

    [Test]
    public void Grants_are_counted_over_all_bugs_and_not_beyond_what_matters()
    {
        var history = Of([.. Enumerable.Range(1, 4).Select(i => Bug(i) with { GrantedTo = ["Robin@example.org", "juno@example.org", "robin@example.org"] })]);

        Assert.That(history.GrantsTo("robin@EXAMPLE.org", 100), Is.EqualTo(8));
        Assert.That(history.GrantsTo("robin@example.org", 5), Is.EqualTo(5));
        Assert.That(history.GrantsTo("nobody@example.org", 5), Is.Zero);
    }

    [Test]
    public void A_bug_is_without_grant_only_if_it_was_read_and_everybody_may_see_it()
    {
        var history = Of(
            Bug(1) with { GrantedTo = [] },
            Bug(2) with { GrantedTo = ["robin@example.org"] },
            Bug(3) with { GrantedTo = null },
            Bug(5));

        Assert.That(history.WithoutGrant([1, 2, 3, 4]), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void What_waits_is_told_whole()
    {
        var open = new WaitFact(1, 11, Awaited.Steward, ["Ann@example.org", "bob@example.org"], Monday) { Title = "Count things" };
        var restricted = new WaitFact(2, 12, Awaited.Escalation, [], Monday.AddDays(1)) { Restricted = true, SeenBy = ["ann@example.org"] };

        var told = Of(Bug(1) with { Waits = [open] }, Bug(2) with { Waits = [restricted] }).Waits().ToList();

        Assert.That(told, Is.EqualTo(new[] { open, restricted }).UsingPropertiesComparer());
    }

    [Test]
    public void What_several_bugs_hold_is_told_together()
    {
        var (one, other) = (Asked("ann@example.org", bug: 1, Monday), Asked("bob@example.org", bug: 2, Monday));
        var reminded = new ReminderFact("ann@example.org", Monday, "10.1", "first");
        var history = Of(Bug(1) with { Assignments = [one], Reminders = [reminded] }, Bug(2) with { Assignments = [other], Reminders = [reminded with { Subject = "20.1" }] });

        Assert.That(history.AskedIn([1, 2]), Is.EquivalentTo(new[] { one, other }));
        Assert.That(history.LastAsked(["ann@example.org", "bob@example.org"]), Is.EquivalentTo(new[] { one, other }));
        Assert.That(history.RemindedOf(["10.1", "20.1"]), Is.EquivalentTo(new[] { reminded, reminded with { Subject = "20.1" } }));
        Assert.That(history.RemindedSince(Monday.AddDays(-1)).Select(r => r.Subject), Is.EquivalentTo(new[] { "10.1", "20.1" }));
        Assert.That(history.WithoutGrant([1, 2]), Is.EquivalentTo(new[] { 1, 2 }));
    }

    /// <summary>A bug that everybody may see.</summary>
    protected static BugFacts Bug(int bug) => new(bug) { GrantedTo = [] };

    /// <summary>An assignment.</summary>
    protected static AssignmentFact Asked(string steward, int bug, DateTimeOffset at) => new(steward, at, bug, bug * 10, 1, false, "Thunderbird", "General");

    /// <summary>Facts of a pass at hand.</summary>
    [TestFixture]
    internal sealed class InFacts() : HistoryTests(Kept.InMemory)
    {
        protected override IHistory Of(params BugFacts[] facts) => new HistoryOfFacts(facts);
    }

    /// <summary>Rows of the ledger.</summary>
    [TestFixture(Kept.InMemory)]
    [TestFixture(Kept.InFile)]
    [TestFixture(Kept.InPostgreSql)]
    internal sealed class InLedger(Kept kept) : HistoryTests(kept)
    {
        protected override IHistory Of(params BugFacts[] facts) => new HistoryInLedger(Keep(facts));

        [Test]
        public void Grants_beyond_what_matters_are_not_counted_beside_a_bug_at_hand_either()
        {
            var kept = Keep(Bug(1) with { GrantedTo = ["robin@example.org", "robin@example.org"] }, Bug(2) with { GrantedTo = ["robin@example.org", "robin@example.org", "robin@example.org"] });

            Assert.That(new HistoryInLedger(kept, new HashSet<int> { 1 }).GrantsTo("robin@example.org", 2), Is.EqualTo(2));
        }

        [Test]
        public void Of_a_steward_whom_others_were_asked_before_the_bug_at_hand_the_last_of_them_alone_is_told()
        {
            var last = Asked("ann@example.org", bug: 2, Monday.AddDays(-1));
            var kept = Keep(Bug(1) with { Assignments = [Asked("ann@example.org", bug: 1, Monday.AddDays(-9))] }, Bug(2) with { Assignments = [last] }, Bug(3) with { Assignments = [Asked("ann@example.org", bug: 3, Monday.AddDays(-2))] });

            Assert.That(new HistoryInLedger(kept, new HashSet<int> { 1 }).LastAsked(["ann@example.org"]), Is.EqualTo(new[] { last }));
        }

        [Test]
        public void Grants_of_a_bug_at_hand_that_were_not_among_those_that_are_counted_make_no_difference()
        {
            var kept = Keep([.. Enumerable.Range(1, 4).Select(i => Bug(i) with { GrantedTo = ["robin@example.org"] })]);

            Assert.That(new HistoryInLedger(kept, new HashSet<int> { 4 }).GrantsTo("robin@example.org", 2), Is.EqualTo(2));
        }

        [Test]
        public void Nothing_old_is_told_of_a_bug_that_is_at_hand()
        {
            var before = Asked("ann@example.org", bug: 2, Monday.AddDays(-1));
            var kept = Keep(
                Bug(1) with
                {
                    Assignments = [Asked("ann@example.org", bug: 1, Monday)],
                    Open = ["ann@example.org"],
                    Reminders = [new ReminderFact("ann@example.org", Monday, "10.1", "first")],
                    Waits = [new WaitFact(1, 10, Awaited.Steward, ["ann@example.org"], Monday)],
                    GrantedTo = ["robin@example.org", "robin@example.org"],
                },
                Bug(2) with { Assignments = [before], GrantedTo = ["robin@example.org"] },
                Bug(3));

            var history = new HistoryInLedger(kept, new HashSet<int> { 1, 3 });

            Assert.That(history.AskedSince(Monday.AddDays(-9)), Is.EqualTo(new[] { before }));
            Assert.That(history.LastAsked(["ann@example.org"]), Is.EqualTo(new[] { before }));
            Assert.That(history.AskedIn([1]), Is.Empty);
            Assert.That(history.Open(), Is.Empty);
            Assert.That(history.RemindedSince(Monday.AddDays(-9)), Is.Empty);
            Assert.That(history.RemindedOf(["10.1"]), Is.Empty);
            Assert.That(history.Waits(), Is.Empty);
            Assert.That(history.GrantsTo("robin@example.org", 1), Is.EqualTo(1), "the one that is left is found behind those that don't count");
            Assert.That(history.GrantsTo("robin@example.org", 5), Is.EqualTo(1));
            Assert.That(history.WithoutGrant([3]), Is.Empty);
        }

        private Ledger Keep(params BugFacts[] facts)
        {
            var ledger = New();
            var cache = new BugCache(ledger);
            foreach (var bug in facts)
            {
                cache.Put(new CachedBug(bug.Bug, Monday, Monday, null, Restricted: bug.GrantedTo is null), bug);
            }

            return ledger;
        }
    }

    /// <summary>Some bugs at hand, the others in the ledger.</summary>
    [TestFixture(Kept.InMemory)]
    [TestFixture(Kept.InFile)]
    [TestFixture(Kept.InPostgreSql)]
    internal sealed class InBoth(Kept kept) : HistoryTests(kept)
    {
        protected override IHistory Of(params BugFacts[] facts)
        {
            var ledger = New();
            var atHand = facts.Where((_, i) => i % 2 == 1).ToList();
            foreach (var bug in facts.Except(atHand))
            {
                new BugCache(ledger).Put(new CachedBug(bug.Bug, Monday, Monday, null, Restricted: bug.GrantedTo is null), bug);
            }

            return new JoinedHistory(new HistoryInLedger(ledger, atHand.Select(f => f.Bug).ToHashSet()), new HistoryOfFacts(atHand));
        }
    }
}
