using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Storage;

namespace ReviewBot.Simulation;

/// <summary>
/// Two instances on one ledger that take turns by a lease, in simulated time: each poll wakes both, one works, and the other takes over when that one
/// dies or is paused for longer than its lease.
/// </summary>
internal sealed class Twins : IDisposable
{
    private const string TurnsLost = "turns lost";
    private const string Fenced = "passes that the fence ended";
    private const string Deaths = "deaths";

    // A holder that died has lost it by then.
    private static readonly TimeSpan Patience = Lease.Length + TimeSpan.FromSeconds(10);

    private readonly VirtualClock clock;
    private readonly Random random;
    private readonly SimulatedLeases leases;
    private readonly bool isFenced;
    private readonly Twin[] twins;

    /// <param name="clock">The world's, which is the lease's, too.</param>
    /// <param name="random">Decides what comes over them.</param>
    /// <param name="isFenced">Whether a write asks if it still is its instance's turn; without, what is guarded against has to show.</param>
    /// <param name="make">Makes an instance of this name, to be started.</param>
    public Twins(VirtualClock clock, Random random, bool isFenced, Func<Twins, string, Twin> make)
    {
        this.clock = clock;
        this.random = random;
        this.isFenced = isFenced;
        leases = new SimulatedLeases(clock);
        twins = [make(this, "one"), make(this, "other")];
        Array.ForEach(twins, Restart);
    }

    /// <summary>Whether anything may come over them.</summary>
    public bool Disturbed { get; set; } = true;

    /// <summary>What came over them, and how often.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>The ledger, by the first one's connection.</summary>
    public Ledger Ledger => twins[0].Bot.Ledger;

    private int Broken => Counts.GetValueOrDefault(TurnsLost) + Counts.GetValueOrDefault(Deaths);

    /// <summary>Whether something with this share happens.</summary>
    public bool Happens(double share) => Disturbed && random.NextDouble() < share;

    /// <summary>A time from long enough to lose the lease to longer than a write without an answer is waited for.</summary>
    public TimeSpan Pause() => TimeSpan.FromSeconds(random.Next(3) == 0 ? random.Next(600, 900) : random.Next(12, 120));

    public void Count(string what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;

    /// <summary>One poll of both.</summary>
    /// <returns>What those that had a turn did, and whether both kept theirs to its end.</returns>
    public async Task<(IReadOnlyList<PassReport> Reports, bool Whole)> PassAsync(PassOptions options)
    {
        if (Happens(0.05))
        {
            var wrong = twins[random.Next(2)];
            wrong.Clock.Offset = wrong.Clock.Offset == TimeSpan.Zero ? TimeSpan.FromMinutes(random.Next(-10, 11)) : TimeSpan.Zero;
            Count("clocks set apart or right");
        }

        var before = Broken;
        var first = random.Next(2);
        var one = WorkAsync(twins[first], options);
        var reports = await Task.WhenAll(one, WorkAsync(twins[1 - first], options));
        return ([.. reports.OfType<PassReport>()], Broken == before);
    }

    /// <summary>One of them ends and starts anew.</summary>
    public void Restart() => Restart(twins[random.Next(2)]);

    /// <summary>Clocks are right from now on, and nothing comes over them any more.</summary>
    public void Calm()
    {
        Disturbed = false;
        Array.ForEach(twins, t => t.Clock.Offset = TimeSpan.Zero);
    }

    public void Dispose() => Array.ForEach(twins, t => t.Dispose());

    private async Task<PassReport?> WorkAsync(Twin twin, PassOptions options)
    {
        var begun = clock.Now;
        Lease? lease;
        while ((lease = leases.Take(twin.Name)) is null)
        {
            if (clock.Now - begun > Patience)
            {
                return null;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), twin.Clock);
        }

        if (leases.WasTakenOver)
        {
            Count("turns taken over");
        }

        var died = false;
        using var kept = new KeptTurn(leases, lease.Token, twin.Clock);
        twin.Bot.Ledger.Fence = isFenced ? l => leases.Fence(l, lease.Token) : null;
        try
        {
            return await twin.Bot.Passes.RunAsync(options, CancellationToken.None);
        }
        catch (ProcessDeathException)
        {
            // Nobody gives its lease back.
            Count(Deaths);
            Restart(twin);
            died = true;
            return null;
        }
        catch (LeaseLostException)
        {
            Count(Fenced);
            return null;
        }
        finally
        {
            Await(twin);
            if (!died)
            {
                GiveBack(lease);
            }
        }
    }

    private void GiveBack(Lease lease)
    {
        if (!leases.Look().Lease.Allows(lease.Token, clock.Now))
        {
            Count(TurnsLost);
        }

        leases.GiveBack(lease.Token, good: true);
    }

    private void Await(Twin twin)
    {
        if (isFenced)
        {
            Turn.Await(twin.Bot.Ledger);
        }
    }

    private void Restart(Twin twin)
    {
        twin.Start();
        Await(twin);
    }
}
