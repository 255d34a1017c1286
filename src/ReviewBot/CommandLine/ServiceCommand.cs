using Quartz;
using ReviewBot.Passes;
using ReviewBot.Sandbox;
using ReviewBot.Settings;
using ReviewBot.Web;

namespace ReviewBot.CommandLine;

/// <summary>The service: passes on a schedule, and the pages.</summary>
internal static partial class ServiceCommand
{
    public static async Task<int> RunAsync(CommonOptions options, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        using var loggers = Start.Logging(settings, options, service: true);
        var logger = loggers.CreateLogger("ReviewBot");
        foreach (var warning in settings.Warnings)
        {
            Log.Warning(logger, warning);
        }

        SandboxBugzilla? sandbox = null;
        SandboxServer? pages = null;
        if (settings.IsSandbox)
        {
            sandbox = new SandboxBugzilla(SandboxFlavour.Upstream, TimeProvider.System);
            sandbox.SeedStory();
            pages = await SandboxServer.StartAsync(sandbox, 0, cancellationToken);
        }

        await using var ownedPages = pages;
        var store = new SettingsStore(settings, () => Start.Settings(options), loggers.CreateLogger<SettingsStore>());
        await using var bot = ReviewBot.Bot.Create(store, settings.DryRun, TimeProvider.System, loggers, sandbox);
        Log.Begins(logger, bot.Server, settings.DryRun ? " DRY RUN: nothing is written" : "");

        var health = new HealthState(TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(bot);
        builder.Services.AddSingleton(health);
        builder.WebHost.UseUrls(settings.Values.Web.Url);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => o.InstanceName = "reviewbot");
            q.UseDefaultThreadPool(1);
            q.ScheduleJob<PollJob>(
                t => t.WithIdentity("poll").StartNow().WithSimpleSchedule(s => s
                    .WithInterval(settings.Interval).RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)),
                j => j.WithIdentity("poll"));
        });
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        await using var app = builder.Build();
        HealthPages.Map(app);

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw new SettingsException([$"Web:Url: {settings.Values.Web.Url} can't be listened on; is another program on that port?"]);
        }

        if (sandbox is not null)
        {
            Console.WriteLine($"Sandbox Bugzilla: {pages!.Url}");
        }

        Console.WriteLine($"ReviewBot:        {settings.Values.Web.Url}/health/ready");
        try
        {
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await app.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "ReviewBot works on {Server}.{Mode}")]
        public static partial void Begins(ILogger logger, Uri server, string mode);

        [LoggerMessage(2, LogLevel.Warning, "{Warning}")]
        public static partial void Warning(ILogger logger, string warning);
    }
}
