using ReviewBot.Calendars;
using ReviewBot.Collections;
using ReviewBot.GitHub;
using ReviewBot.Import;
using ReviewBot.Mail;
using ReviewBot.Passes;
using ReviewBot.Sandbox;
using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Telemetry;

namespace ReviewBot.Hosting;

/// <summary>Where the process meets the world, if not as the settings say.</summary>
internal sealed record Surroundings
{
    /// <summary>The server in this process, or null for the one of the settings.</summary>
    public SandboxBugzilla? Sandbox { get; init; }

    /// <summary>Nothing is written and no ledger kept, whatever the settings say.</summary>
    public bool DryRun { get; init; }

    /// <summary>What sends the requests, if neither the network nor the sandbox.</summary>
    public HttpMessageHandler? Wire { get; init; }

    /// <summary>How many bugs a pass holds at a time, if not as many as usual.</summary>
    public int? AtHand { get; init; }

    /// <summary>Whether pages show what passes saw.</summary>
    public bool HasPages { get; init; } = true;

    /// <summary>The ledger, if not the one of the settings.</summary>
    public Ledger? Ledger { get; init; }

    /// <summary>What spreads the repetitions of reads, if it has to be the same each time.</summary>
    public Func<double>? Randomizer { get; init; }
}

/// <summary>Registers the whole bot, without what wakes it and without pages.</summary>
internal static class BotSetup
{
    /// <summary>Adds everything that looks and acts; logging and the clock are taken from the services.</summary>
    public static IServiceCollection AddReviewBot(this IServiceCollection services, SettingsStore settings, Surroundings surroundings)
    {
        var (sandbox, wire) = (surroundings.Sandbox, surroundings.Wire);
        var server = sandbox?.BaseUrl ?? new Uri(settings.Current.Values.Bugzilla.BaseUrl);
        var launch = new Launch(server, sandbox is not null, surroundings.DryRun) { HasPages = surroundings.HasPages };
        return services
            .AddReviewBotSettings(settings, surroundings.AtHand is { } most ? launch with { AtHand = most } : launch)
            .AddReviewBotInstruments()
            .AddReviewBotStorage(surroundings.Ledger)
            .AddReviewBotServer(sandbox, wire, surroundings.Randomizer)
            .AddReviewBotGitHub(byDefault: sandbox is null && wire is null, sandbox is null ? null : sandbox.Repository.CreateHandler)
            .AddReviewBotCalendars()
            .AddReviewBotMail()
            .AddReviewBotPasses()
            .AddReviewBotImport()
            .AddReviewBotCollections()
            .AddSingleton<Bot>();
    }
}
