using System.Globalization;
using ReviewBot.Sandbox;
using ReviewBot.Settings;
using Serilog;
using Serilog.Events;

namespace ReviewBot.CommandLine;

/// <summary>What commands begin with: settings, logger, bot.</summary>
internal static class Start
{
    /// <summary>The settings in force, with what the command line says above file and environment.</summary>
    public static LoadedSettings Settings(CommonOptions options) =>
        SettingsReader.Read(options.Config, options.DryRun ? new Dictionary<string, string?> { ["Safety:DryRun"] = "true" } : null);

    /// <summary>A logger by the settings; to standard error, so that standard output is the command's own.</summary>
    public static ILoggerFactory Logging(LoadedSettings settings, CommonOptions options, bool service)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(options.Verbose ? LogEventLevel.Debug : service ? LogEventLevel.Information : LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        logger = settings.Configuration.GetSection("Serilog:WriteTo").GetChildren().Any()
            ? logger.ReadFrom.Configuration(settings.Configuration)
            : logger.WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: service ? null : LogEventLevel.Verbose);
        return LoggerFactory.Create(b => b.AddSerilog(logger.CreateLogger(), dispose: true));
    }

    /// <summary>A bot for one command; the sandbox of the settings begins anew with its story.</summary>
    public static (Bot Bot, SandboxBugzilla? Sandbox) Bot(LoadedSettings settings, CommonOptions options, bool dryRun, ILoggerFactory loggers, Uri? sandboxUrl = null)
    {
        var time = TimeProvider.System;
        SandboxBugzilla? sandbox = null;
        if (settings.IsSandbox)
        {
            sandbox = sandboxUrl is null ? new SandboxBugzilla(SandboxFlavour.Upstream, time) : new SandboxBugzilla(SandboxFlavour.Upstream, time, sandboxUrl);
            sandbox.SeedStory();
        }

        var store = new SettingsStore(settings, () => Settings(options), loggers.CreateLogger<SettingsStore>());
        return (ReviewBot.Bot.Create(store, dryRun, time, loggers, sandbox), sandbox);
    }
}
