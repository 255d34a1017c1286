using ReviewBot.Hosting;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Story;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.CommandLine;

/// <summary>What commands begin with: settings, logger, bot.</summary>
internal static class Start
{
    private static readonly Dictionary<string, string?> Story = new()
    {
        ["Bugzilla:BaseUrl"] = SettingsReader.Sandbox,
        ["Bugzilla:Login"] = null,
        ["Bugzilla:ApiKey"] = null,
        ["Bugzilla:ApiKeyFile"] = null,
        ["Storage:Provider"] = null,
        ["Storage:ConnectionString"] = null,
        ["Storage:ConnectionStringFile"] = null,
        ["Polling:Interval"] = null,
        ["Polling:Quiet"] = null,
        ["Safety:DryRun"] = null,
    };

    /// <summary>The settings in force, with what the command line says above file and environment.</summary>
    public static LoadedSettings Settings(CommonOptions options)
    {
        var said = new Dictionary<string, string?>(options.Story ? Story : []);
        if (options.DryRun)
        {
            said["Safety:DryRun"] = "true";
        }

        return SettingsReader.Read(options.Config, said);
    }

    /// <summary>The settings in force, which can be read anew from the file that they came from.</summary>
    public static SettingsStore Store(LoadedSettings settings, CommonOptions options, ILoggerFactory loggers) =>
        new(settings, Rereading(settings, options), loggers.CreateLogger<SettingsStore>());

    /// <summary>What reads them anew; it gives the same ones again while their files are as they were.</summary>
    internal static Func<LoadedSettings> Rereading(LoadedSettings settings, CommonOptions options)
    {
        var last = settings;
        return () => last.File is not null && last.Files.AreAsTheyWere ? last : last = Settings(options with { Config = settings.File });
    }

    /// <summary>A bot for one command; the sandbox of the settings begins anew with its story.</summary>
    public static Bot Bot(LoadedSettings settings, CommonOptions options, bool dryRun, ILoggerFactory loggers, Func<Uri, Ledger>? ledger = null)
    {
        var sandbox = Sandbox(settings, options);
        var kept = ledger?.Invoke(sandbox?.BaseUrl ?? new Uri(settings.Values.Bugzilla.BaseUrl));
        return Hosting.Bot.Create(Store(settings, options, loggers), TimeProvider.System, loggers, new Surroundings { Sandbox = sandbox, DryRun = dryRun, HasPages = false, Ledger = kept });
    }

    /// <summary>The sandbox with its story, where the settings ask for it.</summary>
    public static SandboxBugzilla? Sandbox(LoadedSettings settings, CommonOptions options)
    {
        if (!settings.IsSandbox)
        {
            return null;
        }

        var sandbox = new SandboxBugzilla(options.Flavour, TimeProvider.System);
        sandbox.SeedStory();
        return sandbox;
    }
}
