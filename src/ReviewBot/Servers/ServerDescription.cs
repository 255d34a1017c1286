using System.Collections.Immutable;
using ReviewBot.Bugzilla;

namespace ReviewBot.Servers;

/// <summary>What the server is and lets us do.</summary>
internal sealed record ServerDescription
{
    public required Flavour Flavour { get; init; }

    public required string Version { get; init; }

    /// <summary>Our own login, as the server knows it.</summary>
    public required string Login { get; init; }

    /// <summary>Groups that we are in.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Products that have the flag type.</summary>
    public ImmutableArray<string> ProductsWithFlag { get; init; } = [];

    /// <summary>Products that have no such flag type, or don't exist.</summary>
    public ImmutableArray<string> ProductsWithoutFlag { get; init; } = [];

    /// <summary>Whether the bug flag for questions exists.</summary>
    public bool HasNeedinfo { get; init; }

    /// <summary>Whether the server lets us set <c>+</c> and <c>-</c>.</summary>
    public bool MayDecide { get; init; }
}
