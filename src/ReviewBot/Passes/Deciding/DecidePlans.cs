using System.Collections.Immutable;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Deciding;

/// <summary>Decides about all cases at once, tells the owners what is theirs to know, and counts the writes before the first one.</summary>
internal sealed partial class DecidePlans(NoticeDesk notices, OverdueOpenings overdue, ILogger<DecidePlans> logger)
{
    public DecidedPlans Run(FoldedCases folded)
    {
        var pass = folded.Pass;
        var byId = folded.Cases.ToDictionary(c => c.Bug.Id);
        var world = folded.Facts.World(folded.Cases);
        ImmutableArray<(ReviewCase Case, Plan Plan)> plans = [.. Decider.Decide(folded.Cases, pass.Policy, world, pass.Now).Select(p => (byId[p.BugId], p))];
        foreach (var (_, plan) in plans)
        {
            notices.Tell(plan, folded.Facts.Began, pass.Now, aloud: pass.Writes);
            Watch(plan, pass);
        }

        var decided = new DecidedPlans(folded, world, plans, plans.Sum(p => Writes.From(p.Plan, p.Case.Bug.Product, pass.Policy).Length), Math.Max(pass.Settings.MaxWritesPerPass, pass.Options.AllowWrites ?? 0));
        if (decided.Stopped)
        {
            Log.OverTheCap(logger, decided.Planned, decided.Cap);
        }

        return decided;
    }

    private void Watch(Plan plan, PassContext pass)
    {
        if (plan.OverdueSince is { } since)
        {
            overdue.Missed(plan.BugId, since, pass.Now);
        }
        else if (plan.DueSince is null)
        {
            overdue.Remove(plan.BugId);
        }

        if (pass.Options.DryRun && plan.Effects.Any(e => e is Effect.RemoveGroups))
        {
            notices.Tell(new Notice($"embargo-would-open {plan.BugId}", plan.BugId, $"Bug {plan.BugId} would be opened now if this were no dry run."), pass.Now);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Planned} writes are planned, more than the cap of {Cap}: nothing is written. Look at `reviewbot plan`; `reviewbot once --allow-writes {Planned}` lets them through.")]
        public static partial void OverTheCap(ILogger logger, int planned, int cap);
    }
}
