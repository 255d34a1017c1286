// What was done, and why: the outbox, the facts of each bug (a cache of its history), refusals, notices, the cursor.
// Everything in here can be deleted: what was said and set is found again in the bugs themselves.
using System.Data;
using System.Data.Common;
using System.Globalization;
using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>The ledger. One process at a time writes it; others may read.</summary>
/// <remarks>
/// Not thread-safe: a pass uses it from one flow of control. Statements are such as SQLite and PostgreSQL both understand:
/// <c>@name</c> for values, and flags as values too, never as literals. What only one of them understands has its place in that one's provider.
/// Where several instances share it, each write is part of a transaction that begins by asking whether the lease is still ours.
/// </remarks>
internal sealed class Ledger : IDisposable
{
    /// <summary>Most values that a statement is given as a list.</summary>
    public const int Most = 500;

    private const string BoundTo = "server";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly Database database;
    private readonly DbConnection connection;
    private readonly IDisposable? alone;
    private DbTransaction? transaction;

    private Ledger(Database database, DbConnection connection, IDisposable? alone)
    {
        this.database = database;
        this.connection = connection;
        this.alone = alone;
        Provider = LedgerProvider.Of(database.Provider);
    }

    /// <summary>What it is kept in.</summary>
    public DbConnection Connection => connection;

    /// <summary>Where the lease on it is; null where one process alone can have it.</summary>
    public Leases? Leases => Provider.IsShared ? new StoredLeases(database) : null;

    /// <summary>What kind of database that is.</summary>
    public LedgerProvider Provider { get; }

    /// <summary>Whether it is forgotten with the process.</summary>
    public bool IsForgetful => Provider == SqliteProvider.Instance && SqliteProvider.FileOf(database.ConnectionString) is null;

    /// <summary>How many bytes it takes.</summary>
    public long Size => Guard(() => Provider.SizeOf(connection));

    /// <summary>The server that it is about.</summary>
    public string Server => Get(BoundTo) ?? "";

    /// <summary>What has to hold for a write, asked in the write's own transaction; null where nobody else can write.</summary>
    public Action<Ledger>? Fence { get; set; }

    /// <summary>A ledger that is forgotten with the process: for dry runs and the embedded sandbox.</summary>
    public static Ledger InMemory(string server)
    {
        var (database, connection) = SqliteProvider.InMemory();
        return Prepare(database, connection, null, server);
    }

    /// <summary>Opens (and creates, and migrates) the ledger in a database, to write it.</summary>
    /// <exception cref="LedgerException">Another process has it, it belongs to another server, or the database can't be used.</exception>
    public static Ledger Open(Database database, string server)
    {
        var provider = LedgerProvider.Of(database.Provider);
        var alone = provider.TakeAlone(database);
        try
        {
            return Prepare(database, provider.Connect(database.ConnectionString), alone, server);
        }
        catch
        {
            alone?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the ledger to add to it, alone or beside the process that has it: a little at a time, and nothing that the other decides by without reading it.</summary>
    /// <exception cref="LedgerException">Another build has it, it belongs to another server, or the database can't be used.</exception>
    public static Ledger OpenToAdd(Database database, string server)
    {
        var provider = LedgerProvider.Of(database.Provider);
        if (!provider.IsTaken(database))
        {
            return Open(database, server);
        }

        using (var seen = new Ledger(database, provider.Connect(database.ConnectionString), null))
        {
            if (seen.Guard(seen.Version) != provider.Version)
            {
                throw new LedgerException($"Storage:ConnectionString: a ReviewBot of another build uses the database {database.Name}. Stop it first, or start it with this build.");
            }
        }

        return Prepare(database, provider.Connect(database.ConnectionString), null, server);
    }

    /// <summary>
    /// Opens the ledger to look at it, also while the service runs; null if there is none yet. What an earlier build wrote is brought up to date first.
    /// </summary>
    /// <exception cref="LedgerException">An earlier build has it in use, a later one wrote it, or the database can't be used.</exception>
    public static Ledger? OpenToRead(Database database)
    {
        var provider = LedgerProvider.Of(database.Provider);
        if (!provider.Exists(database))
        {
            return null;
        }

        var ledger = new Ledger(database, provider.Connect(database.ConnectionString), null);
        return ledger.Guard(() =>
        {
            var version = ledger.Version();
            if (version == 0)
            {
                // Only what the server has forbidden is in there: nothing was ever done.
                ledger.Dispose();
                return null;
            }

            if (version != provider.Version)
            {
                using var taken = provider.TakeAlone(database);
                provider.Migrate(ledger.connection, database);
            }

            return ledger;
        });
    }

    /// <summary>The same ledger by a connection of its own, to look at it while this one is in use.</summary>
    public Ledger Beside() => Guard(() => new Ledger(database, Provider.Beside(database.ConnectionString), null));

    /// <summary>Copies the ledger into a new SQLite file, also while the service writes it.</summary>
    public void BackUpTo(string file) => Guard(() =>
    {
        Provider.BackUp(this, file);
        return 0;
    });

    /// <summary>A named value, or null.</summary>
    public string? Get(string name) => Scalar<string>("SELECT value FROM meta WHERE name = @name", new { name });

    /// <summary>Sets a named value.</summary>
    public void Set(string name, string value) =>
        Execute("INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value", new { name, value });

    /// <summary>Runs a statement, once for each item where <paramref name="values"/> is a list; returns how many rows it changed.</summary>
    public int Execute(string sql, object? values = null)
    {
        var changed = 0;
        if (Fence is null)
        {
            return Guard(() => connection.Execute(Provider.Statement(sql), values, transaction));
        }

        InTransaction(() => changed = connection.Execute(Provider.Statement(sql), values, transaction));
        return changed;
    }

    /// <summary>The first value of the first row, or null.</summary>
    public T? Scalar<T>(string sql, object? values = null) => Guard(() => connection.Scalar<T>(Provider.Statement(sql), values, transaction));

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, object? values = null) => Guard(() => connection.Query<T>(Provider.Statement(sql), values, transaction).ToList());

    /// <summary>The rows one after the other, however many there are; nothing else may be asked before the last one.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? values = null)
    {
        using var rows = Guard(() => connection.Query<T>(Provider.Statement(sql), values, transaction).GetEnumerator());
        while (Guard(rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    /// <summary>The rows with their columns' names, one after the other.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Rows(string sql) => Stream<IReadOnlyDictionary<string, object?>>(sql);

    /// <summary>Does several statements as one; within another transaction, as part of that.</summary>
    public void InTransaction(Action work)
    {
        if (transaction is not null)
        {
            work();
            return;
        }

        In(IsolationLevel.Unspecified, () =>
        {
            Fence?.Invoke(this);
            work();
        });
    }

    /// <summary>Reads several things as they are in one moment.</summary>
    public void InSnapshot(Action work) => In(IsolationLevel.RepeatableRead, work);

    /// <summary>A time as it is stored: UTC, sorts as text.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>A stored time.</summary>
    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        alone?.Dispose();
    }

    private static Ledger Prepare(Database database, DbConnection connection, IDisposable? alone, string server)
    {
        var ledger = new Ledger(database, connection, alone);
        try
        {
            ledger.Guard(() =>
            {
                ledger.Provider.Prepare(connection, database);
                return 0;
            });
            if (ledger.Get(BoundTo) is { } bound && !string.Equals(bound, server, StringComparison.Ordinal))
            {
                throw new LedgerException($"Storage:ConnectionString: the database {database.Name} belongs to {bound}, but Bugzilla:BaseUrl is {server}. Name another database, or set the address back.");
            }

            ledger.Set(BoundTo, server);
            return ledger;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void In(IsolationLevel level, Action work) => Guard(() =>
    {
        using var begun = connection.BeginTransaction(level);
        transaction = begun;
        try
        {
            work();
            begun.Commit();
        }
        finally
        {
            transaction = null;
        }

        return 0;
    });

    private int Version()
    {
        OpenOnce();
        return Provider.VersionOf(connection);
    }

    private void OpenOnce()
    {
        if (connection.State != ConnectionState.Open)
        {
            connection.Open();
        }
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            // The database was started anew, or the network was cut.
            if (Provider.IsShared)
            {
                OpenOnce();
            }

            return work();
        }
        catch (DbException e)
        {
            throw LedgerException.From(database.Name, e);
        }
    }
}
