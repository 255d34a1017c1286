using System.Diagnostics;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Views;

/// <summary>What a pass would do.</summary>
internal sealed record PlansView(string Server, IReadOnlyList<PlanView> Plans, IReadOnlyList<BugReport> Others);

/// <summary>What a pass would do about a bug.</summary>
internal sealed record PlanView(int Bug, IReadOnlyList<string> Steps, IReadOnlyList<string> Reasons, IReadOnlyList<string> Effects, string? Comment)
{
    public static PlanView Of(Plan plan, PassReport report)
    {
        var people = new People(report.World, report.Policy!);
        return new PlanView(plan.BugId, StepsOf(plan), ReasonsOf(plan), [.. plan.Effects.Select(e => Describe(e, people)), .. plan.Letters.Select(l => $"reminds {people.Name(l.Person)} by mail")], plan.Comment);
    }

    public static IReadOnlyList<string> StepsOf(Plan plan) => plan.IsEmpty ? [] : [.. plan.Steps.Select(s => s.Word).Distinct()];

    public static IReadOnlyList<string> ReasonsOf(Plan plan) => [.. plan.Steps.Select(s => s.Reason).Concat(plan.Reasons).Distinct()];

    private static string Describe(Effect effect, People people) => effect switch
    {
        Effect.Assign a => $"asks {people.Name(a.Steward)} on attachment {a.AttachmentId}",
        Effect.SetVerdict v => $"sets {(v.Status == FlagStatus.Granted ? "+" : "-")} on attachment {v.AttachmentId}",
        Effect.AskNeedinfo n => $"needinfo for {people.Name(n.Login)}",
        Effect.ClearNeedinfo c => $"clears needinfo {c.FlagId}",
        Effect.AddCc c => $"adds {people.Name(c.Login)} to CC",
        Effect.RemoveGroups g => $"opens the bug: takes off {string.Join(", ", g.Groups)}",
        _ => throw new UnreachableException(),
    };
}
