namespace ReviewBot.Settings.Sections;

/// <summary>The ledger.</summary>
public sealed record StorageSettings
{
    /// <summary>The database.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>Where it is; a file beside the settings, and memory for the sandbox. Of PostgreSQL it may hold a password: better in the environment, or in a file of its own.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A file that holds the connection string.</summary>
    public string? ConnectionStringFile { get; init; }

    /// <summary>Without the connection string.</summary>
    public override string ToString() => $"{Provider}";
}

/// <summary>Kinds of database.</summary>
public enum StorageProvider
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, for several instances.</summary>
    PostgreSql,
}
