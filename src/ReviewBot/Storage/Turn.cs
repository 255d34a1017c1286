namespace ReviewBot.Storage;

/// <summary>An instance's turn to work: from taking the lease until it is given back. Meanwhile the ledger lets it write, and nobody else.</summary>
internal sealed class Turn : IAsyncDisposable
{
    // A holder that died has lost it by then.
    private static readonly TimeSpan Patience = Lease.Length + TimeSpan.FromSeconds(10);

    private readonly Ledger ledger;
    private readonly Leases leases;
    private readonly TimeProvider time;
    private readonly long token;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task keeping;

    private Turn(Ledger ledger, Leases leases, Lease lease, TimeProvider time)
    {
        this.ledger = ledger;
        this.leases = leases;
        this.time = time;
        token = lease.Token;
        ledger.Fence = l => leases.Fence(l, token);
        keeping = KeepAsync();
    }

    /// <summary>Cancelled when the turn ends before its time: another instance has taken over, or the database can't be asked.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Whether what it was taken for came to a good end.</summary>
    public bool Good { get; set; }

    /// <summary>Lets nobody write by this ledger whose turn it is not.</summary>
    public static void Await(Ledger ledger) => ledger.Fence = _ => throw new LeaseLostException();

    /// <summary>Takes a turn as soon as nobody else has one; null if somebody is busy for longer than one waits.</summary>
    public static async Task<Turn?> TakeAsync(Ledger ledger, Leases leases, string holder, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (leases.Take(holder) is { } lease)
            {
                return new Turn(ledger, leases, lease, time);
            }

            if (time.GetElapsedTime(begun) > Patience)
            {
                return null;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
        }
    }

    /// <summary>Gives it back.</summary>
    public async ValueTask DisposeAsync()
    {
        Await(ledger);
        await end.CancelAsync();
        await keeping;
        try
        {
            leases.GiveBack(token, Good);
        }
        catch (LedgerException)
        {
            // Then it ends by itself.
        }

        end.Dispose();
        lost.Dispose();
    }

    private async Task KeepAsync()
    {
        var kept = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(Lease.Length / 4, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (end.IsCancellationRequested)
            {
                return;
            }

            try
            {
                var asked = time.GetTimestamp();
                if (leases.Prolong(token))
                {
                    kept = asked;
                    continue;
                }
            }
            catch (LedgerException) when (time.GetElapsedTime(kept) < Lease.Length)
            {
                // Perhaps the database is back before the lease has ended.
                continue;
            }
            catch (LedgerException)
            {
                // It has ended; whoever can reach the database goes on.
            }

            await lost.CancelAsync();
            return;
        }
    }
}
