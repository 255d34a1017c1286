using Microsoft.Data.Sqlite;
using ReviewBot.Bugzilla;

namespace ReviewBot.Storage;

/// <summary>
/// What the server has forbidden us, in the ledger's file: obeyed by every process and after every restart, in dry runs
/// too, which keep nothing else. Opens the file anew each time, so that no process keeps another from writing it.
/// </summary>
internal sealed class StoredBlocks : BlockStore
{
    private const string Table = "CREATE TABLE IF NOT EXISTS blocks (name TEXT PRIMARY KEY, value TEXT NOT NULL)";

    private readonly string connection;
    private readonly string file;

    private StoredBlocks(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        connection = builder.ConnectionString;
        file = builder.DataSource;
    }

    /// <summary>The blocks in a file. It is made at once: who can't remember a block must not ask.</summary>
    /// <exception cref="LedgerException">The file can't be made or written.</exception>
    public static StoredBlocks In(string connectionString)
    {
        var blocks = new StoredBlocks(connectionString);
        blocks.Use(db =>
        {
            using var begin = db.CreateCommand();
            begin.CommandText = $"BEGIN IMMEDIATE; {Table}; COMMIT";
            return begin.ExecuteNonQuery();
        });
        return blocks;
    }

    /// <inheritdoc/>
    public override ValueTask<BlockState> ReadAsync(CancellationToken cancellationToken)
    {
        return ValueTask.FromResult(Use(db =>
        {
            using var command = db.CreateCommand();
            command.CommandText = "SELECT max(iif(name = 'until', value, NULL)), max(iif(name = 'refused-key', value, NULL)) FROM blocks";
            using var row = command.ExecuteReader();
            row.Read();
            return new BlockState(row.IsDBNull(0) ? null : Ledger.Time(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1));
        }));
    }

    /// <inheritdoc/>
    public override ValueTask BlockUntilAsync(DateTimeOffset until)
    {
        Use(db => Get(db, "until") is { } stored && Ledger.Time(stored) >= until ? 0 : Set(db, "until", Ledger.Text(until)));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask RefuseKeyAsync(string digest)
    {
        Use(db => Set(db, "refused-key", digest));
        return ValueTask.CompletedTask;
    }

    private T Use<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var db = new SqliteConnection(connection);
            db.Open();
            try
            {
                return work(db);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == 1)
            {
                // The file is another one than the one we began with.
                using var create = db.CreateCommand();
                create.CommandText = Table;
                create.ExecuteNonQuery();
                return work(db);
            }
        }
        catch (SqliteException e)
        {
            throw LedgerException.From(file, e);
        }
    }

    private static string? Get(SqliteConnection db, string name)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT value FROM blocks WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    private static int Set(SqliteConnection db, string name, string value)
    {
        using var command = db.CreateCommand();
        command.CommandText = "INSERT INTO blocks (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$value", value);
        return command.ExecuteNonQuery();
    }
}
