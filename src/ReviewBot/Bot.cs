// The composition root of everything that talks to a Bugzilla: settings, client, ledger, passes.
using ReviewBot.Bugzilla;
using ReviewBot.GitHub;
using ReviewBot.Passes;
using ReviewBot.Sandbox;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot;

/// <summary>The bot with its client and ledger, without hosting.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Bot(ServiceProvider services, SettingsStore settings, Ledger ledger, PassRunner passes, Uri server)
    {
        this.services = services;
        Settings = settings;
        Ledger = ledger;
        Passes = passes;
        Server = server;
    }

    /// <summary>The settings in force.</summary>
    public SettingsStore Settings { get; }

    /// <summary>The ledger.</summary>
    public Ledger Ledger { get; }

    /// <summary>Runs passes.</summary>
    public PassRunner Passes { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The client.</summary>
    public BugzillaClient Client => services.GetRequiredService<BugzillaClient>();

    /// <summary>Puts the bot together.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="dryRun">Nothing is written and no ledger kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where logs go.</param>
    /// <param name="sandbox">The server in this process, or null for the one of the settings.</param>
    /// <param name="wire">What sends the requests, if neither the network nor the sandbox.</param>
    /// <param name="ledger">The ledger, if not the one of the settings.</param>
    public static Bot Create(SettingsStore settings, bool dryRun, TimeProvider time, ILoggerFactory loggers, SandboxBugzilla? sandbox = null, HttpMessageHandler? wire = null, Ledger? ledger = null)
    {
        var first = settings.Current;
        var server = sandbox?.BaseUrl ?? new Uri(first.Values.Bugzilla.BaseUrl);
        var database = first.Database;
        var contract = sandbox?.Contract();
        BugzillaClientOptions Options()
        {
            var s = settings.Current;
            return new BugzillaClientOptions
            {
                BaseUrl = server,
                Login = (string?)contract?["users"]?["bot"]?["login"] ?? s.Values.Bugzilla.Login,
                ApiKey = (string?)contract?["users"]?["bot"]?["key"] ?? s.ApiKey,
                Authentication = s.Values.Bugzilla.Authentication,
                Contact = s.Values.Bugzilla.Contact,
                RequestsPerSecond = sandbox is null ? s.Values.Bugzilla.RequestsPerSecond : 0,
                Concurrency = s.Values.Bugzilla.Concurrency,
                DryRun = dryRun || s.DryRun,
            };
        }

        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton(loggers);
        services.AddSingleton<BlockStore>(sandbox is null && database is not null ? new StoredBlocks(database) : new InMemoryBlockStore());
        services.AddBugzilla(_ => Options(), wire is not null ? _ => wire : sandbox is null ? null : _ => sandbox.CreateHandler());
        services.AddGitHub(() => new GitHubOptions
        {
            BaseUrl = new Uri(settings.Current.Values.GitHub.BaseUrl),
            Token = settings.Current.Values.GitHub.Token,
            Enabled = settings.Current.Values.GitHub.Enabled,
        });
        var provider = services.BuildServiceProvider();
        try
        {
            ledger ??= dryRun || first.DryRun || database is null ? Ledger.InMemory(server.AbsoluteUri) : Ledger.Open(database, server.AbsoluteUri);
        }
        catch
        {
            provider.Dispose();
            throw;
        }

        PassSettings Current()
        {
            var s = settings.Refresh();
            return new PassSettings
            {
                Policy = description => PolicyFactory.Policy(s, description, server),
                Scope = PolicyFactory.Scope(s),
                Digest = PolicyFactory.Digest(s),
                MaxWritesPerPass = s.Values.Safety.MaxWritesPerPass,
                SettleAfter = s.Values.Bugzilla.SettleAfter,
                SweepInterval = s.Values.Polling.SweepInterval,
            };
        }

        var passes = new PassRunner(new Server(provider.GetRequiredService<BugzillaClient>()), ledger, Current, time, loggers.CreateLogger<PassRunner>(), provider.GetRequiredService<GitHubReader>());
        return new Bot(provider, settings, ledger, passes, server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Ledger.Dispose();
    }
}
