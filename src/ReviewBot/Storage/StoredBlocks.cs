using System.Data.Common;
using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>
/// What the server has forbidden us, in the ledger's database: obeyed by every process and after every restart, in dry runs
/// too, which keep nothing else. It is read before each request, so what reads a file stays connected; it holds nothing between
/// two looks that could keep another process from writing.
/// </summary>
internal sealed class StoredBlocks : BlockStore, IDisposable
{
    private const string Until = "until";
    private const string RefusedKey = "refused-key";
    private const string Table = "CREATE TABLE IF NOT EXISTS blocks (name TEXT PRIMARY KEY, value TEXT NOT NULL)";

    private readonly Database database;
    private readonly LedgerProvider provider;
    private readonly Lock reading = new();
    private (DbConnection Connection, DateTime Changed)? kept;

    private StoredBlocks(Database database) => (this.database, provider) = (database, LedgerProvider.Of(database.Provider));

    /// <summary>The blocks in a database. It is made at once: who can't remember a block must not ask.</summary>
    /// <exception cref="LedgerException">It can't be made or written.</exception>
    public static StoredBlocks In(Database database)
    {
        var blocks = new StoredBlocks(database);
        blocks.Use(db => blocks.provider.MakeAtOnce(db, Table));
        return blocks;
    }

    /// <inheritdoc/>
    public override ValueTask<BlockState> ReadAsync(CancellationToken cancellationToken)
    {
        lock (reading)
        {
            return ValueTask.FromResult(provider.ChangedAt(database) is { } changed ? StateIn(changed) : Use(State));
        }
    }

    /// <inheritdoc/>
    public override ValueTask BlockUntilAsync(DateTimeOffset until)
    {
        // Whoever was told of the longer one, or of the first, wins.
        Use(db => Set(db, Until, Ledger.Text(until), " WHERE blocks.value < @value"));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask RefuseKeyAsync(string digest)
    {
        Use(db => Set(db, RefusedKey, digest));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        kept?.Connection.Dispose();
        kept = null;
    }

    private BlockState StateIn(DateTime changed)
    {
        try
        {
            if (kept?.Changed != changed)
            {
                Dispose();
                kept = (provider.Connect(database.ConnectionString), changed);
                kept.Value.Connection.Open();
            }

            return State(kept!.Value.Connection);
        }
        catch (DbException)
        {
            Dispose();
            return Use(State);
        }
    }

    private static BlockState State(DbConnection db)
    {
        var stored = db.Query<(string Name, string Value)>("SELECT name, value FROM blocks").ToDictionary(b => b.Name, b => b.Value);
        return new BlockState(stored.TryGetValue(Until, out var until) ? Ledger.Time(until) : null, stored.GetValueOrDefault(RefusedKey));
    }

    private T Use<T>(Func<DbConnection, T> work)
    {
        using var db = provider.Connect(database.ConnectionString);
        try
        {
            db.Open();
            try
            {
                return work(db);
            }
            catch (DbException e) when (provider.IsNoTable(e))
            {
                // The database is another one than the one we began with.
                db.Execute(Table);
                return work(db);
            }
        }
        catch (DbException e)
        {
            throw LedgerException.From(database.Name, e);
        }
    }

    private static int Set(DbConnection db, string name, string value, string where = "") =>
        db.Execute($"INSERT INTO blocks (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value{where}", new { name, value });
}
