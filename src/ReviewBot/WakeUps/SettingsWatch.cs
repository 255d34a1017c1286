using Quartz;
using ReviewBot.Hosting;

namespace ReviewBot.WakeUps;

/// <summary>
/// Looks for changed settings also while a pass runs, so that a switch stops what is under way. Each instance has its own settings, so this is no job that
/// any of several instances could do for the others.
/// </summary>
internal sealed class SettingsWatch(Bot bot, ISchedulerFactory schedulers, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            bot.Settings.Refresh();
            try
            {
                await PollJob.KeepToAsync(await schedulers.GetScheduler(stoppingToken), bot.Interval, stoppingToken);
            }
            catch (SchedulerException)
            {
                // The database that the schedule is kept in can't be reached: the next look is the retry.
            }
        }
    }
}
