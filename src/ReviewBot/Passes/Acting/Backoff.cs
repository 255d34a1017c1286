using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What failed isn't sent again before its time; what else is to be done on the bug goes on.</summary>
internal sealed class Backoff(Failures failures, Outbox outbox, KeptBugs kept, Redecision redecision)
{
    /// <summary>The attempt without what has to wait; ended where nothing else is to be done.</summary>
    public Attempt Hold(Attempt attempt)
    {
        if (failures.WaitsUntil(attempt.Bug) is not { } until || until <= attempt.Now)
        {
            return attempt;
        }

        var tried = outbox.Tried(attempt.Bug);
        var held = attempt.Plan.Steps.Where(s => IsHeld(s, tried)).Aggregate(Capabilities.None, (all, step) => all | step.Capability);
        attempt = redecision.Without(held, attempt);
        return (attempt.Plan.IsEmpty && attempt.Off != Capabilities.None) || OpenWrite.MarksOf(attempt.Plan.Key).All(tried.Contains) ? PutOff(attempt, until) : attempt;
    }

    private static bool IsHeld(Step step, IReadOnlySet<string> tried) => !step.Marks.IsEmpty && step.Marks.All(m => tried.Contains(m.ToString()));

    private Attempt PutOff(Attempt attempt, DateTimeOffset until)
    {
        kept.PutOff(attempt, until);
        return attempt.End(
            attempt.Done.IsEmpty ? "skipped" : "changed",
            failures.IsDead(attempt.Bug) ? "given up after repeated failures, and tried again a few times a day: see `reviewbot outbox list`" : "failed before: waits for the next try");
    }
}
