using System.Collections.Immutable;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Passes.Loading;

/// <summary>What was read.</summary>
/// <param name="Selection">What was looked for.</param>
/// <param name="Cases">The bugs, each as what its timeline says.</param>
/// <param name="Accounts">Who is in them.</param>
/// <param name="Skipped">The bugs that are not looked at, and why.</param>
internal sealed record LoadedBugs(
    Selection Selection,
    ImmutableArray<ReviewCase> Cases,
    ImmutableDictionary<string, Account> Accounts,
    ImmutableArray<BugReport> Skipped)
{
    /// <summary>When those of the bugs that are held were read before; those that never were are absent.</summary>
    public ImmutableDictionary<int, DateTimeOffset> ReadBefore { get; init; } = ImmutableDictionary<int, DateTimeOffset>.Empty;
}
