using System.Collections.Immutable;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Acting;

/// <summary>Keeps what was read of a bug in which nothing is to be written.</summary>
internal sealed class Leaving(KeptBugs kept, BugWriter writer, Trips trips)
{
    /// <summary>The letters that go out about it: only if it still is what was decided about.</summary>
    public async Task<ImmutableArray<Letter>> LettersAsync(DecidedPlans decided, ReviewCase @case, Plan plan, CancellationToken cancellationToken) =>
        Leaves(decided) && plan.Letters.Any() && await writer.IsUnchangedAsync(@case.Bug, cancellationToken) ? [.. plan.Letters] : [];

    /// <summary>Keeps all such bugs of a pass as one: the disk is waited for once.</summary>
    public void Keep(DecidedPlans decided)
    {
        var now = decided.Pass.Now;
        var left = decided.Plans.Where(p => p.Plan.IsEmpty).ToList();
        if (Leaves(decided) && left.Count > 0)
        {
            kept.AtOnce(() => left.ForEach(p => kept.Keep(p.Case, p.Plan with { NextLook = NextLook(p.Case, p.Plan, now) }, decided.Folded.Facts, now)));
        }
    }

    private static bool Leaves(DecidedPlans decided) => decided.Pass.Writes && !decided.Stopped;

    // What is off now may be what the bug waits for.
    private DateTimeOffset? NextLook(ReviewCase @case, Plan plan, DateTimeOffset now) =>
        trips.TriedAgainAt(now) is { } again && (@case.Bug.IsRestricted || @case.Requests.Any(r => r.IsPending)) && (plan.NextLook is null || again < plan.NextLook)
            ? again
            : plan.NextLook;
}
