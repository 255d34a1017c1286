using System.Collections.Immutable;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Which;

/// <summary>Which bugs a pass looks at.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Bugs">The bugs to load.</param>
/// <param name="Unsettled">Writes whose effect is not known yet.</param>
/// <param name="Resting">Bugs that are left alone because a write to them may still land.</param>
/// <param name="Found">How many bugs the search found.</param>
/// <param name="Skipped">The bugs that are not looked at, and why.</param>
internal sealed record Selection(
    PassContext Pass,
    ImmutableArray<int> Bugs,
    ImmutableArray<OpenWrite> Unsettled,
    ImmutableHashSet<int> Resting,
    int Found,
    ImmutableArray<BugReport> Skipped)
{
    /// <summary>The pass's other bugs, where it goes through them a portion at a time.</summary>
    public OtherBugs Others { get; init; } = OtherBugs.None;
}
