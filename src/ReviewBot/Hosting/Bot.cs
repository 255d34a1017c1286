using ReviewBot.Bugzilla;
using ReviewBot.Collections;
using ReviewBot.Calendars;
using ReviewBot.GitHub;
using ReviewBot.Import;
using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Hosting;

/// <summary>The bot as whoever wakes it or looks at it sees it.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private static readonly TimeSpan ShortestOnBmo = TimeSpan.FromMinutes(5);

    private readonly IServiceProvider services;
    private readonly Launch launch;
    private readonly LedgerKeeper ledger;
    private readonly PassQueue queue;
    private readonly TemplateSource templates;
    private AsyncServiceScope scope;
    private IAsyncDisposable? container;

    /// <summary>Opens the ledger.</summary>
    /// <exception cref="LedgerException">The ledger, or the file for blocks, can't be used.</exception>
    public Bot(IServiceProvider services, SettingsStore settings, Launch launch, LedgerKeeper ledger, PassQueue queue, TemplateSource templates)
    {
        this.services = services;
        this.launch = launch;
        this.ledger = ledger;
        this.queue = queue;
        this.templates = templates;
        Settings = settings;
        scope = services.CreateAsyncScope();
        Passes = scope.ServiceProvider.GetRequiredService<PassRunner>();
    }

    /// <summary>Makes a bot for a process without a host, with a container of its own: one command, or a test.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where logs go.</param>
    /// <param name="surroundings">Where it meets the world, if not as the settings say.</param>
    /// <exception cref="LedgerException">The ledger, or the file for blocks, can't be used.</exception>
    public static Bot Create(SettingsStore settings, TimeProvider time, ILoggerFactory loggers, Surroundings surroundings)
    {
        var container = new ServiceCollection().AddSingleton(time).AddSingleton(loggers).AddReviewBot(settings, surroundings).BuildServiceProvider();
        try
        {
            var bot = ActivatorUtilities.CreateInstance<Bot>(container);
            bot.container = container;
            return bot;
        }
        catch
        {
            container.Dispose();
            throw;
        }
    }

    /// <summary>The settings in force.</summary>
    public SettingsStore Settings { get; }

    /// <summary>What the instances that share the ledger know of each other; null where nobody shares it.</summary>
    /// <exception cref="LedgerException">The ledger can't be used.</exception>
    public Standing? Standing => ledger.Standing;

    /// <summary>Whether other instances may share the ledger.</summary>
    public bool IsShared => Ledger.Leases is not null;

    /// <summary>This process, among those that share the ledger.</summary>
    public string Instance => ledger.Instance;

    /// <summary>The ledger in use.</summary>
    public Ledger Ledger => ledger.Current;

    /// <summary>Runs passes with that ledger.</summary>
    public PassRunner Passes { get; private set; }

    /// <summary>The server's address.</summary>
    public Uri Server => launch.Server;

    /// <summary>The server, for people.</summary>
    public string ServerName => Settings.Current.IsSandbox && Server.Host.EndsWith(".invalid", StringComparison.Ordinal) ? Settings.Current.ServerName : Server.AbsoluteUri;

    /// <summary>The client.</summary>
    public BugzillaClient Client => services.GetRequiredService<BugzillaClient>();

    /// <summary>Reads the stewards' calendars.</summary>
    public CalendarSource Calendars => services.GetRequiredService<CalendarSource>();

    /// <summary>Reads GitHub.</summary>
    public GitHubReader GitHub => services.GetRequiredService<GitHubReader>();

    /// <summary>Time between two passes: as set, but on a BMO never less than its rules allow.</summary>
    public TimeSpan Interval => services.GetRequiredService<Server>().Flavour is Flavour.Bmo && !launch.IsSandbox && Settings.Current.Interval < ShortestOnBmo ? ShortestOnBmo : Settings.Current.Interval;

    /// <summary>Has something looked at in the next pass.</summary>
    public void Wake(Wanted wanted) => queue.Add(wanted);

    /// <summary>
    /// One pass over what waits in the queue, by the settings of this moment; null if nothing does, or another instance is busy. Going live, or back into
    /// a dry run, changes the ledger first, and what was remembered with the old one is forgotten.
    /// </summary>
    public async Task<PassReport?> PassAsync(int? allowWrites, CancellationToken cancellationToken) =>
        queue.Take() is { } wanted ? await PassAsync(wanted, allowWrites, cancellationToken) : null;

    /// <summary>The same over these bugs and what else was named; a search that could not be made goes on waiting for a poll.</summary>
    public async Task<PassReport?> LookAtAsync(IEnumerable<int> bugs, CancellationToken cancellationToken)
    {
        queue.Add(Wanted.Only(bugs));
        return queue.TakeNamed() is { } wanted ? await PassAsync(wanted, null, cancellationToken) : null;
    }

    private async Task<PassReport?> PassAsync(Wanted wanted, int? allowWrites, CancellationToken cancellationToken)
    {
        try
        {
            Settings.Refresh();
            if (ledger.Follow())
            {
                await scope.DisposeAsync();
                scope = services.CreateAsyncScope();
                Passes = scope.ServiceProvider.GetRequiredService<PassRunner>();
            }

            var options = new PassOptions { Wanted = wanted, DryRun = launch.IsDry(Settings.Current), AllowWrites = allowWrites };
            var report = await ledger.InTurnAsync(turn => Passes.RunAsync(options, turn), cancellationToken);
            if (report is null)
            {
                queue.Add(wanted);
            }

            return report;
        }
        catch
        {
            queue.Add(wanted);
            throw;
        }
    }

    /// <summary>Compares what landed with what was approved.</summary>
    public CollectionsRun Collections => scope.ServiceProvider.GetRequiredService<CollectionsRun>();

    /// <summary>Looks at what landed, if it is time to; from the flow of control of the passes.</summary>
    public async Task<bool> LookAtCollectionsAsync(CancellationToken cancellationToken) =>
        await ledger.InTurnAsync(async turn => (object)await scope.ServiceProvider.GetRequiredService<CollectionsDesk>().LookAsync(turn), cancellationToken) is true;

    /// <summary>Reads the decisions of the years before into the register.</summary>
    /// <exception cref="LedgerException">Another instance is busy.</exception>
    public async Task<ImportProgress> ImportAsync(DateOnly? since, IProgress<ImportProgress> progress, CancellationToken cancellationToken) =>
        await ledger.InTurnAsync(turn => scope.ServiceProvider.GetRequiredService<RegisterImport>().RunAsync(since, progress, turn), cancellationToken)
        ?? throw Busy();

    /// <summary>That another instance is busy, for whoever asked for one thing only.</summary>
    public static LedgerException Busy() => new("Another ReviewBot that shares this ledger is busy: stop it first, or try again when its pass has ended.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await templates.EndAsync(Ledger);
        }
        catch (LeaseLostException)
        {
            // Whoever's turn is next fetches it.
        }

        await scope.DisposeAsync();
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }
}
