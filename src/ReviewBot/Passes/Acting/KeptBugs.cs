using System.Collections.Immutable;
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
        Put(@case, facts, now, plan.NextLook);
        failures.Clear(@case.Bug.Id);
    }

    /// <summary>Keeps what was read of a bug in which something failed: unless it changes, it is looked at again when that may be tried again.</summary>
    public void PutOff(Attempt attempt, DateTimeOffset until) => Put(attempt.Case, attempt.Facts, attempt.Now, until);

    /// <summary>
    /// Keeps what was read of a bug only to enter it into the register; returns what was entered. Where there is anything to do, the next pass does it.
    /// </summary>
    public ImmutableArray<RegisterEntry> Enter(ReviewCase @case, Plan plan, PassFacts facts, DateTimeOffset now)
    {
        var waits = !plan.IsEmpty || !plan.Notices.IsEmpty || plan.Letters.Any();
        var (bug, read) = Read(@case, facts, now, waits ? now : plan.NextLook);
        return cache.PutUnlessLater(bug, read) ? read.Register : [];
    }

    /// <summary>Keeps several as one.</summary>
    public void AtOnce(Action keep) => cache.AtOnce(keep);

    /// <summary>Forgets a bug that we may not see any more.</summary>
    public void Forget(int bug) => cache.Forget(bug);

    private void Put(ReviewCase @case, PassFacts facts, DateTimeOffset now, DateTimeOffset? due)
    {
        var (bug, read) = Read(@case, facts, now, due);
        cache.Put(bug, read);
    }

    private static (CachedBug Bug, BugFacts Facts) Read(ReviewCase @case, PassFacts facts, DateTimeOffset now, DateTimeOffset? due) => (
        new CachedBug(@case.Bug.Id, @case.Bug.LastChangeTime, now, due, @case.Bug.IsRestricted),
        PassFacts.Of(@case, facts.Policy, now) with { Register = [.. RegisterEntries.Of(@case, facts.Policy, facts.Present)] });
}
