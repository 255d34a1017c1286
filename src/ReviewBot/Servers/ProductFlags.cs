using System.Collections.Immutable;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Servers;

/// <summary>The flag types of one product that bear the names in the settings.</summary>
/// <param name="Product">The product's name.</param>
internal sealed record ProductFlags(string Product)
{
    /// <summary>False where the server knows no such product, or hides it from us.</summary>
    public bool Exists { get; init; } = true;

    /// <summary>Those for attachments that ask for a review.</summary>
    public ImmutableArray<FlagType> Review { get; init; } = [];

    /// <summary>Those for bugs that ask a person.</summary>
    public ImmutableArray<FlagType> Needinfo { get; init; } = [];

    /// <summary>Those for reviews that can be set.</summary>
    public IEnumerable<FlagType> ActiveReview => Review.Where(t => t.IsActive);

    /// <summary>The one to ask a person with: of several, the one that serves best.</summary>
    public FlagType? Asking => Needinfo.Where(t => t.IsActive)
        .OrderByDescending(t => t.IsRequesteeble && t.Values.Contains("?")).ThenByDescending(t => t.IsMultiplicable).ThenBy(t => t.Id)
        .FirstOrDefault();
}
