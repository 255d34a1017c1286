namespace ReviewBot.Storage;

/// <summary>What instances know of each other.</summary>
/// <param name="Lease">The lease as it is.</param>
/// <param name="GoodPass">Who brought a pass to a good end last, and when.</param>
/// <param name="Now">The time by the same clock.</param>
internal sealed record Standing(Lease Lease, Lease GoodPass, DateTimeOffset Now);

/// <summary>Where the lease is kept. Each call is a transaction of its own, and may come from any thread.</summary>
internal abstract class Leases
{
    /// <summary>Takes the lease; null while it is somebody else's.</summary>
    public abstract Lease? Take(string holder);

    /// <summary>Prolongs it; false if it is another's by now.</summary>
    public abstract bool Prolong(long token);

    /// <summary>Gives it back, after a pass that came to a good end or one that did not.</summary>
    public abstract void GiveBack(long token, bool good);

    /// <summary>What the instances know of each other.</summary>
    public abstract Standing Look();

    /// <summary>The lease, locked against being taken until the ledger's transaction ends, and the time.</summary>
    public abstract (Lease Lease, DateTimeOffset Now) Hold(Ledger ledger);

    /// <summary>Holds the ledger's next transaction only if the lease is still ours.</summary>
    /// <exception cref="LeaseLostException">It isn't.</exception>
    public void Fence(Ledger ledger, long token)
    {
        var (lease, now) = Hold(ledger);
        if (!lease.Allows(token, now))
        {
            throw new LeaseLostException();
        }
    }
}

/// <summary>It is not this instance's turn to write: another one has taken over.</summary>
internal sealed class LeaseLostException() : LedgerException("Another instance has taken over: this one writes nothing before it is its turn again.");
