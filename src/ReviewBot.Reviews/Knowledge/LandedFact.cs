using System.Collections.Immutable;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>Where a definition stands in public source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line.</param>
public sealed record LandedPlace(string Name, string File, int Line);

/// <summary>Something that landed otherwise than it was granted.</summary>
/// <param name="Key">The same for the same thing, so that it is said once: letters and digits.</param>
/// <param name="Text">For people, on one line.</param>
/// <param name="By">The address of who landed it, where that is known; never shown.</param>
/// <param name="Fix">The line that would put it right; null where no single one does.</param>
public sealed record LandedRemark(string Key, string Text, string? By, string? Fix = null);

/// <summary>What became of a granted request in the products' source.</summary>
public sealed record LandedFact
{
    /// <summary>What stands there now; empty once all of it is gone.</summary>
    public ImmutableArray<LandedPlace> Standing { get; init; } = [];

    /// <summary>What is other than it was granted.</summary>
    public ImmutableArray<LandedRemark> Remarks { get; init; } = [];
}
