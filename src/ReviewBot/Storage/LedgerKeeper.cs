using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>Holds the ledger in use: the file of the settings, or in dry runs and for the sandbox one that is forgotten.</summary>
internal sealed class LedgerKeeper : IDisposable
{
    private readonly SettingsStore settings;
    private readonly Launch launch;

    /// <param name="settings">The settings in force.</param>
    /// <param name="launch">Whose ledger it is.</param>
    /// <param name="ledger">The one to begin with, if not the one of the settings.</param>
    /// <exception cref="LedgerException">The ledger can't be used.</exception>
    public LedgerKeeper(SettingsStore settings, Launch launch, Ledger? ledger = null)
    {
        this.settings = settings;
        this.launch = launch;
        Current = ledger ?? Open();
    }

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
        Current = Open();
        before.Dispose();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Current.Dispose();

    private Ledger Open() => launch.IsDry(settings.Current) || settings.Current.Database is not { } database
        ? Ledger.InMemory(launch.Server.AbsoluteUri)
        : Ledger.Open(database, launch.Server.AbsoluteUri);
}
