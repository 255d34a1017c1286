using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Settings;
using ReviewBot.Telemetry;
using ReviewBot.Web;

namespace ReviewBot.CommandLine;

/// <summary>The one web host: the bot, what wakes it, and the pages.</summary>
internal static class ServiceHost
{
    // A pass that is asked to stop ends after the write that is under way.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(75);

    /// <summary>Builds it; nothing listens yet.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="surroundings">Where it meets the world, if not as the settings say.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where logs go.</param>
    /// <param name="listen">Where it listens; may change while it runs.</param>
    /// <param name="wakeUps">Adds what wakes it.</param>
    /// <exception cref="Storage.LedgerException">The ledger can't be used.</exception>
    public static WebApplication Build(
        SettingsStore settings, Surroundings surroundings, TimeProvider time, ILoggerFactory loggers, ConfigurationManager listen, Action<IServiceCollection> wakeUps)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // Settings have one reader; the host takes none of its own from files or the environment.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(time);
        builder.Services.AddReviewBot(settings, surroundings).AddReviewBotHealth().AddReviewBotPages();
        builder.AddReviewBotTelemetry(settings.Current);
        wakeUps(builder.Services);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(listen.GetSection("Kestrel"), reloadOnChange: true);
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeToStop);
        var app = builder.Build();
        Guarding.Use(app);
        TelemetrySetup.Map(app);
        HealthPages.Map(app);
        Dockerflow.Map(app);
        WebSetup.Map(app);

        // A ledger that can't be used is told before anything listens.
        app.Services.GetRequiredService<Bot>();
        return app;
    }
}
