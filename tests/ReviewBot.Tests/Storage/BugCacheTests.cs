using System.Reflection;
using ReviewBot.Register;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

public sealed class BugCacheTests(Kept kept) : LedgerFixture(kept)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    private static RegisterEntry Full => new()
    {
        Bug = 7,
        Title = "Count \"things\", and <more>",
        Product = "Thunderbird",
        Attachment = 70,
        Decision = "+",
        Categories = [1, 3],
        DefaultOn = false,
        Duration = "6 months",
        Expiry = new DateOnly(2027, 5, 1),
        Steward = ":ines",
        Cite = "https://bugzilla.example.org/show_bug.cgi?id=7#c3",
        AskedAt = Now.AddDays(-3),
        DecidedAt = Now,
        FirstAnswerAt = Now.AddDays(-2),
        Form = RegisteredForm.Request,
        Collected = "How often the window is opened",
    };

    [Test]
    public void Every_column_of_the_register_is_kept()
    {
        string[] told = [nameof(RegisterEntry.Landed)];
        Assert.That(typeof(RegisterEntry).GetProperties().Where(p => IsDefault(p, Full)).Select(p => p.Name), Is.EqualTo(told), "each column has a value of its own in this test, but for what is told anew each time");
        var ledger = New();
        var empty = Full with { Attachment = 71, Categories = [], DefaultOn = null, Duration = null, Expiry = null, FirstAnswerAt = null, Form = null, Collected = null };

        Put(ledger, 7, new BugFacts(7) { Register = [Full, empty] });

        Assert.That(new DecisionRegister(ledger).All(RegisterSearch.All), Is.EqualTo(new[] { empty, Full }).UsingPropertiesComparer());
    }

    [Test]
    public void Every_column_of_the_register_is_exported()
    {
        var properties = typeof(RegisterEntry).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

        Assert.That(RegisterColumn.All.Select(c => c.Name), Is.EqualTo(properties));
    }

    [Test]
    public void An_export_is_the_same_for_one_entry_and_for_one_of_thousands()
    {
        var one = Exports.Text([Full], "json").TrimEnd('\n', ']', '\r').TrimStart('[');
        var many = Exports.Text(Enumerable.Repeat(Full, 5000), "json");

        Assert.That(many.Split(one.TrimEnd()), Has.Length.EqualTo(5001));
    }

    [Test]
    public void The_register_is_read_latest_decision_first_then_latest_attachment_first()
    {
        var ledger = New();
        Put(ledger, 9, new BugFacts(9) { Register = [Full with { Bug = 9, Attachment = 2 }, Full with { Bug = 9, Attachment = 10 }] });
        Put(ledger, 8, new BugFacts(8) { Register = [Full with { Bug = 8 }] });
        Put(ledger, 1, new BugFacts(1) { Register = [Full with { Bug = 1, DecidedAt = Now.AddSeconds(-1) }] });

        Assert.That(new DecisionRegister(ledger).All(RegisterSearch.All).Select(e => (e.Bug, e.Attachment)), Is.EqualTo(new[] { (8, 70L), (9, 10L), (9, 2L), (1, 70L) }));
    }

    [Test]
    public void What_was_kept_of_a_bug_is_replaced_and_forgotten_whole()
    {
        var ledger = New();
        var facts = new BugFacts(7) { Register = [Full], Open = ["ines@example.org"], GrantedTo = ["robin@example.org"] };
        Put(ledger, 7, facts);
        Put(ledger, 7, facts);
        Assert.That(new DecisionRegister(ledger).All(RegisterSearch.All), Has.One.Items);
        Assert.That(new HistoryInLedger(ledger).Open(), Has.One.Items);

        new BugCache(ledger).Forget(7);

        Assert.That(new DecisionRegister(ledger).All(RegisterSearch.All), Is.Empty);
        Assert.That(new HistoryInLedger(ledger).Open(), Is.Empty);
        Assert.That(new HistoryInLedger(ledger).GrantsTo("robin@example.org", 1), Is.Zero);
        Assert.That(new BugCache(ledger).Held([7]), Is.Empty);
    }

    [Test]
    public void Bugs_are_due_at_their_time_or_when_they_are_marked()
    {
        var ledger = New();
        var cache = new BugCache(ledger);
        cache.Put(new CachedBug(1, Now, Now, Now.AddDays(1), false), new BugFacts(1));
        cache.Put(new CachedBug(2, Now, Now, null, false), new BugFacts(2));
        Assert.That(cache.Due(Now.AddDays(1).AddMilliseconds(-1)), Is.Empty);
        Assert.That(cache.Due(Now.AddDays(1)), Is.EqualTo(new[] { 1 }));

        cache.MarkDue([2, 3], Now);

        Assert.That(cache.Due(Now), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(cache.Held([2])[2].Restricted, Is.False, "what is known of it stays");
        Assert.That(cache.Held([3])[3].Restricted, Is.True, "what isn't known may be restricted");
    }

    [Test]
    public void A_bug_that_is_asked_for_twice_among_very_many_is_told_once()
    {
        var ledger = New();
        Put(ledger, 1, new BugFacts(1));

        Assert.That(new BugCache(ledger).Held([.. Enumerable.Range(1, Ledger.Most), 1]).Keys, Is.EqualTo(new[] { 1 }));
    }

    private static bool IsDefault(PropertyInfo property, RegisterEntry entry) =>
        property.GetValue(entry) is not { } value || value.Equals(property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null);

    private static void Put(Ledger ledger, int bug, BugFacts facts) => new BugCache(ledger).Put(new CachedBug(bug, Now, Now, null, false), facts);
}
