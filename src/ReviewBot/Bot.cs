// The composition root of everything that talks to a Bugzilla: settings, client, ledger, passes.
using System.Diagnostics.CodeAnalysis;
using ReviewBot.Bugzilla;
using ReviewBot.GitHub;
using ReviewBot.Mail;
using ReviewBot.Passes;
using ReviewBot.Sandbox;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot;

/// <summary>The bot with its client and ledger, without hosting.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private static readonly TimeSpan ShortestOnBmo = TimeSpan.FromMinutes(5);

    private readonly ServiceProvider services;
    private readonly Server reader;
    private readonly TemplateSource templates;
    private readonly bool alwaysDry;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly bool isSandbox;

    private Bot(ServiceProvider services, SettingsStore settings, bool alwaysDry, Uri server, bool isSandbox, TimeProvider time, ILoggerFactory loggers, Ledger? ledger)
    {
        this.services = services;
        this.alwaysDry = alwaysDry;
        this.time = time;
        this.loggers = loggers;
        this.isSandbox = isSandbox;
        Settings = settings;
        Server = server;
        reader = new Server(Client);
        templates = new TemplateSource(GitHub, time);
        KeepLedger(ledger ?? OpenLedger());
    }

    /// <summary>The settings in force.</summary>
    public SettingsStore Settings { get; }

    /// <summary>The ledger.</summary>
    public Ledger Ledger { get; private set; }

    /// <summary>Runs passes.</summary>
    public PassRunner Passes { get; private set; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The server, for people.</summary>
    public string ServerName => Settings.Current.IsSandbox && Server.Host.EndsWith(".invalid", StringComparison.Ordinal) ? Settings.Current.ServerName : Server.AbsoluteUri;

    /// <summary>The client.</summary>
    public BugzillaClient Client => services.GetRequiredService<BugzillaClient>();

    /// <summary>Reads GitHub.</summary>
    public GitHubReader GitHub => services.GetRequiredService<GitHubReader>();

    /// <summary>Time between two passes: as set, but on a BMO never less than its rules allow.</summary>
    public TimeSpan Interval => reader.Flavour is Flavour.Bmo && !isSandbox && Settings.Current.Interval < ShortestOnBmo ? ShortestOnBmo : Settings.Current.Interval;

    private bool DryRun => alwaysDry || Settings.Current.DryRun;

    /// <summary>Puts the bot together.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="dryRun">Nothing is written and no ledger kept, whatever the settings say.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where logs go.</param>
    /// <param name="sandbox">The server in this process, or null for the one of the settings.</param>
    /// <param name="wire">What sends the requests, if neither the network nor the sandbox.</param>
    /// <param name="ledger">The ledger, if not the one of the settings.</param>
    /// <param name="randomizer">What spreads the repetitions of reads, if it has to be the same each time.</param>
    /// <exception cref="LedgerException">The ledger, or the file for blocks, can't be used.</exception>
    public static Bot Create(SettingsStore settings, bool dryRun, TimeProvider time, ILoggerFactory loggers, SandboxBugzilla? sandbox = null, HttpMessageHandler? wire = null, Ledger? ledger = null, Func<double>? randomizer = null)
    {
        var server = sandbox?.BaseUrl ?? new Uri(settings.Current.Values.Bugzilla.BaseUrl);
        var self = sandbox?.Contract()["users"]?["bot"];
        BugzillaClientOptions Options()
        {
            var s = settings.Current;
            return new BugzillaClientOptions
            {
                BaseUrl = server,
                Login = (string?)self?["login"] ?? s.Values.Bugzilla.Login,
                ApiKey = (string?)self?["key"] ?? s.ApiKey,
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
        services.AddSingleton<BlockStore>(sandbox is null && settings.Current.Database is { } database ? StoredBlocks.In(database) : new InMemoryBlockStore());
        services.AddGitHub(() =>
        {
            var github = settings.Current.Values.GitHub;
            return new GitHubOptions { BaseUrl = new Uri(github.BaseUrl), Token = github.Token, Enabled = github.Enabled ?? (sandbox is null && wire is null) };
        });
        services.AddBugzilla(_ => Options(), wire is not null ? _ => wire : sandbox is null ? null : _ => sandbox.CreateHandler(), randomizer);
        var provider = services.BuildServiceProvider();
        try
        {
            return new Bot(provider, settings, dryRun, server, sandbox is not null, time, loggers, ledger);
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    /// <summary>One pass by the settings of this moment. Going live, or back into a dry run, changes the ledger first.</summary>
    public async Task<PassReport> PassAsync(int? allowWrites, CancellationToken cancellationToken)
    {
        Settings.Refresh();
        if (DryRun != Ledger.IsForgetful && Settings.Current.Database is not null)
        {
            var before = Ledger;
            KeepLedger(OpenLedger());
            before.Dispose();
        }

        return await Passes.RunAsync(new PassOptions { DryRun = DryRun, AllowWrites = allowWrites }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await templates.EndAsync(Ledger);
        templates.Dispose();
        await services.DisposeAsync();
        Ledger.Dispose();
    }

    private Ledger OpenLedger() =>
        DryRun || Settings.Current.Database is not { } database ? Ledger.InMemory(Server.AbsoluteUri) : Ledger.Open(database, Server.AbsoluteUri);

    [MemberNotNull(nameof(Ledger), nameof(Passes))]
    private void KeepLedger(Ledger ledger)
    {
        Ledger = ledger;
        var mail = new MailRoom(new Mailer(() => Settings.Current, time, loggers.CreateLogger<Mailer>()), ledger, () => Settings.Current);
        Passes = new PassRunner(reader, ledger, CurrentSettings, time, loggers.CreateLogger<PassRunner>(), mail, GitHub);
    }

    private PassSettings CurrentSettings()
    {
        var s = Settings.Refresh();
        return new PassSettings
        {
            Policy = description => PolicyFactory.Policy(s, description, Server) with { Template = templates.Current(Ledger) },
            Odd = description => isSandbox ? [] : OnlineRules.Check(s, description),
            Scope = PolicyFactory.Scope(s),
            Digest = PolicyFactory.Digest(s),
            MaxWritesPerPass = s.Values.Safety.MaxWritesPerPass,
            TripAfter = s.Values.Safety.TripAfter,
            SettleAfter = s.Values.Bugzilla.SettleAfter,
            SweepInterval = s.Values.Polling.SweepInterval,
        };
    }
}
