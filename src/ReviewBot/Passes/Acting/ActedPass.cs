using System.Collections.Immutable;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;

namespace ReviewBot.Passes.Acting;

/// <summary>What was done.</summary>
/// <param name="Decided">What should be done.</param>
/// <param name="Cases">The cases as they were read last.</param>
/// <param name="Reports">What became of each bug.</param>
/// <param name="Writes">How many writes were sent.</param>
/// <param name="Letters">Reminders that go out by mail.</param>
internal sealed record ActedPass(
    DecidedPlans Decided,
    ImmutableArray<ReviewCase> Cases,
    ImmutableSortedDictionary<int, BugReport> Reports,
    int Writes,
    ImmutableArray<Letter> Letters)
{
    /// <summary>The pass.</summary>
    public PassContext Pass => Decided.Pass;

    /// <summary>Adds what became of a bug.</summary>
    public ActedPass With(BugReport report) => this with { Reports = Reports.SetItem(report.Bug, report) };
}
