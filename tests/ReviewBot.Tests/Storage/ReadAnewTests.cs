using System.Collections.Immutable;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>After an upgrade that reads more out of bugs, all are read again: slowly, and without a word.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class ReadAnewTests(SandboxFlavour flavour)
{
    [Test]
    public async Task What_an_earlier_build_kept_is_read_again_a_few_a_pass_and_nothing_is_said_twice()
    {
        await using var stage = new Stage(flavour);
        var ledger = Ledger.InMemory(stage.Sandbox.BaseUrl.AbsoluteUri);
        await stage.RestartAsync(ledger);
        var bugs = await DecidedAsync(stage, 30);
        var before = bugs.ToImmutableDictionary(b => b, stage.Picture);
        var register = Exports.Text(new DecisionRegister(ledger).All(RegisterSearch.All), "json");
        ledger.Execute("UPDATE bugs SET reading = 0");
        ledger.Execute("DELETE FROM grants");

        var looked = new List<int>();
        var lengths = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            var report = await stage.OnceAsync();
            Assert.That(report.Writes, Is.Zero);
            looked.AddRange(report.Bugs.Select(b => b.Bug));
            lengths.Add(new DecisionRegister(ledger).All(RegisterSearch.All).Count());
        }

        Assert.That(looked, Is.EquivalentTo(bugs), "each once");
        Assert.That(lengths, Is.All.EqualTo(30), "the register stays filled meanwhile");
        Assert.That(Exports.Text(new DecisionRegister(ledger).All(RegisterSearch.All), "json"), Is.EqualTo(register));
        Assert.That(new HistoryInLedger(ledger).GrantsTo(Stage.Login("requester"), 99), Is.EqualTo(30));
        Assert.That(bugs.ToImmutableDictionary(b => b, stage.Picture), Is.EqualTo(before));
    }

    [Test]
    public void What_several_earlier_builds_kept_is_read_again_in_the_bugs_order_and_no_more_of_it_at_once()
    {
        using var ledger = Ledger.InMemory(Decisions.Server);
        var cache = new BugCache(ledger);
        foreach (var bug in Enumerable.Range(1, 6))
        {
            cache.Put(new CachedBug(bug, Decisions.Begin, Decisions.Begin, null, false), new BugFacts(bug));
        }

        ledger.Execute("UPDATE bugs SET reading = id % 2");

        Assert.That(cache.ReadEarlier(4), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(cache.ReadEarlier(4), Is.EqualTo(new[] { 5, 6 }));
    }

    [Test]
    public async Task A_bug_that_is_left_alone_keeps_none_of_the_others_from_their_turn()
    {
        await using var stage = new Stage(flavour);
        var ledger = Ledger.InMemory(stage.Sandbox.BaseUrl.AbsoluteUri);
        await stage.RestartAsync(ledger);
        var bugs = await DecidedAsync(stage, 25);
        ledger.Execute("UPDATE bugs SET reading = 0");
        var outbox = new Outbox(ledger);
        foreach (var bug in bugs.Take(22))
        {
            outbox.Begin(bug, $"{bug}: unanswered", "", stage.Time.GetUtcNow(), stage.Time.GetUtcNow());
        }

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(ledger.Query<int>("SELECT id FROM bugs WHERE reading = 0 ORDER BY id"), Is.EqualTo(bugs.Take(22)));
    }

    private static async Task<ImmutableArray<int>> DecidedAsync(Stage stage, int count)
    {
        var bugs = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < count; i++)
        {
            var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
            bugs.Add(bug);
            stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        }

        for (var i = 0; i < 6; i++)
        {
            await stage.OnceAsync();
        }

        return bugs.ToImmutable();
    }
}
