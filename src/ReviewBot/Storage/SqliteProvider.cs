using System.Data.Common;
using System.Globalization;
using DbUp;
using DbUp.Builder;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Storage;

/// <summary>SQLite: a file, or memory that ends with the process.</summary>
internal sealed class SqliteProvider : LedgerProvider
{
    private static readonly Lock Making = new();
    private static SqliteConnection? made;
    private static int numbered;

    private SqliteProvider()
        : base("Sqlite")
    {
    }

    /// <summary>The only one.</summary>
    public static SqliteProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override RegisterWords Words { get; } = new SqliteWords();

    /// <inheritdoc/>
    public override bool IsShared => false;

    /// <summary>The file that is connected to; null if it is forgotten with the process.</summary>
    public static string? FileOf(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        return builder.DataSource is ":memory:" || builder.Mode == SqliteOpenMode.Memory ? null : builder.DataSource;
    }

    /// <inheritdoc/>
    public override string Statement(string sql) => sql;

    /// <inheritdoc/>
    public override DbConnection Connect(string connectionString) => new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);

    /// <summary>A new database that is forgotten with the process.</summary>
    public static (Database Database, DbConnection Connection) InMemory()
    {
        // By its name further connections of the process reach the same database.
        var database = new Database(StorageProvider.Sqlite, new SqliteConnectionStringBuilder
        {
            DataSource = string.Create(CultureInfo.InvariantCulture, $"ledger{Interlocked.Increment(ref numbered)}"),
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
            Pooling = false,
        }.ConnectionString);
        var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        lock (Making)
        {
            if (made is null)
            {
                made = new SqliteConnection("Data Source=:memory:");
                made.Open();
                Instance.Migrate(made, database);
            }

            made.BackupDatabase(connection);
        }

        return (database, connection);
    }

    /// <inheritdoc/>
    public override DbConnection Beside(string connectionString)
    {
        var other = Connect(connectionString);
        other.Open();
        other.Execute("PRAGMA query_only = ON");
        return other;
    }

    /// <inheritdoc/>
    public override IDisposable? TakeAlone(Database database) => FileOf(database.ConnectionString) is { } file ? InstanceLock.Take(file) : null;

    /// <inheritdoc/>
    public override bool IsTaken(Database database) => FileOf(database.ConnectionString) is { } file && InstanceLock.IsTaken(file);

    /// <inheritdoc/>
    public override bool Exists(Database database) => FileOf(database.ConnectionString) is not { } file || File.Exists(file);

    /// <inheritdoc/>
    public override DateTime? ChangedAt(Database database) => FileOf(database.ConnectionString) is { } file ? File.GetLastWriteTimeUtc(file) : null;

    /// <inheritdoc/>
    public override void Prepare(DbConnection connection, Database database)
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
        Migrate(connection, database);
    }

    /// <inheritdoc/>
    public override int VersionOf(DbConnection connection) => connection.Scalar<int>("PRAGMA user_version");

    /// <inheritdoc/>
    public override long SizeOf(DbConnection connection) => connection.Scalar<long>("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");

    /// <inheritdoc/>
    public override int MakeAtOnce(DbConnection connection, string table) => connection.Execute($"BEGIN IMMEDIATE; {table}; COMMIT");

    /// <inheritdoc/>
    public override bool IsNoTable(DbException e) => e is SqliteException { SqliteErrorCode: 1 };

    /// <inheritdoc/>
    public override void BackUp(Ledger ledger, string file)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        try
        {
            target.Open();
            ((SqliteConnection)ledger.Connection).BackupDatabase(target);
        }
        catch (SqliteException e)
        {
            throw LedgerException.From(file, e);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Columns(Ledger ledger, string table) => ledger
        .Query<(string Name, string Type)>("SELECT name, type FROM pragma_table_info(@table)", new { table }).ToDictionary(c => c.Name, c => c.Type);

    /// <inheritdoc/>
    public override void Filled(Ledger ledger)
    {
        // Numbers go on behind the greatest by themselves.
    }

    /// <summary>What an error means to an admin.</summary>
    public static string Problem(SqliteException e) => e.SqliteErrorCode switch
    {
        8 => "is read-only: give the service's user the right to write it",
        10 => "can't be read or written (input/output error): look at the disk",
        11 or 26 => "is damaged or no SQLite database: move it away; the next start begins a new one, and nothing is said twice",
        13 => "is on a full disk: make room; nothing is lost",
        14 => "can't be opened: does its folder exist, and may the service's user write there?",
        5 or 6 => "is locked by another program",
        var code => $"can't be used (SQLite error {code})",
    };

    /// <inheritdoc/>
    protected override UpgradeEngineBuilder Upgrade(DbConnection connection, Database database) => DeployChanges.To.SqliteDatabase(new SharedConnection(connection));
}
