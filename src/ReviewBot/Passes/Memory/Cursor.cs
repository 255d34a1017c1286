using ReviewBot.Storage;

namespace ReviewBot.Passes.Memory;

/// <summary>How far the passes have come.</summary>
internal sealed class Cursor(Ledger ledger)
{
    // An error may come as an empty search result: such a look at everything is made again soon.
    private static readonly TimeSpan AgainAfterNothing = TimeSpan.FromHours(1);

    /// <summary>The time of the last pass that came to its end; null if there was none.</summary>
    public DateTimeOffset? Last => Time("cursor");

    /// <summary>When everything was looked at last; null if never.</summary>
    public DateTimeOffset? Swept => Time("swept");

    /// <summary>The digest of the settings that were decided by last.</summary>
    public string? Settings => ledger.Get("settings");

    /// <summary>When this ledger began to look at this server.</summary>
    public DateTimeOffset Began(DateTimeOffset now)
    {
        if (Time("began") is { } began)
        {
            return began;
        }

        ledger.Set("began", Ledger.Text(now));
        return now;
    }

    /// <summary>A pass came to its end.</summary>
    public void Move(DateTimeOffset now, string settings)
    {
        ledger.Set("settings", settings);
        ledger.Set("cursor", Ledger.Text(now));
    }

    /// <summary>It had looked at everything.</summary>
    public void Sweep(DateTimeOffset now, int found, TimeSpan interval) =>
        ledger.Set("swept", Ledger.Text(found > 0 ? now : now - interval + AgainAfterNothing));

    private DateTimeOffset? Time(string name) => ledger.Get(name) is { } text ? Ledger.Time(text) : null;
}
