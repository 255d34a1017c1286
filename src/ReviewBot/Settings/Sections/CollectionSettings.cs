namespace ReviewBot.Settings.Sections;

/// <summary>What landed in the products' source, to be compared with what was approved.</summary>
public sealed record CollectionSettings
{
    /// <summary>Where definitions are read.</summary>
    public IReadOnlyList<SourceSettings> Sources { get; init; } = [];

    /// <summary>Whether what differs is said in the bug that decided, each thing once; otherwise only the owners are told.</summary>
    public bool Comment { get; init; }
}

/// <summary>A repository on GitHub with definitions.</summary>
public sealed record SourceSettings
{
    /// <summary>Its name as `owner/name`.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The branch; null for the repository's own, which is asked for anew each time.</summary>
    public string? Branch { get; init; }

    /// <summary>Which files hold definitions; empty for `**/metrics.yaml` and `**/pings.yaml`.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The product on the server that is made of it.</summary>
    public string? Product { get; init; }
}
