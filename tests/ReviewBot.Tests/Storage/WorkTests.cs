using Microsoft.Data.Sqlite;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;
using SQLitePCL;

namespace ReviewBot.Tests.Storage;

/// <summary>A pass costs what changed, and not what was ever decided: counted in the steps that SQLite takes.</summary>
public sealed class WorkTests
{
    [Test]
    public async Task An_unchanged_poll_works_as_much_for_thousands_of_decided_bugs_as_for_none()
    {
        var (none, many) = (await StepsAsync(0, _ => { }), await StepsAsync(3000, _ => { }));

        Assert.That(none, Is.GreaterThan(100), "the steps are counted");
        Assert.That(many, Is.LessThanOrEqualTo(none * 1.1));
    }

    [Test]
    public async Task A_poll_that_finds_a_new_request_does_too()
    {
        static void Ask(Stage stage) => stage.Request(Forms.Complete);
        var (none, many) = (await StepsAsync(0, Ask), await StepsAsync(3000, Ask));

        Assert.That(many, Is.LessThanOrEqualTo(none * 1.2));
    }

    [Test]
    public void What_the_command_line_asks_is_bounded_too()
    {
        static long Preview(int bugs)
        {
            using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
            string[] stewards = ["ann@example.org", "bob@example.org"];
            LongHistory.Fill(ledger, bugs, stewards);
            var roster = new Roster([.. stewards.Select(s => new Steward { Login = s })]);
            return Steps(ledger, () => Recollection.Rotation(new HistoryInLedger(ledger), [], roster, new DateTimeOffset(2026, 11, 17, 10, 0, 0, TimeSpan.Zero)));
        }

        Assert.That(Preview(3000), Is.LessThanOrEqualTo(Preview(30) * 1.2));
    }

    private static async Task<long> StepsAsync(int decided, Action<Stage> happens)
    {
        await using var stage = new Stage(SandboxFlavour.Upstream);
        var ledger = Ledger.InMemory(stage.Sandbox.BaseUrl.AbsoluteUri);
        LongHistory.Fill(ledger, decided, [Stage.Login("steward1"), Stage.Login("steward2"), Stage.Login("steward3")]);
        await stage.RestartAsync(ledger);
        stage.Request(Forms.Complete);
        for (var i = 0; i < 4; i++)
        {
            await stage.OnceAsync();
        }

        happens(stage);
        long steps = 0;
        Count(ledger, () => steps++);
        await stage.OnceAsync();
        Count(ledger, null);
        return steps;
    }

    private static long Steps(Ledger ledger, Action work)
    {
        long steps = 0;
        Count(ledger, () => steps++);
        work();
        Count(ledger, null);
        return steps;
    }

    private static void Count(Ledger ledger, Action? step) => raw.sqlite3_progress_handler(
        ((SqliteConnection)ledger.Connection).Handle, 1, step is null ? null : _ => { step(); return 0; }, null);
}
