using System.Collections.Immutable;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Deciding;

/// <summary>Decides about all cases at hand at once, tells the owners what is theirs to know, and counts the writes before the first one.</summary>
internal sealed class DecidePlans(NoticeDesk notices, OverdueOpenings overdue)
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

        return new DecidedPlans(folded, world, plans, plans.Sum(p => Writes.From(p.Plan, p.Case.Bug.Product, pass.Policy).Length));
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
}
