using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What goes wrong with a bug: it is tried again later, and in the end given up, visibly.</summary>
internal sealed partial class Setbacks(Failures failures, NoticeDesk notices, Trips trips, OverdueOpenings overdue, KeptBugs kept, GivingUp givingUp, ILogger<Setbacks> logger)
{
    /// <summary>Unreachable, refused, blocked: whatever comes next would fail in the same way.</summary>
    public static bool ConcernAllBugs(BugzillaException e) =>
        e is KeyRefusedException or NotLoggedInException or BlockedException or MaintenanceException or ServerDownException;

    /// <summary>A write did not do what it should: too often in a row, and its capability is switched off.</summary>
    public void WentWrong(Attempt attempt)
    {
        var limit = attempt.Pass.Settings.TripAfter;
        foreach (var off in trips.WentWrong(attempt.Bug, Trips.Of(attempt.Plan), limit, attempt.Now))
        {
            Log.Tripped(logger, off, limit);
            notices.Tell(new Notice($"tripped {off} {attempt.Now:yyyy-MM-dd}", null, $"{off} was switched off after {limit} unexpected outcomes in a row (Safety:TripAfter). The log says which. It is tried once more each hour until it goes well; a restart switches it on at once."), attempt.Now);
        }
    }

    /// <summary>
    /// A failure, whatever the server's answer looked like: it is tried again later. Of an opening the owners hear at the
    /// first miss, of anything else when it is given up.
    /// </summary>
    public async Task<Attempt> FailAsync(Attempt attempt, string error, CancellationToken cancellationToken)
    {
        var id = attempt.Bug;
        Log.BugFailed(logger, id, error);
        if (attempt.Opens)
        {
            overdue.Missed(id, attempt.Plan.DueSince ?? attempt.Now, attempt.Now);
        }

        var givenUp = failures.Add(id, error, attempt.Now);
        kept.PutOff(attempt, failures.WaitsUntil(id)!.Value);
        if (givenUp)
        {
            await givingUp.TellAsync(attempt, cancellationToken);
        }

        return attempt.End(new BugReport(id, "failed", attempt.Done, error));
    }

    private static partial class Log
    {
        [LoggerMessage(6, LogLevel.Error, "{Capability} is switched off after {Count} unexpected outcomes in a row, and tried once more each hour; reading goes on.")]
        public static partial void Tripped(ILogger logger, Capabilities capability, int count);

        [LoggerMessage(3, LogLevel.Warning, "Bug {Bug} failed: {Error}")]
        public static partial void BugFailed(ILogger logger, int bug, string error);
    }
}
