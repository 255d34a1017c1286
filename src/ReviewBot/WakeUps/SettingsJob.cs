using Quartz;
using ReviewBot.Hosting;

namespace ReviewBot.WakeUps;

/// <summary>Looks for changed settings also while a pass runs, so that a switch stops what is under way.</summary>
[DisallowConcurrentExecution]
internal sealed class SettingsJob(Bot bot) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        bot.Settings.Refresh();
        await PollJob.KeepToAsync(context.Scheduler, bot.Interval, cancellationToken);
    }
}
