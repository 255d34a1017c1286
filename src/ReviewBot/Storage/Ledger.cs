// What was done, and why: the outbox, the facts of each bug (a cache of its history), refusals, notices, the cursor.
// Everything in here can be deleted: what was said and set is found again in the bugs themselves.
using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Storage;

/// <summary>The ledger in SQLite. One process at a time writes it; others may read.</summary>
/// <remarks>Not thread-safe: a pass uses it from one flow of control.</remarks>
internal sealed class Ledger : IDisposable
{
    private const int SchemaVersion = 2;

    private readonly SqliteConnection connection;
    private readonly InstanceLock? instance;

    private Ledger(SqliteConnection connection, InstanceLock? instance)
    {
        this.connection = connection;
        this.instance = instance;
        IsForgetful = connection.DataSource is ":memory:";
    }

    /// <summary>Whether it is forgotten with the process.</summary>
    public bool IsForgetful { get; }

    /// <summary>A ledger that is forgotten with the process: for dry runs and the embedded sandbox.</summary>
    public static Ledger InMemory(string server) => Prepare(new SqliteConnection("Data Source=:memory:"), null, server);

    /// <summary>Opens (and creates, and migrates) the ledger in a file, for this process alone.</summary>
    /// <exception cref="LedgerException">Another process has it, it belongs to another server, or the file can't be used.</exception>
    public static Ledger Open(string connectionString, string server)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (builder.DataSource is ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            return Prepare(new SqliteConnection(builder.ConnectionString), null, server);
        }

        var taken = InstanceLock.Take(builder.DataSource);
        try
        {
            return Prepare(new SqliteConnection(builder.ConnectionString), taken, server);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Opens the ledger to look at it, also while the service runs; null if there is none yet.</summary>
    public static Ledger? OpenToRead(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite };
        if (!File.Exists(builder.DataSource))
        {
            return null;
        }

        var connection = new SqliteConnection(builder.ConnectionString);
        return Guard(builder.DataSource, () =>
        {
            connection.Open();
            var ledger = new Ledger(connection, null);
            if (ledger.Version > 0)
            {
                return ledger;
            }

            // Only what the server has forbidden is in there: nothing was ever done.
            ledger.Dispose();
            return null;
        });
    }

    /// <summary>Copies the ledger into a new file, also while the service writes it.</summary>
    public void BackUpTo(string file)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        Guard(file, () =>
        {
            target.Open();
            connection.BackupDatabase(target);
            return 0;
        });
    }

    /// <summary>A named value, or null.</summary>
    public string? Get(string name) => Scalar("SELECT value FROM meta WHERE name = $name", ("$name", name)) as string;

    /// <summary>Sets a named value.</summary>
    public void Set(string name, string value) =>
        Execute("INSERT INTO meta (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value", ("$name", name), ("$value", value));

    /// <summary>Runs a statement; parameters are (name, value) with the <c>$</c>.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return Guard(connection.DataSource, command.ExecuteNonQuery);
    }

    /// <summary>The first value of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return Guard(connection.DataSource, command.ExecuteScalar) is { } value and not DBNull ? value : null;
    }

    /// <summary>All rows, each through <paramref name="read"/>.</summary>
    public List<T> Query<T>(string sql, Func<IDataRecord, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return Guard(connection.DataSource, () =>
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        });
    }

    /// <summary>Does several statements as one.</summary>
    public void InTransaction(Action work)
    {
        Guard(connection.DataSource, () =>
        {
            using var transaction = connection.BeginTransaction();
            work();
            transaction.Commit();
            return 0;
        });
    }

    /// <summary>A time as it is stored: UTC, sorts as text.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A stored time.</summary>
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        instance?.Dispose();
    }

    private static Ledger Prepare(SqliteConnection connection, InstanceLock? instance, string server) => Guard(connection.DataSource, () =>
    {
        var ledger = new Ledger(connection, instance);
        connection.Open();
        ledger.Execute("PRAGMA journal_mode = WAL");
        ledger.Execute("PRAGMA synchronous = FULL");
        ledger.Execute("PRAGMA busy_timeout = 5000");
        ledger.Migrate();
        if (ledger.Get("server") is { } bound && !string.Equals(bound, server, StringComparison.Ordinal))
        {
            throw new LedgerException($"Storage:ConnectionString: the database {connection.DataSource} belongs to {bound}, but Bugzilla:BaseUrl is {server}. Name another file, or set the address back.");
        }

        ledger.Set("server", server);
        return ledger;
    });

    private int Version => Convert.ToInt32(Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);

    private void Migrate()
    {
        var version = Version;
        if (version > SchemaVersion)
        {
            throw new LedgerException($"Storage:ConnectionString: the database {connection.DataSource} was written by a newer ReviewBot (schema {version}, this one knows {SchemaVersion}). Run that one, or name another file.");
        }

        if (version < 1)
        {
            Execute(Schema.Version1);
        }

        if (version < 2)
        {
            Execute(Schema.Version2);
            Execute($"PRAGMA user_version = {SchemaVersion}");
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this assembly; values go in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static T Guard<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw LedgerException.From(file, e);
        }
    }
}

/// <summary>The ledger can't be used; the message names the setting and says what to do.</summary>
internal sealed class LedgerException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What SQLite's error means to an admin.</summary>
    public static LedgerException From(string file, SqliteException e)
    {
        var problem = e.SqliteErrorCode switch
        {
            8 => "is read-only: give the service's user the right to write it",
            10 => "can't be read or written (input/output error): look at the disk",
            11 or 26 => "is damaged or no SQLite database: move it away; the next start begins a new one, and nothing is said twice",
            13 => "is on a full disk: make room; nothing is lost",
            14 => "can't be opened: does its folder exist, and may the service's user write there?",
            5 or 6 => "is locked by another program",
            _ => $"can't be used (SQLite error {e.SqliteErrorCode})",
        };
        return new LedgerException($"Storage:ConnectionString: the database {file} {problem}.", e);
    }
}
