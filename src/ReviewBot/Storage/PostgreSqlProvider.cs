using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DbUp;
using DbUp.Builder;
using Npgsql;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Storage;

/// <summary>PostgreSQL, which several instances may share.</summary>
internal sealed partial class PostgreSqlProvider : LedgerProvider
{
    // Whoever makes tables holds this advisory lock meanwhile; the number is the first bytes of our name.
    private const long Making = 0x7265766965776274;

    // A process that was stopped in the middle of a transaction must not keep the others waiting.
    private const string Session = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=15s -c timezone=UTC";

    private PostgreSqlProvider()
        : base("PostgreSql")
    {
    }

    /// <summary>The only one.</summary>
    public static PostgreSqlProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override RegisterWords Words { get; } = new PostgreSqlWords();

    /// <inheritdoc/>
    public override bool IsShared => true;

    /// <summary>How we connect: not for longer than a pass can wait, with a session's own limits, and noticing when the other end is gone.</summary>
    public static string Ours(string connectionString, bool pooling = false)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.ApplicationName ??= "reviewbot";
        builder.Options = $"{builder.Options} {Session}".Trim();
        builder.Timeout = Math.Min(builder.Timeout, 10);
        builder.CommandTimeout = Math.Min(builder.CommandTimeout, 15);
        builder.TcpKeepAlive = true;
        builder.TcpKeepAliveTime = 5;
        builder.TcpKeepAliveInterval = 2;
        builder.Pooling = pooling;
        return builder.ConnectionString;
    }

    // A list of values goes to PostgreSQL as one array, and not value by value.
    /// <inheritdoc/>
    public override string Statement(string sql) => List().Replace(sql, "= ANY($1)");

    /// <inheritdoc/>
    public override DbConnection Connect(string connectionString) => new NpgsqlConnection(Ours(connectionString));

    /// <inheritdoc/>
    public override DbConnection Beside(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(Ours(connectionString));
        builder.Options += " -c default_transaction_read_only=on";
        var other = new NpgsqlConnection(builder.ConnectionString);
        other.Open();
        return other;
    }

    /// <inheritdoc/>
    public override IDisposable? TakeAlone(Database database) => null;

    /// <inheritdoc/>
    public override bool IsTaken(Database database) => false;

    /// <inheritdoc/>
    public override bool Exists(Database database) => true;

    /// <inheritdoc/>
    public override void Prepare(DbConnection connection, Database database)
    {
        if (connection.Scalar<string>("SHOW server_encoding") is not "UTF8")
        {
            throw new LedgerException($"Storage:ConnectionString: the database {database.Name} can't hold every text: make one with ENCODING 'UTF8'.");
        }

        connection.Execute("SELECT pg_advisory_lock(@Making)", new { Making });
        Migrate(connection, database);
        connection.Execute("SELECT pg_advisory_unlock(@Making)", new { Making });
    }

    /// <inheritdoc/>
    public override int VersionOf(DbConnection connection) =>
        connection.Scalar<bool>("SELECT to_regclass('schemaversions') IS NOT NULL") ? connection.Scalar<int>("SELECT count(*) FROM schemaversions") : 0;

    /// <inheritdoc/>
    public override long SizeOf(DbConnection connection) => connection.Scalar<long>("SELECT pg_database_size(current_database())");

    /// <inheritdoc/>
    public override int MakeAtOnce(DbConnection connection, string table) => connection.Execute($"SELECT pg_advisory_xact_lock({Making}); {table}");

    /// <inheritdoc/>
    public override bool IsNoTable(DbException e) => e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable };

    /// <inheritdoc/>
    public override void BackUp(Ledger ledger, string file)
    {
        using var copy = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={file}"), ledger.Server);
        LedgerCopy.Copy(ledger, copy);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Columns(Ledger ledger, string table) => ledger
        .Query<(string Name, string Type)>("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table", new { table })
        .ToDictionary(c => c.Name, c => c.Type);

    /// <inheritdoc/>
    public override void Filled(Ledger ledger) => ledger.Scalar<long?>("SELECT setval(pg_get_serial_sequence('writes', 'id'), max(id)) FROM writes");

    /// <summary>Whether an error says that the database is not there just now.</summary>
    public static bool IsAway(DbException e) => e is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" } or NpgsqlException and not PostgresException;

    /// <summary>What an error means to an admin; of a server's own message nothing, which may hold values.</summary>
    public static string Problem(DbException e) => e switch
    {
        PostgresException { SqlState: "28000" or "28P01" } => "refuses the user or the password",
        PostgresException { SqlState: "3D000" } => "does not exist: make it, and let the service's user own it",
        PostgresException { SqlState: "42501" } => "does not let the service's user do that: let that user own the database",
        PostgresException { SqlState: "25006" } => "is read-only: is this a replica?",
        PostgresException { SqlState: "53100" } => "is on a full disk: make room; nothing is lost",
        PostgresException { SqlState: "53300" } => "has no connection left: raise max_connections, or stop what holds them",
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" } => "is being stopped or started",
        PostgresException { SqlState: var code } => $"can't be used (PostgreSQL error {code})",
        { InnerException: SocketException or TimeoutException or IOException } => "can't be reached: does the server run, and is its address right?",
        _ => "can't be used: the connection broke",
    };

    [GeneratedRegex(@"\bIN (@\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    /// <inheritdoc/>
    protected override UpgradeEngineBuilder Upgrade(DbConnection connection, Database database) => DeployChanges.To.PostgresqlDatabase(Ours(database.ConnectionString));
}
