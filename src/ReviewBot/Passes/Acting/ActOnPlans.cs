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

/// <summary>
/// Goes through the plans in the order of asking, and does what is to be done. A few bugs at a time (<c>Bugzilla:Concurrency</c>) wait for the server.
/// </summary>
internal sealed partial class ActOnPlans(BugActor actor, Leaving leaving, FreshBugs fresh, ShownPlans shown, Trips trips, BugCache cache, ILogger<ActOnPlans> logger)
{
    public async Task<ActedPass> RunAsync(DecidedPlans decided, CancellationToken cancellationToken)
    {
        // Should this pass end early, the next one has to find them again.
        if (decided.Pass.Writes && !decided.Stopped)
        {
            cache.MarkDue(decided.Plans.Where(p => !p.Plan.IsEmpty).Select(p => p.Plan.BugId), decided.Pass.Now);
        }

        var acted = new ActedPass(decided, decided.Folded.Cases, ImmutableSortedDictionary<int, BugReport>.Empty, 0, []);
        acted = decided.Folded.Loaded.Skipped.Aggregate(acted, (all, report) => all.With(report));
        var inOrder = decided.Plans.OrderBy(p => p.Case.FirstAsked).ToList();
        fresh.Expect(inOrder.Where(p => !p.Plan.IsEmpty).Select(p => p.Plan.BugId), decided.Pass.Settings.AtOnce);
        await InTurns.ForEachAsync(inOrder, decided.Pass.Settings.AtOnce, async (one, stop) =>
        {
            using var scope = logger.BeginScope(new Dictionary<string, object> { ["Bug"] = one.Plan.BugId });
            using var span = Traces.Bug(decided.Folded.Shows(one.Case) ? one.Plan.BugId : null);
            var outcome = await ActAsync(decided, acted.Cases, one.Case, one.Plan, stop);
            acted = outcome(acted);
            span?.SetTag(Label.Outcome.Name, acted.Reports[one.Plan.BugId].Outcome);
        }, cancellationToken);
        leaving.Keep(decided);
        return acted;
    }

    private async Task<Func<ActedPass, ActedPass>> ActAsync(DecidedPlans decided, ImmutableArray<ReviewCase> cases, ReviewCase @case, Plan plan, CancellationToken cancellationToken)
    {
        var pass = decided.Pass;
        if (plan.IsEmpty)
        {
            var letters = await leaving.LettersAsync(decided, @case, plan, cancellationToken);
            return acted => acted.With(BugReports.Of(plan, "unchanged")) with { Letters = [.. acted.Letters, .. letters] };
        }

        if (decided.Stopped)
        {
            return acted => acted.With(BugReports.Of(plan, "skipped", $"over the cap: {decided.Planned} writes are planned, Safety:MaxWritesPerPass is {decided.Cap}; `reviewbot once --allow-writes {decided.Planned}` lets them through"));
        }

        if (pass.Options.PlanOnly || (pass.Options.DryRun && !shown.Add(plan.Key)))
        {
            return acted => acted.With(BugReports.Of(plan, "changed"));
        }

        if ((Trips.Of(plan) & trips.Off(pass.Now)) != 0)
        {
            return acted => acted.With(BugReports.Of(plan, "skipped", $"{trips.Off(pass.Now)} was switched off after too many unexpected outcomes"));
        }

        var attempt = await actor.ActAsync(decided, cases, @case, plan, cancellationToken);
        if (attempt.Report is { Outcome: "changed" } report)
        {
            Log.Changed(logger, plan.BugId, pass.Options.DryRun ? "would be " : "", string.Join(", ", report.Effects));
        }

        return attempt.Into;
    }

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Information, "Bug {Bug}: {Mood}{Effects}")]
        public static partial void Changed(ILogger logger, int bug, string mood, string effects);
    }
}
