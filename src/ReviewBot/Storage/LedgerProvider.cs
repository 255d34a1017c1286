using System.Data.Common;
using DbUp.Builder;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Storage;

/// <summary>Whatever is one kind of database's own: how to connect, prepare and copy, the scripts that make the tables, what its errors mean.</summary>
internal abstract class LedgerProvider
{
    private readonly string scripts;

    /// <param name="scripts">The folder of its scripts.</param>
    protected LedgerProvider(string scripts)
    {
        this.scripts = scripts + "/";
        Version = typeof(LedgerProvider).Assembly.GetManifestResourceNames().Count(IsScript);
    }

    /// <summary>The version of the tables that this build knows: one for each script.</summary>
    public int Version { get; }

    /// <summary>How it finds decisions by words.</summary>
    public abstract RegisterWords Words { get; }

    /// <summary>Whether several processes may have the ledger open to write it: then a lease says whose turn it is.</summary>
    public abstract bool IsShared { get; }

    /// <summary>The one for a kind of database.</summary>
    public static LedgerProvider Of(StorageProvider kind) => kind switch
    {
        StorageProvider.Sqlite => SqliteProvider.Instance,
        StorageProvider.PostgreSql => PostgreSqlProvider.Instance,
    };

    /// <summary>A statement as this kind of database wants it.</summary>
    public abstract string Statement(string sql);

    /// <summary>A connection that is not open yet.</summary>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>A further, open connection to the same database, which can't write.</summary>
    public abstract DbConnection Beside(string connectionString);

    /// <summary>Keeps other processes off where the database itself doesn't; null if nothing has to be kept off.</summary>
    /// <exception cref="LedgerException">Another process has it.</exception>
    public abstract IDisposable? TakeAlone(Database database);

    /// <summary>Whether another process keeps others off now.</summary>
    public abstract bool IsTaken(Database database);

    /// <summary>Whether there is a database to look at.</summary>
    public abstract bool Exists(Database database);

    /// <summary>When the file changed that the database is; while it hasn't, whoever is connected to it stays so. Null where it is no file.</summary>
    public virtual DateTime? ChangedAt(Database database) => null;

    /// <summary>Opens a connection for writing and brings the tables up to date.</summary>
    public abstract void Prepare(DbConnection connection, Database database);

    /// <summary>The version of the tables; 0 where there are none.</summary>
    public abstract int VersionOf(DbConnection connection);

    /// <summary>How many bytes the database takes.</summary>
    public abstract long SizeOf(DbConnection connection);

    /// <summary>Makes a table in a database that others may be opening in the same moment.</summary>
    public abstract int MakeAtOnce(DbConnection connection, string table);

    /// <summary>Whether a statement failed because there is no such table.</summary>
    public abstract bool IsNoTable(DbException e);

    /// <summary>Copies a ledger into a new SQLite file, also while it is written.</summary>
    public abstract void BackUp(Ledger ledger, string file);

    /// <summary>The columns that can be written of a table, with their types.</summary>
    public abstract IReadOnlyDictionary<string, string> Columns(Ledger ledger, string table);

    /// <summary>Called after a ledger was filled with another's rows.</summary>
    public abstract void Filled(Ledger ledger);

    /// <summary>Brings the tables up to date; all of it or nothing.</summary>
    /// <exception cref="LedgerException">A later build made them.</exception>
    public void Migrate(DbConnection connection, Database database)
    {
        var version = VersionOf(connection);
        if (version > Version)
        {
            throw new LedgerException($"Storage:ConnectionString: the database {database.Name} was written by a newer ReviewBot (schema {version}, this one knows {Version}). Run that one, or name another database.");
        }

        if (version == Version)
        {
            return;
        }

        var result = Upgrade(connection, database)
            .WithScriptsEmbeddedInAssembly(typeof(LedgerProvider).Assembly, IsScript)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw result.Error is DbException e
                ? LedgerException.From(database.Name, e)
                : new LedgerException($"Storage:ConnectionString: the database {database.Name} can't be brought up to date.", result.Error);
        }
    }

    /// <summary>What runs the scripts.</summary>
    protected abstract UpgradeEngineBuilder Upgrade(DbConnection connection, Database database);

    private bool IsScript(string resource) => resource.StartsWith(scripts, StringComparison.Ordinal);
}
