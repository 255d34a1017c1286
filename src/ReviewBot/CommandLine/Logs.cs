using System.Globalization;
using System.Reflection;
using ReviewBot.Settings;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Hosting;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace ReviewBot.CommandLine;

/// <summary>
/// Where logs go. The service's go where the section <c>Serilog</c> says, by default to standard output in a form for
/// people; those of a command, and of anything that prints JSON, go to standard error.
/// </summary>
internal sealed partial class Logs : IDisposable
{
    // What the section can name; the library would else look for such parts in every file beside the program.
    private static readonly Assembly[] Parts = [typeof(LoggerConfiguration).Assembly, typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(CompactJsonFormatter).Assembly];

    private readonly CommonOptions options;
    private readonly bool service;
    private readonly ReloadableLogger logger;

    private Logs(CommonOptions options, bool service, ReloadableLogger logger)
    {
        this.options = options;
        this.service = service;
        this.logger = logger;
        Factory = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddSerilog(logger, dispose: true));
    }

    /// <summary>Makes loggers.</summary>
    public ILoggerFactory Factory { get; }

    /// <summary>Begins logging; the first line names the server, and says so if nothing is written to it.</summary>
    /// <exception cref="SettingsException">The section <c>Serilog</c> can't be carried out.</exception>
    public static Logs Begin(LoadedSettings settings, CommonOptions options, bool service, Uri? server = null)
    {
        var logs = new Logs(options, service, Configure(new LoggerConfiguration(), settings, options, service).CreateBootstrapLogger());
        var first = logs.Factory.CreateLogger("ReviewBot");
        Log.Begins(first, server?.AbsoluteUri ?? settings.ServerName, settings.DryRun ? " DRY RUN: nothing is written." : "");
        foreach (var warning in settings.Warnings)
        {
            Log.Warning(first, warning);
        }

        foreach (var note in settings.Notes)
        {
            Log.Note(first, note);
        }

        return logs;
    }

    /// <summary>Takes up a changed section <c>Serilog</c>.</summary>
    public void Apply(LoadedSettings settings)
    {
        try
        {
            logger.Reload(before => Configure(before, settings, options, service));
        }
        catch (SettingsException e)
        {
            Log.NotApplied(Factory.CreateLogger("ReviewBot"), e.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Factory.Dispose();

    private static LoggerConfiguration Configure(LoggerConfiguration logger, LoadedSettings settings, CommonOptions options, bool service)
    {
        logger
            .MinimumLevel.Is(service ? LogEventLevel.Information : LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Fatal)
            .Enrich.FromLogContext();
        if (service)
        {
            ReadSection(logger, settings);
        }

        if (options.Verbose)
        {
            logger.MinimumLevel.Is(LogEventLevel.Debug);
        }

        return service && settings.Configuration.GetSection("Serilog:WriteTo").GetChildren().Any()
            ? logger
            : logger.WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}",
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: service && !options.Json ? null : LogEventLevel.Verbose);
    }

    // The library throws whatever its parts throw on a word that it doesn't know.
    private static void ReadSection(LoggerConfiguration logger, LoadedSettings settings)
    {
        try
        {
            logger.ReadFrom.Configuration(settings.Configuration, new ConfigurationReaderOptions(Parts));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new SettingsException([$"Serilog: can't be carried out ({e.GetBaseException().Message.ReplaceLineEndings(" ")}); the README shows an example"]);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "ReviewBot works on {Server}.{Mode}")]
        public static partial void Begins(ILogger logger, string server, string mode);

        [LoggerMessage(2, LogLevel.Warning, "{Warning}")]
        public static partial void Warning(ILogger logger, string warning);

        [LoggerMessage(4, LogLevel.Information, "{Note}")]
        public static partial void Note(ILogger logger, string note);

        [LoggerMessage(3, LogLevel.Error, "The changed section is not taken up, logs stay as they are. {Error}")]
        public static partial void NotApplied(ILogger logger, string error);
    }
}
