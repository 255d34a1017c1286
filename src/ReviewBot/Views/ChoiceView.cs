using System.Globalization;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Rotation;

namespace ReviewBot.Views;

/// <summary>A steward as a candidate.</summary>
internal sealed record StewardView(string Name, bool InTheRunning, string Standing)
{
    /// <summary>All of the roster, for a request that waits, best first.</summary>
    public static IReadOnlyList<StewardView> For(ReviewCase @case, ReviewRequest request, PassReport report, World world, People people)
    {
        var policy = report.Policy!;
        var choice = StewardChoice.Choose(Choosing.RequestFor(@case, request, policy, world), policy.Roster, world.Rotation, report.Now);
        return [.. choice.Candidates.Select(c => new StewardView(
            people.Name(c.Steward.Login),
            c.Against is null,
            c.Against is { } against
                ? $"not in the running: {Unfitness.Sentence(against)}"
                : string.Create(CultureInfo.InvariantCulture, $"in the running: share {c.Share:0.##}, {LastAsked(c, world)}")))];
    }

    // Of a restricted bug not even when somebody was asked.
    private static string LastAsked(Candidate candidate, World world) =>
        candidate.LastAssigned is not { } last ? "never asked"
        : world.Rotation.Assignments.Any(a => a.Restricted && a.At == last && a.Steward.Equals(candidate.Steward.Login, StringComparison.OrdinalIgnoreCase)) ? "asked before"
        : $"last asked {last.UtcDateTime:yyyy-MM-dd}";
}

/// <summary>A steward was chosen.</summary>
/// <param name="At">When.</param>
/// <param name="Attachment">The request.</param>
/// <param name="Round">Its round.</param>
/// <param name="Steward">Who was chosen.</param>
/// <param name="Candidates">Everybody, as they stood then.</param>
internal sealed record ChoiceView(DateTimeOffset At, long Attachment, int Round, string Steward, IReadOnlyList<StewardView> Candidates)
{
    /// <summary>The choices of a plan; those of the plans that were decided before it count for them.</summary>
    public static IEnumerable<ChoiceView> Of(ReviewCase @case, Plan plan, PassReport report)
    {
        var assigned = plan.Effects.OfType<Effect.Assign>().ToList();
        if (assigned.Count == 0)
        {
            return [];
        }

        var people = new People(report.World, report.Policy!);
        var world = report.World!.After(report.Plans.TakeWhile(p => p.Plan.BugId != plan.BugId).SelectMany(p => p.Plan.Steps));
        return assigned.SelectMany(a => @case.Requests.Where(r => r.IsPending && r.Attachment.Id == a.AttachmentId).Select(r =>
            new ChoiceView(report.Now, a.AttachmentId, r.Round.Number, people.Name(a.Steward), StewardView.For(@case, r, report, world, people))));
    }
}
