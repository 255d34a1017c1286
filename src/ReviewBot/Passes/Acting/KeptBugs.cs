using ReviewBot.Passes.Folding;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What is kept of a bug in which all is as it should be.</summary>
internal sealed class KeptBugs(BugCache cache, Failures failures)
{
    /// <summary>Keeps what was read, and forgets that it ever failed.</summary>
    public void Keep(ReviewCase @case, Plan plan, PassFacts facts, DateTimeOffset now)
    {
        cache.Put(
            new CachedBug(@case.Bug.Id, @case.Bug.LastChangeTime, now, plan.NextLook, @case.Bug.IsRestricted),
            PassFacts.Of(@case, facts.Policy, now) with { Register = [.. RegisterEntries.Of(@case, facts.Policy, facts.Present)] });
        failures.Clear(@case.Bug.Id);
    }

    /// <summary>Forgets a bug that we may not see any more.</summary>
    public void Forget(int bug) => cache.Forget(bug);
}
