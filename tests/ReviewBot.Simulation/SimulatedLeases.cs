using ReviewBot.Storage;

namespace ReviewBot.Simulation;

/// <summary>The lease by the real rules, kept by the world's clock as a database keeps it by its own.</summary>
internal sealed class SimulatedLeases(VirtualClock clock) : Leases
{
    private Lease lease = new("", 0, DateTimeOffset.UnixEpoch);
    private bool isHeld;

    /// <summary>Whether the last one who took it found that its holder had never given it back.</summary>
    public bool WasTakenOver { get; private set; }

    /// <inheritdoc/>
    public override Lease? Take(string holder)
    {
        var taken = lease.TakenBy(holder, clock.Now);
        if (taken is not null)
        {
            (WasTakenOver, isHeld) = (isHeld && lease.Holder != holder, true);
            lease = taken;
        }

        return taken;
    }

    /// <inheritdoc/>
    public override bool Prolong(long token)
    {
        var prolonged = lease.Prolonged(token, clock.Now);
        lease = prolonged ?? lease;
        return prolonged is not null;
    }

    /// <inheritdoc/>
    public override void GiveBack(long token, bool good)
    {
        if (lease.GivenBack(token, clock.Now) is { } given)
        {
            (lease, isHeld) = (given, false);
        }
    }

    /// <inheritdoc/>
    public override Standing Look() => new(lease, lease, clock.Now);

    /// <inheritdoc/>
    public override (Lease Lease, DateTimeOffset Now) Hold(Ledger ledger) => (lease, clock.Now);
}

/// <summary>
/// Prolongs a lease while its holder runs. Whoever has lost it is not told, as the bot's own turn would: what is sent and written then has to be
/// held by the fence alone.
/// </summary>
internal sealed class KeptTurn : IDisposable
{
    private readonly ITimer timer;

    public KeptTurn(Leases leases, long token, BotClock clock)
    {
        ITimer? again = null;
        timer = again = clock.CreateTimer(_ => Keep(), null, Lease.Length / 4, Timeout.InfiniteTimeSpan);

        void Keep()
        {
            if (leases.Prolong(token))
            {
                again!.Change(Lease.Length / 4, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => timer.Dispose();
}
