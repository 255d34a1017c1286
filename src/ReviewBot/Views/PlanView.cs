using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;

namespace ReviewBot.Views;

/// <summary>What a pass would do.</summary>
internal sealed record PlansView(string Server, IReadOnlyList<PlanView> Plans, IReadOnlyList<BugReport> Others);

/// <summary>What a pass would do about a bug.</summary>
internal sealed record PlanView(int Bug, IReadOnlyList<string> Steps, IReadOnlyList<string> Reasons, IReadOnlyList<string> Effects, string? Comment)
{
    public static PlanView Of(Plan plan, PassReport report)
    {
        var people = new People(report.World, report.Policy!);
        return new PlanView(plan.BugId, StepsOf(plan), ReasonsOf(plan), [.. plan.Effects.Select(e => e.Sentence(people.Name)), .. plan.Letters.Select(l => $"reminds {people.Name(l.Person)} by mail")], plan.Comment);
    }

    public static IReadOnlyList<string> StepsOf(Plan plan) => plan.IsEmpty ? [] : [.. plan.Steps.Select(s => s.Word).Distinct()];

    public static IReadOnlyList<string> ReasonsOf(Plan plan) => [.. plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct()];
}
