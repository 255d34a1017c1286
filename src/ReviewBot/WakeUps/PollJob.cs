using Quartz;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.WakeUps;

/// <summary>One pass. Whatever goes wrong, the next pass is the retry.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PollJob(Bot bot, HealthState health, Gathering gathering, TimeProvider time, ILogger<PollJob> logger) : IJob
{
    /// <summary>The one job that runs passes: never two at a time, whatever woke them.</summary>
    public static readonly JobKey Job = new("poll");

    private static readonly TriggerKey Trigger = new("poll");
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(30);

    /// <summary>Has a trigger fire at this interval.</summary>
    public static void Every(TimeSpan interval, SimpleScheduleBuilder schedule) => schedule
        .WithInterval(interval).RepeatForever()
        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount);

    /// <summary>Has the passes come at this interval from now on, unless they do already.</summary>
    public static async Task KeepToAsync(IScheduler scheduler, TimeSpan interval, CancellationToken cancellationToken)
    {
        if (await scheduler.GetTrigger(Trigger, cancellationToken) is ISimpleTrigger now && now.RepeatInterval != interval)
        {
            var next = now.GetTriggerBuilder().StartAt((now.PreviousFireTimeUtc ?? now.StartTimeUtc) + interval).WithSimpleSchedule(s => Every(interval, s)).Build();
            await scheduler.RescheduleJob(Trigger, next, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (woken, begun) = (Woken.Of(context), time.GetTimestamp());
        try
        {
            if (await PassAsync(woken, cancellationToken) is not { } report)
            {
                return;
            }

            // Whether all is well only a look at everything that changed can tell.
            if (report.Polled)
            {
                health.Passed(report, new Notices(bot.Ledger).Count());
            }

            await Woken.LookAgainAsync(context, report, bot.Interval, context.FireTimeUtc + time.GetElapsedTime(begun));
            Log.Done(logger, report.Bugs.Length, report.Writes, report.Requests.Get + report.Requests.Put + report.Requests.Post);
            await bot.LookAtCollectionsAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service is stopping; what was under way is settled by reading at the next start.
        }
        catch (BugzillaException e)
        {
            var refused = e is KeyRefusedException or NotLoggedInException;
            if (woken is null || refused)
            {
                health.Failed(ServerTrouble.Tell(e), refused ? HealthState.Refused : null);
            }

            Log.NoPass(logger, ServerTrouble.Tell(e));
            if (e is ServerDownException && bot.IsShared)
            {
                await StandBackAsync(context);
            }
        }
        catch (LeaseLostException e)
        {
            Log.TakenOver(logger, e.Message);
        }
        catch (LedgerException e)
        {
            health.LedgerFailed();
            Log.NoPass(logger, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            health.Failed($"a fault of ours: {e.GetType().Name}");
            Log.Fault(logger, e.GetType().Name, e.StackTrace ?? "");
        }
    }

    // Perhaps another instance reaches the server where this one doesn't: it is woken at once, and this one not before the others had their chance.
    private async Task StandBackAsync(IJobExecutionContext context)
    {
        Log.StandsBack(logger);
        await context.Scheduler.TriggerJob(context.JobDetail.Key, CancellationToken.None);
        await context.Scheduler.Standby(CancellationToken.None);
        await context.Scheduler.StartDelayed(bot.Interval > ShortestRest ? bot.Interval : ShortestRest, CancellationToken.None);
    }

    private Task<PassReport?> PassAsync(IReadOnlyCollection<int>? woken, CancellationToken cancellationToken)
    {
        if (woken is not null)
        {
            return bot.LookAtAsync([.. woken, .. gathering.Take()], cancellationToken);
        }

        bot.Wake(Wanted.WhatChanged);
        return bot.PassAsync(null, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Warning, "This instance stands back: another one may reach the server.")]
        public static partial void StandsBack(ILogger logger);

        [LoggerMessage(1, LogLevel.Debug, "Pass done: {Bugs} bugs looked at, {Writes} writes, {Requests} requests.")]
        public static partial void Done(ILogger logger, int bugs, int writes, long requests);

        [LoggerMessage(2, LogLevel.Error, "No pass. {Problem}")]
        public static partial void NoPass(ILogger logger, string problem);

        [LoggerMessage(4, LogLevel.Warning, "The pass was given up. {Problem}")]
        public static partial void TakenOver(ILogger logger, string problem);

        // The message may hold text of a bug; the type and the place are enough to find it.
        [LoggerMessage(3, LogLevel.Error, "No pass: {Fault} {Place}")]
        public static partial void Fault(ILogger logger, string fault, string place);
    }
}
