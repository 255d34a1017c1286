using System.Security.Cryptography;
using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>Holds the ledger in use: the file of the settings, or in dry runs and for the sandbox one that is forgotten.</summary>
internal sealed class LedgerKeeper : IDisposable
{
    private readonly SettingsStore settings;
    private readonly Launch launch;
    private readonly TimeProvider time;
    private readonly string instance = $"{Environment.MachineName} {RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <param name="settings">The settings in force.</param>
    /// <param name="launch">Whose ledger it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ledger">The one to begin with, if not the one of the settings.</param>
    /// <exception cref="LedgerException">The ledger can't be used.</exception>
    public LedgerKeeper(SettingsStore settings, Launch launch, TimeProvider time, Ledger? ledger = null)
    {
        this.settings = settings;
        this.launch = launch;
        this.time = time;
        Current = Awaiting(ledger ?? Open());
    }

    /// <summary>This process, among those that share the ledger.</summary>
    public string Instance => instance;

    /// <summary>What the instances that share the ledger know of each other; null where nobody shares it.</summary>
    /// <exception cref="LedgerException">The ledger can't be used.</exception>
    public Standing? Standing => Current.Leases?.Look();

    /// <summary>The ledger.</summary>
    public Ledger Current { get; private set; }

    /// <summary>Going live, or back into a dry run, changes the ledger; returns whether it did.</summary>
    public bool Follow()
    {
        if (launch.IsDry(settings.Current) == Current.IsForgetful || settings.Current.Database is null)
        {
            return false;
        }

        var before = Current;
        Current = Awaiting(Open());
        before.Dispose();
        return true;
    }

    /// <summary>
    /// Does something that writes the ledger: at once where nobody shares it, else when it is our turn, and only as long. Null if somebody else is busy.
    /// </summary>
    /// <exception cref="LeaseLostException">Another instance took over meanwhile.</exception>
    public async Task<T?> InTurnAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : class
    {
        if (Current.Leases is not { } leases)
        {
            return await work(cancellationToken);
        }

        await using var turn = await Turn.TakeAsync(Current, leases, instance, time, cancellationToken);
        if (turn is null)
        {
            return null;
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, turn.Lost);
        try
        {
            var done = await work(both.Token);
            turn.Good = true;
            return done;
        }
        catch (OperationCanceledException) when (turn.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LeaseLostException();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Current.Dispose();

    private static Ledger Awaiting(Ledger ledger)
    {
        if (ledger.Leases is not null)
        {
            Turn.Await(ledger);
        }

        return ledger;
    }

    private Ledger Open() => launch.IsDry(settings.Current) || settings.Current.Database is not { } database
        ? Ledger.InMemory(launch.Server.AbsoluteUri)
        : Ledger.Open(database, launch.Server.AbsoluteUri);
}
