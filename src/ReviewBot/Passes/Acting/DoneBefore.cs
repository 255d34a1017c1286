using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What was confirmed once is never sent again, whatever the bug shows.</summary>
internal sealed partial class DoneBefore(Outbox outbox, Setbacks setbacks, ILogger<DoneBefore> logger)
{
    /// <summary>Whether that is so of what is planned; then something is wrong, and is told.</summary>
    public bool Is(Attempt attempt)
    {
        var plan = attempt.Plan;
        if (!outbox.WasConfirmed(attempt.Bug, plan.Key, plan.Steps.SelectMany(s => s.Marks).Select(m => m.ToString())))
        {
            return false;
        }

        Log.DecidedTwice(logger, attempt.Bug);
        setbacks.WentWrong(attempt);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "Bug {Bug}: what was decided had been done before. It is not done again; please report this.")]
        public static partial void DecidedTwice(ILogger logger, int bug);
    }
}
