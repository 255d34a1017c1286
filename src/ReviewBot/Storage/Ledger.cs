// What was done, and why: the outbox, the facts of each bug (a cache of its history), refusals, notices, the cursor.
// Everything in here can be deleted: what was said and set is found again in the bugs themselves.
using System.Data.Common;
using System.Globalization;
using Dapper;

namespace ReviewBot.Storage;

/// <summary>The ledger. One process at a time writes it; others may read.</summary>
/// <remarks>
/// Not thread-safe: a pass uses it from one flow of control. Statements are such as SQLite and PostgreSQL both understand:
/// <c>@name</c> for values, and flags as values too, never as literals. What only one of them understands has its place in that one's provider.
/// </remarks>
internal sealed class Ledger : IDisposable
{
    /// <summary>Most values that a statement is given as a list.</summary>
    public const int Most = 500;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly DbConnection connection;
    private readonly InstanceLock? instance;
    private DbTransaction? transaction;

    static Ledger() => StoredTypes.Register();

    private Ledger(DbConnection connection, InstanceLock? instance)
    {
        this.connection = connection;
        this.instance = instance;
        IsForgetful = SqliteProvider.IsForgetful(connection);
    }

    /// <summary>What it is kept in.</summary>
    public DbConnection Connection => connection;

    /// <summary>Whether it is forgotten with the process.</summary>
    public bool IsForgetful { get; }

    /// <summary>A ledger that is forgotten with the process: for dry runs and the embedded sandbox.</summary>
    public static Ledger InMemory(string server) => Prepare(SqliteProvider.InMemory(), null, server);

    /// <summary>Opens (and creates, and migrates) the ledger in a file, for this process alone.</summary>
    /// <exception cref="LedgerException">Another process has it, it belongs to another server, or the file can't be used.</exception>
    public static Ledger Open(string connectionString, string server)
    {
        if (SqliteProvider.FileOf(connectionString) is not { } file)
        {
            return Prepare(SqliteProvider.Connect(connectionString), null, server);
        }

        var taken = InstanceLock.Take(file);
        try
        {
            return Prepare(SqliteProvider.Connect(connectionString), taken, server);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Opens the ledger in a file to add to it, for this process alone or beside the one that has it: no more than a batch at a time, and nothing that the other decides by without reading it.</summary>
    /// <exception cref="LedgerException">Another build has it, it belongs to another server, or the file can't be used.</exception>
    public static Ledger OpenToAdd(string connectionString, string server)
    {
        if (SqliteProvider.FileOf(connectionString) is not { } file || !InstanceLock.IsTaken(file))
        {
            return Open(connectionString, server);
        }

        var connection = SqliteProvider.Connect(connectionString, create: false);
        if (Guard(connection, () => SqliteProvider.VersionOf(connection)) != SqliteProvider.Version)
        {
            connection.Dispose();
            throw new LedgerException($"Storage:ConnectionString: a ReviewBot of another build uses the database {file}. Stop it first, or start it with this build.");
        }

        return Prepare(connection, null, server);
    }

    /// <summary>
    /// Opens the ledger to look at it, also while the service runs; null if there is none yet. What an earlier build wrote is brought up to date first.
    /// </summary>
    /// <exception cref="LedgerException">An earlier build has it in use, a later one wrote it, or the file can't be used.</exception>
    public static Ledger? OpenToRead(string connectionString)
    {
        if (SqliteProvider.FileOf(connectionString) is { } file && !File.Exists(file))
        {
            return null;
        }

        var connection = SqliteProvider.Connect(connectionString, create: false);
        return Guard(connection, () =>
        {
            connection.Open();
            var ledger = new Ledger(connection, null);
            var version = SqliteProvider.VersionOf(connection);
            if (version == 0)
            {
                // Only what the server has forbidden is in there: nothing was ever done.
                ledger.Dispose();
                return null;
            }

            if (version != SqliteProvider.Version)
            {
                using var taken = InstanceLock.Take(connection.DataSource);
                SqliteProvider.Migrate(connection);
            }

            return ledger;
        });
    }

    /// <summary>
    /// A copy of the ledger, for who wants to know what would be done with it, also while the service runs; an empty one if there is none yet.
    /// What is done to the copy ends with it.
    /// </summary>
    /// <exception cref="LedgerException">A later build wrote it, it belongs to another server, or the file can't be used.</exception>
    public static Ledger CopyOf(string connectionString, string server) =>
        SqliteProvider.FileOf(connectionString) is { } file && File.Exists(file) ? Prepare(SqliteProvider.CopyOf(connectionString), null, server) : InMemory(server);

    /// <summary>The same ledger by a connection of its own, to look at it while this one is in use.</summary>
    public Ledger Beside() => Guard(connection, () => new Ledger(SqliteProvider.Beside(connection), null));

    /// <summary>Copies the ledger into a new file, also while the service writes it.</summary>
    public void BackUpTo(string file) => Guard(connection, () => SqliteProvider.BackUp(connection, file));

    /// <summary>A named value, or null.</summary>
    public string? Get(string name) => Scalar<string>("SELECT value FROM meta WHERE name = @name", new { name });

    /// <summary>Sets a named value.</summary>
    public void Set(string name, string value) =>
        Execute("INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value", new { name, value });

    /// <summary>Runs a statement, once for each item where <paramref name="values"/> is a list; returns how many rows it changed.</summary>
    public int Execute(string sql, object? values = null) => Guard(connection, () => connection.Execute(sql, values, transaction));

    /// <summary>The first value of the first row, or null.</summary>
    public T? Scalar<T>(string sql, object? values = null) => Guard(connection, () => connection.ExecuteScalar<T>(sql, values, transaction));

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, object? values = null) => Guard(connection, () => connection.Query<T>(sql, values, transaction).AsList());

    /// <summary>The rows one after the other, however many there are; nothing else may be asked before the last one.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? values = null)
    {
        using var rows = Guard(connection, () => connection.Query<T>(sql, values, transaction, buffered: false).GetEnumerator());
        while (Guard(connection, rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    /// <summary>Does several statements as one; within another transaction, as part of that.</summary>
    public void InTransaction(Action work)
    {
        if (transaction is not null)
        {
            work();
            return;
        }

        Guard(connection, () =>
        {
            using var begun = connection.BeginTransaction();
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
    }

    /// <summary>A time as it is stored: UTC, sorts as text.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>A stored time.</summary>
    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        instance?.Dispose();
    }

    private static Ledger Prepare(DbConnection connection, InstanceLock? instance, string server)
    {
        try
        {
            return Guard(connection, () =>
            {
                SqliteProvider.Prepare(connection);
                var ledger = new Ledger(connection, instance);
                if (ledger.Get("server") is { } bound && !string.Equals(bound, server, StringComparison.Ordinal))
                {
                    throw new LedgerException($"Storage:ConnectionString: the database {connection.DataSource} belongs to {bound}, but Bugzilla:BaseUrl is {server}. Name another file, or set the address back.");
                }

                ledger.Set("server", server);
                return ledger;
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Guard<T>(DbConnection connection, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException e)
        {
            throw LedgerException.From(connection.DataSource, e);
        }
    }
}
