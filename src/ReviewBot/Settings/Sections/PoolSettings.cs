namespace ReviewBot.Settings.Sections;

/// <summary>Products and components that some stewards look after.</summary>
public sealed record PoolSettings
{
    /// <summary>The pool's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Products; empty for all.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Components; empty for all.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];
}
