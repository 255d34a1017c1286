using Quartz;
using ReviewBot.Bugzilla;
using ReviewBot.CommandLine;
using ReviewBot.Storage;
using ReviewBot.Web;

namespace ReviewBot.Passes;

/// <summary>The only job: one pass. Whatever goes wrong, the next pass is the retry.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PollJob(Bot bot, HealthState health, ILogger<PollJob> logger) : IJob
{
    private static int passes;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Pass"] = Interlocked.Increment(ref passes) });
        try
        {
            var dryRun = bot.Settings.Current.DryRun;
            var report = await bot.Passes.RunAsync(new PassOptions { DryRun = dryRun }, cancellationToken);
            health.Passed(report, new Notices(bot.Ledger).Count(), bot.Passes.ClockSkew, bot.Passes.Overdue);
            foreach (var bug in report.Bugs.Where(b => b.Outcome == "changed"))
            {
                Log.Changed(logger, bug.Bug, dryRun ? "would be " : "", string.Join(", ", bug.Effects));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service is stopping; what was under way is settled by reading at the next start.
        }
        catch (BugzillaException e)
        {
            health.Failed(ServerTrouble.Tell(e));
            Log.NoPass(logger, ServerTrouble.Tell(e));
        }
        catch (LedgerException e)
        {
            health.Failed(e.Message);
            Log.NoPass(logger, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            health.Failed($"a fault of ours: {e.GetType().Name}");
            Log.Fault(logger, e.GetType().Name, e.StackTrace ?? "");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Bug {Bug}: {Mood}{Effects}")]
        public static partial void Changed(ILogger logger, int bug, string mood, string effects);

        [LoggerMessage(2, LogLevel.Error, "No pass. {Problem}")]
        public static partial void NoPass(ILogger logger, string problem);

        // The message may hold text of a bug; the type and the place are enough to find it.
        [LoggerMessage(3, LogLevel.Error, "No pass: {Fault} {Place}")]
        public static partial void Fault(ILogger logger, string fault, string place);
    }
}
