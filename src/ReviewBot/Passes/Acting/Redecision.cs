using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Acting;

/// <summary>Decides about one bug again, in the middle of a pass. The other bugs' choices of this pass stay as they are.</summary>
internal sealed class Redecision(Server server, BugLoader loader, EmbargoFactLoader embargo, ServerClock clock)
{
    /// <summary>Reads the bug again and decides anew.</summary>
    public async Task<Attempt> AnewAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var load = await loader.LoadAsync([attempt.Bug], attempt.Pass.Settings.Scope, bug => CaseFold.Fold(bug, attempt.Policy).WithoutContent(), cancellationToken);
        if (load.Bugs is not [var anew])
        {
            return attempt with { Standing = Standing.Gone };
        }

        var index = attempt.Cases.TakeWhile(c => c.Bug.Id != attempt.Bug).Count();
        attempt = attempt with { Standing = Standing.Decided, Case = anew, Cases = attempt.Cases.SetItem(index, anew) };
        return attempt with { Plan = Decide(attempt, attempt.Facts with { Accounts = attempt.Facts.Accounts.SetItems(load.Accounts) }) };
    }

    /// <summary>What can't be undone is decided once more on everything as it is now, the clocks included.</summary>
    public async Task<Attempt> ToOpenAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.Compare(await server.TimeAsync(cancellationToken));
        var facts = attempt.Facts with { Embargo = await embargo.LoadAsync([attempt.Case], attempt.Policy, clock.Skew, now, cancellationToken) };
        return await AnewAsync(attempt with { Facts = facts, Now = now, ReadToOpen = true }, cancellationToken);
    }

    /// <summary>Decides on the same bug again: the past has grown by a refusal.</summary>
    public static Attempt Again(Attempt attempt) => attempt with { Plan = Decide(attempt, attempt.Facts) };

    /// <summary>Decides without what failed on this bug.</summary>
    public Attempt Without(Capabilities off, Attempt attempt)
    {
        attempt = attempt with { Off = attempt.Off | off };
        return attempt with { Plan = Decide(attempt, attempt.Facts) };
    }

    private static Plan Decide(Attempt attempt, PassFacts facts)
    {
        var others = attempt.Decided.Plans.Select(p => p.Plan).Where(p => p.BugId != attempt.Bug);
        return Decider.Decide([attempt.Case], attempt.Policy, facts.World(attempt.Cases).After(others.SelectMany(p => p.Steps)), attempt.Now)[0];
    }
}
