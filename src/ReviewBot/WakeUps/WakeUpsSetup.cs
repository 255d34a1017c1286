using Npgsql;
using Quartz;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.WakeUps;

/// <summary>Registers what wakes the bot.</summary>
internal static class WakeUpsSetup
{
    /// <summary>Adds the schedule; it begins with the host and ends with it. Instances that share a database share the schedule, too: each time it wakes one of them.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="settings">The settings to begin with.</param>
    public static IServiceCollection AddReviewBotWakeUps(this IServiceCollection services, LoadedSettings settings)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "reviewbot";
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            q.UseDefaultThreadPool(2);
            if (settings.Database is { Provider: StorageProvider.PostgreSql } shared)
            {
                Share(q, shared);
            }

            q.ScheduleJob<PollJob>(t => t.WithIdentity("poll").StartNow().WithSimpleSchedule(s => PollJob.Every(settings.Interval, s)), j => j.WithIdentity(PollJob.Job));
        });
        services.AddSingleton(provider => new Gathering(provider.GetRequiredService<TimeProvider>(), async bugs =>
            await Woken.RingAsync(await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(), bugs)));
        return services.AddHostedService<SettingsWatch>().AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    // Quartz takes an instance whose clock is wrong for dead, or a dead one for alive; so all of them go by the database's.
    private static void Share(IQuartzBuilder quartz, Database database)
    {
        quartz.UseTimeProvider(new DatabaseClock(database));

        // What another instance triggers is seen as late as that.
        quartz.ConfigureScheduler(o => o.IdleWaitTime = TimeSpan.FromSeconds(5));
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(o =>
            {
                o.StoreJobDataAsStrings = true;
                o.DbRetryInterval = TimeSpan.FromSeconds(2);
            });
            store.UseSystemTextJsonSerializer();
            store.ProvisionSchema();
            store.UsePostgres(NpgsqlFactory.Instance, PostgreSqlProvider.Ours(database.ConnectionString, pooling: true));
            store.UseClustering(c =>
            {
                c.CheckinInterval = TimeSpan.FromSeconds(2);
                c.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
            });
        });
    }
}
