using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Acting;

/// <summary>What has to hold before anything is sent: there is something to do, it was not done before, it needn't wait, and the bug still is what was decided on.</summary>
internal sealed class BeforeSending(BugWriter writer, KeptBugs kept, Redecision redecision, NoticeDesk notices, DoneBefore doneBefore, Backoff backoff)
{
    /// <summary>Clears an attempt for sending, or says what else comes next.</summary>
    public async Task<Attempt> CheckAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        notices.Tell(attempt.Plan, attempt.Facts.Began, attempt.Now, aloud: true);
        attempt = backoff.Hold(attempt);
        if (attempt.Standing == Standing.Ended)
        {
            return attempt;
        }

        if (attempt.Plan.IsEmpty)
        {
            return Rest(attempt, BugReports.Reasons(attempt.Plan));
        }

        if (doneBefore.Is(attempt))
        {
            return Rest(attempt, "was done before and is not done again");
        }

        if (attempt.Opens && !attempt.ReadToOpen)
        {
            return await redecision.ToOpenAsync(attempt, cancellationToken);
        }

        // What isn't sent needn't rest on this moment.
        return attempt.Pass.Options.DryRun || await IsUnchangedAsync(attempt, cancellationToken)
            ? attempt with { Standing = Standing.Cleared }
            : (attempt with { ReadToOpen = false, Changing = true }).Reread();
    }

    // A decision rests on words, and words can be edited without a trace.
    private Task<bool> IsUnchangedAsync(Attempt attempt, CancellationToken cancellationToken) => attempt.Opens || attempt.Changing || attempt.Plan.Effects.OfType<Effect.SetVerdict>().Any()
        ? writer.IsWhollyUnchangedAsync(attempt.Case.Bug, cancellationToken)
        : writer.IsUnchangedAsync(attempt.Case.Bug, cancellationToken);

    private Attempt Rest(Attempt attempt, string reason)
    {
        kept.Keep(attempt.Case, attempt.Plan, attempt.Facts, attempt.Now);
        return attempt.End(attempt.Done.IsEmpty ? "unchanged" : "changed", reason);
    }
}
