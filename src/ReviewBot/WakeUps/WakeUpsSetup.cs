using Quartz;

namespace ReviewBot.WakeUps;

/// <summary>Registers what wakes the bot.</summary>
internal static class WakeUpsSetup
{
    private static readonly TimeSpan LookAtSettings = TimeSpan.FromSeconds(5);

    /// <summary>Adds the schedule; it begins with the host and ends with it.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="interval">Time between two passes, to begin with.</param>
    public static IServiceCollection AddReviewBotWakeUps(this IServiceCollection services, TimeSpan interval)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "reviewbot";
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            q.UseDefaultThreadPool(2);
            q.ScheduleJob<PollJob>(t => t.WithIdentity("poll").StartNow().WithSimpleSchedule(s => PollJob.Every(interval, s)), j => j.WithIdentity(PollJob.Job));
            q.ScheduleJob<SettingsJob>(t => t.WithIdentity("settings").StartNow().WithSimpleSchedule(s => PollJob.Every(LookAtSettings, s)), j => j.WithIdentity("settings"));
        });
        services.AddSingleton(provider => new Gathering(provider.GetRequiredService<TimeProvider>(), async bugs =>
            await Woken.RingAsync(await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(), bugs)));
        return services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
