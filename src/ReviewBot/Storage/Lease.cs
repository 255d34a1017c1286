namespace ReviewBot.Storage;

/// <summary>
/// Whose turn it is to work, where several instances share a ledger.
/// </summary>
/// <remarks>
/// There is one lease for the whole bot: an instance takes it when a pass begins, prolongs it meanwhile and gives it back at the end; Quartz only says when,
/// and whomever it wakes asks for the lease. It is short, so that the others go on soon after its holder has died or was stopped, and its times are the
/// database's: what an instance's own clock shows counts for nothing. Each taking raises the token, and every write to the ledger, the outbox's above all, asks
/// in its own transaction and with the lease's row locked whether its token is still the last one: whoever slept through the end of its lease writes nothing
/// any more. What such a one could still do is to send the one request whose attempt it has recorded; so that has to leave within a tenth of
/// <c>Bugzilla:SettleAfter</c> of the record, by the clock on the wall and by the one that never jumps, up to the moment at which its bytes are handed to the network.
/// The open attempt is itself a lease, on the one bug and longer than <c>SettleAfter</c>: everybody leaves that bug alone for <c>SettleAfter</c> and that tenth,
/// so when the bug is read to settle the attempt, the request has landed or never will.
/// </remarks>
/// <param name="Holder">Who took it last.</param>
/// <param name="Token">The how manieth taking that was.</param>
/// <param name="Until">When it ends, unless prolonged.</param>
internal sealed record Lease(string Holder, long Token, DateTimeOffset Until)
{
    /// <summary>How long it lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>The lease as <paramref name="holder"/> takes it; null while it is somebody else's. Whoever has it already gets a new one.</summary>
    public Lease? TakenBy(string holder, DateTimeOffset now) => Until <= now || Holder == holder ? new Lease(holder, Token + 1, now + Length) : null;

    /// <summary>The lease as whoever has this token prolongs it; null if it was taken by another since.</summary>
    public Lease? Prolonged(long token, DateTimeOffset now) => Token == token && Until > now ? this with { Until = now + Length } : null;

    /// <summary>The lease as whoever has this token gives it back; null if it was taken by another since.</summary>
    public Lease? GivenBack(long token, DateTimeOffset now) => Token == token && Until > now ? this with { Until = now } : null;

    /// <summary>Whether whoever has this token may write.</summary>
    public bool Allows(long token, DateTimeOffset now) => Token == token && Until > now;
}
