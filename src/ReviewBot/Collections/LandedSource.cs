using System.Collections.Immutable;
using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Collections;

/// <summary>What stands in one source.</summary>
/// <param name="Name"><c>owner/name</c>, or the folder.</param>
/// <param name="Product">The product that is made of it; null where nobody says.</param>
/// <param name="Reading">The definitions as they stand there now.</param>
internal sealed record LandedSource(string Name, string? Product, DefinitionReading Reading)
{
    /// <summary>Their past, by name.</summary>
    public ImmutableDictionary<string, LandedHistory> Past { get; init; } = ImmutableDictionary<string, LandedHistory>.Empty;

    /// <summary>Why it could not be read as it is now, or null.</summary>
    public string? Trouble { get; init; }

    /// <summary>All definitions, those that are gone, too.</summary>
    public IEnumerable<(Definition Definition, LandedHistory Past)> All => Reading.Definitions.Select(d => (d, Past.GetValueOrDefault(d.Name, LandedHistory.Unknown) with { GoneIn = null }))
        .Concat(Past.Values.Where(p => p is { GoneIn: not null, Versions.IsEmpty: false }).OrderBy(p => p.Versions[^1].Definition.Name, StringComparer.Ordinal).Select(p => (p.Versions[^1].Definition, p)));
}
