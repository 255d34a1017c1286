using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What has to hold before anything is sent: there is something to do, it was not done before, and the bug still is what was decided on.</summary>
internal sealed partial class BeforeSending(BugWriter writer, Outbox outbox, KeptBugs kept, Redecision redecision, NoticeDesk notices, Setbacks setbacks, ILogger<BeforeSending> logger)
{
    /// <summary>Clears an attempt for sending, or says what else comes next.</summary>
    public async Task<Attempt> CheckAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var plan = attempt.Plan;
        notices.Tell(plan, attempt.Facts.Began, attempt.Now, aloud: true);
        if (plan.IsEmpty)
        {
            return Rest(attempt, BugReports.Reasons(plan));
        }

        if (outbox.WasConfirmed(attempt.Bug, plan.Key, plan.Steps.SelectMany(s => s.Marks).Select(m => m.ToString())))
        {
            Log.DecidedTwice(logger, attempt.Bug);
            setbacks.WentWrong(attempt);
            return Rest(attempt, "was done before and is not done again");
        }

        if (attempt.Opens && !attempt.ReadToOpen)
        {
            return await redecision.ToOpenAsync(attempt, cancellationToken);
        }

        return await IsUnchangedAsync(attempt, cancellationToken)
            ? attempt with { Standing = Standing.Cleared }
            : (attempt with { ReadToOpen = false, Changing = true }).Reread();
    }

    private Task<bool> IsUnchangedAsync(Attempt attempt, CancellationToken cancellationToken) => attempt.Opens || attempt.Changing
        ? writer.IsWhollyUnchangedAsync(attempt.Case.Bug, cancellationToken)
        : writer.IsUnchangedAsync(attempt.Case.Bug, cancellationToken);

    private Attempt Rest(Attempt attempt, string reason)
    {
        kept.Keep(attempt.Case, attempt.Plan, attempt.Facts, attempt.Now);
        return attempt.End(attempt.Done.IsEmpty ? "unchanged" : "changed", reason);
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "Bug {Bug}: what was decided had been done before. It is not done again; please report this.")]
        public static partial void DecidedTwice(ILogger logger, int bug);
    }
}
