using Microsoft.Data.Sqlite;
using Npgsql;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>The ledger's place. No error repeats a connection string: it may hold a password.</summary>
internal static class StorageRules
{
    private const string SqliteLooks = "\"Data Source=reviewbot.db\"";
    private const string PostgreSqlLooks = "\"Host=db.example.org;Database=reviewbot;Username=reviewbot;Password=…\"";

    /// <summary>Checks the section <c>Storage</c>.</summary>
    public static void Check(LoadedSettings loaded, SettingsFindings found)
    {
        var storage = loaded.Values.Storage;
        if (storage.ConnectionString is Secrets.Unread)
        {
            return;
        }

        Action look = storage.Provider switch
        {
            StorageProvider.Sqlite => () => Sqlite(loaded, storage.ConnectionString, found),
            StorageProvider.PostgreSql => () => PostgreSql(storage.ConnectionString, found),
        };
        look();
    }

    private static void Sqlite(LoadedSettings loaded, string? connection, SettingsFindings found)
    {
        if (connection is not { Length: > 0 })
        {
            return;
        }

        try
        {
            _ = new SqliteConnectionStringBuilder(connection);
        }
        catch (ArgumentException)
        {
            found.Errors.Add($"Storage:ConnectionString: must be a SQLite connection string such as {SqliteLooks}; for a PostgreSQL server set Storage:Provider to PostgreSql");
            return;
        }

        // Whom the server shuts out must know it after a restart, too.
        found.Require(loaded.IsSandbox || loaded.Database is not null, $"Storage:ConnectionString: must name a file, such as {SqliteLooks}; memory is for the sandbox only");
    }

    private static void PostgreSql(string? connection, SettingsFindings found)
    {
        NpgsqlConnectionStringBuilder? builder = null;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // As if there were none.
        }

        found.Require(
            builder is { Host.Length: > 0, Database.Length: > 0 },
            $"Storage:ConnectionString: must say where the PostgreSQL database is, such as {PostgreSqlLooks}; Storage:Provider is PostgreSql, for a file set it to Sqlite");
    }
}
