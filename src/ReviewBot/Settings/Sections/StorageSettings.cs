namespace ReviewBot.Settings.Sections;

/// <summary>The ledger.</summary>
public sealed record StorageSettings
{
    /// <summary>The database.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>Where it is; a file beside the settings, and memory for the sandbox.</summary>
    public string? ConnectionString { get; init; }
}

/// <summary>Kinds of database.</summary>
public enum StorageProvider
{
    /// <summary>A file.</summary>
    Sqlite,
}
