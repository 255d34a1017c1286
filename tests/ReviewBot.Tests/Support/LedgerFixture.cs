using ReviewBot.Reviews.Register;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Support;

/// <summary>Where a ledger is kept.</summary>
public enum Kept
{
    /// <summary>In the process.</summary>
    InMemory,

    /// <summary>In a SQLite file.</summary>
    InFile,

    /// <summary>In PostgreSQL.</summary>
    InPostgreSql,
}

/// <summary>Tests of what holds wherever a ledger is kept: each runs for every kind.</summary>
[TestFixture(Kept.InMemory)]
[TestFixture(Kept.InFile)]
[TestFixture(Kept.InPostgreSql)]
public abstract class LedgerFixture(Kept kept)
{
    private readonly Stack<IDisposable> after = new();

    protected Kept Kept => kept;

    [OneTimeSetUp]
    public void LookForPostgreSql()
    {
        if (kept == Kept.InPostgreSql)
        {
            PostgreSql.Require();
        }
    }

    [TearDown]
    public void Close()
    {
        while (after.TryPop(out var made))
        {
            made.Dispose();
        }
    }

    /// <summary>A new, empty ledger, closed after the test.</summary>
    internal Ledger New(string server = Decisions.Server)
    {
        var ledger = kept == Kept.InMemory ? Ledger.InMemory(server) : Ledger.Open(NewDatabase(), server);
        after.Push(ledger);
        return ledger;
    }

    /// <summary>A new ledger with these decisions.</summary>
    internal Ledger In(params IEnumerable<RegisterEntry> entries)
    {
        var ledger = New();
        Decisions.Keep(ledger, entries);
        return ledger;
    }

    /// <summary>A place for a ledger that outlives the process.</summary>
    internal Database NewDatabase()
    {
        if (kept == Kept.InPostgreSql)
        {
            return PostgreSql.NewDatabase();
        }

        var folder = Directory.CreateTempSubdirectory("reviewbot-ledger-");
        after.Push(new Removed(folder));
        return new Database(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "ledger.db")}");
    }

    private sealed class Removed(DirectoryInfo folder) : IDisposable
    {
        public void Dispose() => folder.Delete(recursive: true);
    }
}
