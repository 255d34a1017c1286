using ReviewBot.Bugzilla;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What goes wrong with a bug: it is tried again later, and in the end given up, visibly.</summary>
internal sealed partial class Setbacks(Failures failures, NoticeDesk notices, Trips trips, PlanSender sender, BugWriter writer, ILogger<Setbacks> logger)
{
    /// <summary>Unreachable, refused, blocked: whatever comes next would fail in the same way.</summary>
    public static bool ConcernAllBugs(BugzillaException e) =>
        e is KeyRefusedException or NotLoggedInException or BlockedException or MaintenanceException or ServerDownException;

    /// <summary>A write did not do what it should: too often in a row, and its capability is switched off.</summary>
    public void WentWrong(Attempt attempt)
    {
        var limit = attempt.Pass.Settings.TripAfter;
        foreach (var off in trips.WentWrong(Trips.Of(attempt.Plan), limit))
        {
            Log.Tripped(logger, off, limit);
            notices.Tell(new Notice($"tripped {off} {attempt.Now:yyyy-MM-dd}", null, $"{off} was switched off after {limit} unexpected outcomes in a row (Safety:TripAfter). The log says which; a restart switches it on again."), attempt.Now);
        }
    }

    /// <summary>The owners hear of a bug that is given up; so do the people in it, where they would wait for nothing.</summary>
    public async Task<Attempt> FailAsync(Attempt attempt, string error, CancellationToken cancellationToken)
    {
        var (id, now) = (attempt.Bug, attempt.Now);
        Log.BugFailed(logger, id, error);
        if (failures.Add(id, error, now))
        {
            notices.Tell(new Notice($"given-up {id} {now:yyyy-MM-dd}", id, $"Bug {id} was given up after repeated failures: `reviewbot outbox list` says why, `reviewbot outbox retry {id}` tries it again."), now);
            await SayAsync(attempt, cancellationToken);
        }

        return attempt.End(new BugReport(id, "failed", [], error));
    }

    private async Task SayAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        if (GivenUp.Tell(attempt.Case, attempt.Pass.Policy, attempt.Facts.World([attempt.Case]), attempt.Now) is not { } word)
        {
            return;
        }

        try
        {
            if (await writer.IsUnchangedAsync(attempt.Case.Bug, cancellationToken))
            {
                await sender.SendAsync(attempt with { Plan = word, WithoutNeedinfo = false }, cancellationToken);
            }
        }
        catch (BugzillaException e) when (!ConcernAllBugs(e))
        {
            // Then nothing can be said there at all; the owners know.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6, LogLevel.Error, "{Capability} is switched off until the next start, after {Count} unexpected outcomes in a row; reading goes on.")]
        public static partial void Tripped(ILogger logger, Capabilities capability, int count);

        [LoggerMessage(3, LogLevel.Warning, "Bug {Bug} failed: {Error}")]
        public static partial void BugFailed(ILogger logger, int bug, string error);
    }
}
