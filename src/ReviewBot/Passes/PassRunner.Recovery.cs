using ReviewBot.Bugzilla;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;

namespace ReviewBot.Passes;

// What an interruption left, what was missed, and what goes wrong.
internal sealed partial class PassRunner
{
    // What the polls should have seen and did not: it is looked at now, so the difference is gone with this pass.
    private void CountDrift(List<(int Id, DateTimeOffset Changed)> found, Dictionary<int, CachedBug> held, HashSet<int> looked, DateTimeOffset seen)
    {
        var missed = found.Count(f => f.Changed < seen && !looked.Contains(f.Id) && held.TryGetValue(f.Id, out var bug) && bug.LastChangeTime < f.Changed);
        if (missed > 0)
        {
            drifted += missed;
            Log.Drifted(logger, missed);
        }
    }

    // What the bug shows settles what a lost answer left open: our mark is there, or it is not and all is decided anew.
    // Only the last write of a plan bears the comment; what the others did shows in the bug itself.
    private void SettleByReading(List<OpenWrite> unsettled, HashSet<int> resting, List<ReviewCase> cases, DateTimeOffset now)
    {
        foreach (var write in unsettled.Where(w => !resting.Contains(w.BugId)))
        {
            if (write.AttemptedAt is null)
            {
                cache.MarkDue(write.BugId, now);
                outbox.Settle(write.Id, "never sent", now);
                reminded.TakeBack(write);
            }
            else if (cases.Find(c => c.Bug.Id == write.BugId) is { } @case)
            {
                cache.MarkDue(write.BugId, now);
                var isThere = @case.Said.Any(s => write.Marks.Contains(s.Item.ToString()));
                outbox.Settle(write.Id, isThere ? "confirmed" : "lost", now);
                if (!isThere)
                {
                    reminded.TakeBack(write);
                }
            }
        }
    }

    private void WentWrong(Plan plan, PassSettings current, DateTimeOffset now)
    {
        foreach (var off in trips.WentWrong(Trips.Of(plan), current.TripAfter))
        {
            Log.Tripped(logger, off, current.TripAfter);
            notices.Tell(new Notice($"tripped {off} {now:yyyy-MM-dd}", null, $"{off} was switched off after {current.TripAfter} unexpected outcomes in a row (Safety:TripAfter). The log says which; a restart switches it on again."), now);
        }
    }

    // The owners hear of a bug that is given up; so do the people in it, where they would wait for nothing.
    private async Task<BugReport> FailAsync(ReviewCase @case, Plan plan, ReviewPolicy policy, PassFacts facts, string error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = plan.BugId;
        Log.BugFailed(logger, id, error);
        if (failures.Add(id, error, now))
        {
            notices.Tell(new Notice($"given-up {id} {now:yyyy-MM-dd}", id, $"Bug {id} was given up after repeated failures: `reviewbot outbox list` says why, `reviewbot outbox retry {id}` tries it again."), now);
            if (GivenUp.Tell(@case, policy, facts.World([@case]), now) is { } word)
            {
                try
                {
                    if (await server.IsUnchangedAsync(@case.Bug, cancellationToken))
                    {
                        await SendAsync(word, policy, withoutNeedinfo: false, now, cancellationToken);
                    }
                }
                catch (BugzillaException e) when (!ConcernsAllBugs(e))
                {
                    // Then nothing can be said there at all; the owners know.
                }
            }
        }

        return new BugReport(id, "failed", [], error);
    }
}
