using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>A ledger is copied whole or not at all.</summary>
public sealed class LedgerCopyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, 123, TimeSpan.Zero);

    [Test]
    public void All_rows_arrive_and_are_counted()
    {
        using var from = Filled();
        using var to = Ledger.InMemory(Decisions.Server);

        // Two bugs with a decision each, of which one is asked of somebody, and one named value.
        Assert.That(LedgerCopy.Copy(from, to), Is.EqualTo(6));

        Assert.That(to.Get("cursor"), Is.EqualTo("here"));
        Assert.That(new DecisionRegister(to).All(RegisterSearch.All), Is.EqualTo(new DecisionRegister(from).All(RegisterSearch.All)).UsingPropertiesComparer());
        Assert.That(new DecisionRegister(to).Count(new RegisterSearch { Text = "window" }), Is.EqualTo(2), "words are found");
        Assert.That(new BugCache(to).Held([1, 2]).Values, Is.EquivalentTo(new BugCache(from).Held([1, 2]).Values));
        Assert.That(new HistoryInLedger(to).Open(), Is.EqualTo(new[] { "ines@example.org" }));
    }

    [Test]
    public void What_a_new_ledger_says_of_itself_is_overwritten()
    {
        using var from = Ledger.InMemory(Decisions.Server);
        using var to = Ledger.InMemory("https://another.example.org/");

        Assert.That(LedgerCopy.Copy(from, to), Is.Zero);

        Assert.That(to.Server, Is.EqualTo(Decisions.Server));
    }

    [Test]
    public void What_is_not_empty_is_not_filled()
    {
        using var from = Filled();
        using var to = Ledger.InMemory(Decisions.Server);
        to.Set("cursor", "somebody's");

        Assert.That(Assert.Throws<LedgerException>(() => LedgerCopy.Copy(from, to))!.Message, Does.Contain("not empty"));

        Assert.That(to.Get("cursor"), Is.EqualTo("somebody's"));
        Assert.That(to.Scalar<int>("SELECT count(*) FROM bugs"), Is.Zero);
    }

    [Test]
    public void Where_rows_are_lacking_in_the_end_nothing_was_changed()
    {
        using var from = Filled();
        using var to = Ledger.InMemory(Decisions.Server);
        to.Execute("CREATE TRIGGER lossy AFTER INSERT ON bugs WHEN NEW.id = 1 BEGIN DELETE FROM bugs WHERE id = 1; END");

        Assert.That(Assert.Throws<LedgerException>(() => LedgerCopy.Copy(from, to))!.Message, Does.StartWith("Of 2 rows in bugs, 1 arrived: nothing was changed."));

        Assert.That(to.Get("cursor"), Is.Null);
        Assert.That(to.Scalar<int>("SELECT count(*) FROM bugs"), Is.Zero);
    }

    private static Ledger Filled()
    {
        var ledger = Decisions.In(Decisions.Entry(1));
        new BugCache(ledger).Put(new CachedBug(2, Now, Now, Now.AddDays(1), Restricted: false), new BugFacts(2) { Open = ["ines@example.org"], Register = [Decisions.Entry(2)] });
        ledger.Set("cursor", "here");
        return ledger;
    }
}
