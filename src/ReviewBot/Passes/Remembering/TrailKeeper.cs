using System.Text.Json;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Passes.Remembering;

/// <summary>Keeps what pages show of the bugs that a pass looked at; in a dry run, too, if there are pages while it lasts.</summary>
internal sealed class TrailKeeper(Trails trails, Launch launch)
{
    /// <summary>Keeps it.</summary>
    public void Keep(ActedPass acted, PassReport report)
    {
        var options = acted.Pass.Options;
        if (options.PlanOnly || (options.DryRun && !launch.HasPages))
        {
            return;
        }

        var plans = report.Plans.ToDictionary(p => p.Plan.BugId, p => p.Plan);
        trails.AtOnce(() =>
        {
            foreach (var @case in acted.Cases)
            {
                Keep(@case, acted.Decided.Folded.Shows(@case), plans[@case.Bug.Id], acted.Reports.GetValueOrDefault(@case.Bug.Id), report);
            }
        });
    }

    private void Keep(ReviewCase @case, bool shown, Plan plan, BugReport? became, PassReport report)
    {
        var view = BugView.Of(@case, plan, report);
        if (!shown)
        {
            trails.PutRestricted(@case.Bug.Id, QueueEntry.Of(view).Count);
            return;
        }

        view = Outcome(view.ForEverybody(@case), @case, plan, became, report);
        var queue = QueueEntry.Of(view);
        trails.Put(
            view.Bug,
            queue.Count,
            JsonSerializer.Serialize(queue, QueueJson.Default.IReadOnlyListQueueEntry),
            JsonSerializer.Serialize(view, LookJson.Default.BugView));
    }

    private BugView Outcome(BugView view, ReviewCase @case, Plan plan, BugReport? became, PassReport report)
    {
        var before = trails.Of(view.Bug) is { } kept ? JsonSerializer.Deserialize(kept, LookJson.Default.BugView)!.Choices : [];
        return became switch
        {
            { Outcome: "changed" } when !report.DryRun => view with
            {
                Done = became.Effects,
                WouldDo = [],
                Choices = [.. before, .. ChoiceView.Of(@case, plan, report)],
            },
            { Outcome: "failed" or "skipped" } => view with { Choices = before, Reasons = [.. view.Reasons, $"{became.Outcome}: {became.Reason}"] },
            _ => view with { Choices = before },
        };
    }
}
