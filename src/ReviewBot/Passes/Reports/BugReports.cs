using System.Collections.Immutable;
using ReviewBot.Reviews.Plans;

namespace ReviewBot.Passes.Reports;

/// <summary>Reports from plans.</summary>
internal static class BugReports
{
    /// <summary>What became of a plan; its own reasons where there is no other.</summary>
    public static BugReport Of(Plan plan, string outcome, string? reason = null) => new(plan.BugId, outcome, Words(plan), reason ?? Reasons(plan));

    /// <summary>Why, in a line.</summary>
    public static string Reasons(Plan plan) => string.Join("; ", plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct());

    /// <summary>What is done, one word each.</summary>
    public static ImmutableArray<string> Words(Plan plan) =>
        [.. plan.Steps.Where(s => s.Text is not null || !s.Effects.IsEmpty).Select(s => s.Word).Distinct()];
}
