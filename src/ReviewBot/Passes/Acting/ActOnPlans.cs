using System.Collections.Immutable;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;
using ReviewBot.Storage;
using ReviewBot.Telemetry;

namespace ReviewBot.Passes.Acting;

/// <summary>Goes through the plans in the order of asking, and does what is to be done.</summary>
internal sealed partial class ActOnPlans(BugActor actor, KeptBugs kept, BugWriter writer, ShownPlans shown, Trips trips, BugCache cache, ILogger<ActOnPlans> logger)
{
    public async Task<ActedPass> RunAsync(DecidedPlans decided, CancellationToken cancellationToken)
    {
        // Should this pass end early, the next one has to find them again.
        foreach (var (_, plan) in decided.Plans.Where(p => !p.Plan.IsEmpty && decided.Pass.Writes && !decided.Stopped))
        {
            cache.MarkDue(plan.BugId, decided.Pass.Now);
        }

        var acted = new ActedPass(decided, decided.Folded.Cases, ImmutableSortedDictionary<int, BugReport>.Empty, 0, []);
        acted = decided.Folded.Loaded.Skipped.Aggregate(acted, (all, report) => all.With(report));
        foreach (var (@case, plan) in decided.Plans.OrderBy(p => FirstAsked(p.Case)).ThenBy(p => p.Plan.BugId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = logger.BeginScope(new Dictionary<string, object> { ["Bug"] = plan.BugId });
            using var span = Traces.Bug(decided.Folded.Shows(@case) ? plan.BugId : null);
            acted = await ActAsync(acted, @case, plan, cancellationToken);
            span?.SetTag(Label.Outcome.Name, acted.Reports[plan.BugId].Outcome);
        }

        return acted;
    }

    private async Task<ActedPass> ActAsync(ActedPass acted, ReviewCase @case, Plan plan, CancellationToken cancellationToken)
    {
        var (decided, pass) = (acted.Decided, acted.Pass);
        if (plan.IsEmpty)
        {
            return await LeaveAsync(acted.With(BugReports.Of(plan, "unchanged")), @case, plan, cancellationToken);
        }

        if (decided.Stopped)
        {
            return acted.With(BugReports.Of(plan, "skipped", $"over the cap: {decided.Planned} writes are planned, Safety:MaxWritesPerPass is {decided.Cap}; `reviewbot once --allow-writes {decided.Planned}` lets them through"));
        }

        if (pass.Options.PlanOnly || (pass.Options.DryRun && !shown.Add(plan.Key)))
        {
            return acted.With(BugReports.Of(plan, "changed"));
        }

        if ((Trips.Of(plan) & trips.Off(pass.Now)) != 0)
        {
            return acted.With(BugReports.Of(plan, "skipped", $"{trips.Off(pass.Now)} was switched off after too many unexpected outcomes"));
        }

        acted = await actor.ActAsync(acted, @case, plan, cancellationToken);
        if (acted.Reports[plan.BugId] is { Outcome: "changed" } report)
        {
            Log.Changed(logger, plan.BugId, pass.Options.DryRun ? "would be " : "", string.Join(", ", report.Effects));
        }

        return acted;
    }

    private async Task<ActedPass> LeaveAsync(ActedPass acted, ReviewCase @case, Plan plan, CancellationToken cancellationToken)
    {
        if (!acted.Pass.Writes || acted.Decided.Stopped)
        {
            return acted;
        }

        kept.Keep(@case, plan with { NextLook = NextLook(@case, plan, acted.Pass.Now) }, acted.Decided.Folded.Facts, acted.Pass.Now);
        return plan.Letters.Any() && await writer.IsUnchangedAsync(@case.Bug, cancellationToken)
            ? acted with { Letters = [.. acted.Letters, .. plan.Letters] }
            : acted;
    }

    // What is off now may be what the bug waits for.
    private DateTimeOffset? NextLook(ReviewCase @case, Plan plan, DateTimeOffset now) =>
        trips.TriedAgainAt(now) is { } again && (@case.Bug.IsRestricted || @case.Requests.Any(r => r.IsPending)) && (plan.NextLook is null || again < plan.NextLook)
            ? again
            : plan.NextLook;

    private static DateTimeOffset FirstAsked(ReviewCase @case) =>
        @case.Requests.SelectMany(r => r.Pending).Select(f => f.Created).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Information, "Bug {Bug}: {Mood}{Effects}")]
        public static partial void Changed(ILogger logger, int bug, string mood, string effects);
    }
}
