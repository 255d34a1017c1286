using Quartz;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
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

    /// <summary>Has a trigger fire at this interval.</summary>
    public static void Every(TimeSpan interval, SimpleScheduleBuilder schedule) => schedule
        .WithInterval(interval).RepeatForever()
        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount);

    /// <summary>Has the passes come at this interval from now on, unless they do already.</summary>
    public static async Task KeepToAsync(IScheduler scheduler, TimeSpan interval, CancellationToken cancellationToken)
    {
        if (await scheduler.GetTrigger(Trigger, cancellationToken) is ISimpleTrigger now && now.RepeatInterval != interval)
        {
            var next = now.GetTriggerBuilder().StartAt(TimeProvider.System.GetUtcNow() + interval).WithSimpleSchedule(s => Every(interval, s)).Build();
            await scheduler.RescheduleJob(Trigger, next, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var woken = Woken.Of(context);
        try
        {
            bot.Wake(woken is null ? Wanted.WhatChanged : Wanted.Only([.. woken, .. gathering.Take()]));
            if (await bot.PassAsync(null, cancellationToken) is not { } report)
            {
                return;
            }

            // Whether all is well only a look at everything that changed can tell.
            if (report.Polled)
            {
                health.Passed(report, new Notices(bot.Ledger).Count());
            }

            await Woken.LookAgainAsync(context, report, bot.Interval, time.GetUtcNow());
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Pass done: {Bugs} bugs looked at, {Writes} writes, {Requests} requests.")]
        public static partial void Done(ILogger logger, int bugs, int writes, long requests);

        [LoggerMessage(2, LogLevel.Error, "No pass. {Problem}")]
        public static partial void NoPass(ILogger logger, string problem);

        // The message may hold text of a bug; the type and the place are enough to find it.
        [LoggerMessage(3, LogLevel.Error, "No pass: {Fault} {Place}")]
        public static partial void Fault(ILogger logger, string fault, string place);
    }
}
