using System.Data.Common;
using System.Globalization;
using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Storage;

/// <summary>
/// Whatever is SQLite's own: how to connect, prepare and copy, the scripts that make the tables, what its errors mean.
/// Another kind of database has a class like this one.
/// </summary>
internal static class SqliteProvider
{
    private const string Scripts = "Sqlite/";
    private static readonly Lock Making = new();
    private static SqliteConnection? made;
    private static int numbered;

    /// <summary>The version of the tables that this build knows: one for each script.</summary>
    public static int Version { get; } = typeof(SqliteProvider).Assembly.GetManifestResourceNames().Count(IsScript);

    /// <summary>The file that is connected to; null if it is forgotten with the process.</summary>
    public static string? FileOf(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        return builder.DataSource is ":memory:" or "" || builder.Mode == SqliteOpenMode.Memory ? null : builder.DataSource;
    }

    /// <summary>Whether what is in there ends with the process.</summary>
    public static bool IsForgetful(DbConnection connection) => FileOf(connection.ConnectionString) is null;

    /// <summary>A connection that is not open yet.</summary>
    public static DbConnection Connect(string connectionString, bool create = true)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (!create)
        {
            builder.Mode = SqliteOpenMode.ReadWrite;
        }

        return new SqliteConnection(builder.ConnectionString);
    }

    /// <summary>A new database that is forgotten with the process.</summary>
    public static DbConnection InMemory()
    {
        // By its name further connections of the process reach the same database.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = string.Create(CultureInfo.InvariantCulture, $"ledger{Interlocked.Increment(ref numbered)}"),
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        lock (Making)
        {
            if (made is null)
            {
                made = new SqliteConnection("Data Source=:memory:");
                made.Open();
                Migrate(made);
            }

            made.BackupDatabase(connection);
        }

        return connection;
    }

    /// <summary>An open connection to a copy of a database, which nobody else sees and which ends with the connection. What is there is only read, also while it is written.</summary>
    public static DbConnection CopyOf(string connectionString)
    {
        using var kept = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString);

        // Without a name it lies in a file that has none either: a ledger of many years needs no more memory than a young one.
        var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = "", Pooling = false }.ConnectionString);
        try
        {
            kept.Open();
            copy.Open();
            kept.BackupDatabase(copy);
            return copy;
        }
        catch (SqliteException e)
        {
            copy.Dispose();
            throw LedgerException.From(kept.DataSource, e);
        }
    }

    /// <summary>A further, open connection to the same database, which can't write.</summary>
    public static DbConnection Beside(DbConnection connection)
    {
        var other = new SqliteConnection(connection.ConnectionString);
        other.Open();
        other.Execute("PRAGMA query_only = ON");
        return other;
    }

    /// <summary>Opens a connection for writing and brings the tables up to date.</summary>
    public static void Prepare(DbConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            connection.Open();
        }

        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA busy_timeout = 5000");

        // What is forgotten may be of a bug that nobody may see any more: its bytes go, too.
        connection.Execute("PRAGMA secure_delete = ON");
        Migrate(connection);
    }

    /// <summary>The version of the tables; 0 where there are none.</summary>
    public static int VersionOf(DbConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");

    /// <summary>Brings the tables up to date; all of it or nothing.</summary>
    /// <exception cref="LedgerException">A later build made them.</exception>
    public static void Migrate(DbConnection connection)
    {
        var version = VersionOf(connection);
        if (version > Version)
        {
            throw new LedgerException($"Storage:ConnectionString: the database {connection.DataSource} was written by a newer ReviewBot (schema {version}, this one knows {Version}). Run that one, or name another file.");
        }

        if (version == Version)
        {
            return;
        }

        var result = DeployChanges.To.SqliteDatabase(new SharedConnection(connection))
            .WithScriptsEmbeddedInAssembly(typeof(SqliteProvider).Assembly, IsScript)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw result.Error is DbException e
                ? LedgerException.From(connection.DataSource, e)
                : new LedgerException($"Storage:ConnectionString: the database {connection.DataSource} can't be brought up to date.", result.Error);
        }
    }

    /// <summary>Makes a table in a file that others may be opening in the same moment.</summary>
    public static int MakeAtOnce(DbConnection connection, string table) => connection.Execute($"BEGIN IMMEDIATE; {table}; COMMIT");

    /// <summary>Whether a statement failed because there is no such table.</summary>
    public static bool IsNoTable(DbException e) => e is SqliteException { SqliteErrorCode: 1 };

    /// <summary>Copies the database into a new file, also while it is written.</summary>
    public static int BackUp(DbConnection connection, string file)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        try
        {
            target.Open();
            ((SqliteConnection)connection).BackupDatabase(target);
            return 0;
        }
        catch (SqliteException e)
        {
            throw LedgerException.From(file, e);
        }
    }

    /// <summary>What an error means to an admin.</summary>
    public static string Problem(DbException e) => (e as SqliteException)?.SqliteErrorCode switch
    {
        8 => "is read-only: give the service's user the right to write it",
        10 => "can't be read or written (input/output error): look at the disk",
        11 or 26 => "is damaged or no SQLite database: move it away; the next start begins a new one, and nothing is said twice",
        13 => "is on a full disk: make room; nothing is lost",
        14 => "can't be opened: does its folder exist, and may the service's user write there?",
        5 or 6 => "is locked by another program",
        var code => $"can't be used (SQLite error {code})",
    };

    private static bool IsScript(string resource) => resource.StartsWith(Scripts, StringComparison.Ordinal);
}
