using Microsoft.Data.Sqlite;
using Npgsql;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>A database that a ledger is kept in. How to connect may hold a password and is never shown; the name is.</summary>
/// <param name="Provider">What it is.</param>
/// <param name="ConnectionString">How to connect.</param>
public sealed record Database(StorageProvider Provider, string ConnectionString)
{
    /// <summary>What people call it: the file, or the database and the host that it is on.</summary>
    public string Name => Provider switch
    {
        StorageProvider.Sqlite => new SqliteConnectionStringBuilder(ConnectionString).DataSource,
        StorageProvider.PostgreSql => NameOf(new NpgsqlConnectionStringBuilder(ConnectionString)),
    };

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The one of the settings, with an absolute path; null for memory.</summary>
    internal static Database? Of(LoadedSettings settings)
    {
        var text = settings.Values.Storage.ConnectionString;
        if (settings.Values.Storage.Provider == StorageProvider.PostgreSql)
        {
            return text is { Length: > 0 } ? new Database(StorageProvider.PostgreSql, text) : null;
        }

        if (text is not { Length: > 0 })
        {
            return settings.IsSandbox ? null : InFile(new SqliteConnectionStringBuilder(), Path.Combine(settings.Folder, "reviewbot.db"));
        }

        var builder = new SqliteConnectionStringBuilder(text);
        return builder.DataSource is ":memory:" or "" || builder.Mode == SqliteOpenMode.Memory
            ? null
            : InFile(builder, Path.GetFullPath(builder.DataSource, settings.Folder));
    }

    private static Database InFile(SqliteConnectionStringBuilder builder, string file)
    {
        builder.DataSource = file;
        return new Database(StorageProvider.Sqlite, builder.ConnectionString);
    }

    private static string NameOf(NpgsqlConnectionStringBuilder builder) => $"{builder.Database} on {builder.Host}";
}
