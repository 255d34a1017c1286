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

    /// <summary>What each of our products has.</summary>
    public ImmutableArray<ProductFlags> Products { get; init; } = [];

    /// <summary>Whether the bug flag for questions exists.</summary>
    public bool HasNeedinfo => Products.Any(p => p.Asking is not null);

    /// <summary>Whether the server lets us set <c>+</c> and <c>-</c>.</summary>
    public bool MayDecide => Products.All(p => p.ActiveReview.All(t => t.Values.Contains("+")));
}
