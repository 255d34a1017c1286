namespace ReviewBot.Simulation;

/// <summary>What may go wrong with one request.</summary>
internal enum Fault
{
    None,

    /// <summary>The connection breaks before the server has it.</summary>
    LostBefore,

    /// <summary>The connection breaks after the server did it.</summary>
    LostAfter,

    /// <summary>No connection at all.</summary>
    Unreachable,

    /// <summary>The answer breaks off in its middle, after the server did it.</summary>
    CutAnswer,

    /// <summary>No answer in time, and the write lands minutes later.</summary>
    LandsLate,

    /// <summary>No answer in time; it is never done.</summary>
    NeverAnswered,

    /// <summary>The answer takes up to fifty seconds.</summary>
    Slow,

    /// <summary>A database error inside a success, nothing stored.</summary>
    DeadlockNothing,

    /// <summary>The same, with the flag stored and the comment lost.</summary>
    DeadlockHalf,

    /// <summary>The same, with everything stored.</summary>
    DeadlockAll,

    /// <summary>502 of a proxy, nothing done.</summary>
    BadGatewayBefore,

    /// <summary>502 of a proxy, all done.</summary>
    BadGatewayAfter,

    /// <summary>Upstream's maintenance page.</summary>
    Maintenance,

    /// <summary>429, and silence is asked for an hour.</summary>
    Blocked,

    /// <summary>HTML with status 200, nothing done.</summary>
    Html,

    /// <summary>Status 200 and no body.</summary>
    EmptyBody,

    /// <summary>A search that finds nothing though there is something.</summary>
    EmptySearch,

    /// <summary>The bot is down for up to six days.</summary>
    Downtime,

    /// <summary>The process dies before the request leaves.</summary>
    DeathBefore,

    /// <summary>The process dies before it sees the answer.</summary>
    DeathAfter,

    /// <summary>The process dies as it looks at the clock.</summary>
    DeathBetween,

    /// <summary>The database is lost with the process.</summary>
    DatabaseLost,

    /// <summary>The bot's clock is set wrong.</summary>
    ClockJump,

    /// <summary>The replica falls behind.</summary>
    ReplicaLag,

    /// <summary>A human acts between two requests of a pass.</summary>
    HumanInGap,
}

/// <summary>The process is no more.</summary>
internal sealed class ProcessDeathException() : Exception("the process died");

/// <summary>Decides what goes wrong, by a seed.</summary>
internal sealed class FaultPlan(Random random, bool isBmo)
{
    private static readonly (Fault Fault, int Weight)[] OfWrites =
    [
        (Fault.LostBefore, 4), (Fault.LostAfter, 6), (Fault.Unreachable, 2), (Fault.CutAnswer, 3), (Fault.LandsLate, 6), (Fault.NeverAnswered, 2), (Fault.Slow, 3),
        (Fault.DeadlockNothing, 6), (Fault.DeadlockHalf, 8), (Fault.DeadlockAll, 6), (Fault.BadGatewayBefore, 3), (Fault.BadGatewayAfter, 4), (Fault.Maintenance, 2),
        (Fault.Blocked, 1), (Fault.Html, 2), (Fault.EmptyBody, 2), (Fault.DeathBefore, 4), (Fault.DeathAfter, 6),
    ];

    private static readonly (Fault Fault, int Weight)[] OfReads =
    [
        (Fault.LostBefore, 4), (Fault.LostAfter, 2), (Fault.Unreachable, 3), (Fault.CutAnswer, 3), (Fault.NeverAnswered, 1), (Fault.Slow, 6), (Fault.DeadlockNothing, 4),
        (Fault.BadGatewayBefore, 4), (Fault.Maintenance, 1), (Fault.Blocked, 1), (Fault.Html, 3), (Fault.EmptyBody, 2), (Fault.EmptySearch, 8), (Fault.DeathBefore, 3), (Fault.DeathAfter, 3),
    ];

    /// <summary>Share of reads that go wrong; writes do so eight times as often.</summary>
    public double Rate { get; set; }

    /// <summary>Share of requests between which a human acts on the very bug.</summary>
    public double Humans { get; set; }

    /// <summary>How often each happened.</summary>
    public int[] Counts { get; } = new int[Enum.GetValues<Fault>().Length];

    /// <summary>Whether anything went wrong since this was set to false.</summary>
    public bool Struck { get; set; }

    public Random Random => random;

    /// <summary>What happens to a request.</summary>
    public Fault Next(bool isWrite, bool isSearch)
    {
        if (random.NextDouble() >= Rate * (isWrite ? 8 : 1))
        {
            return Fault.None;
        }

        var table = isWrite ? OfWrites : OfReads;
        var roll = random.Next(table.Sum(t => t.Weight));
        var fault = Fault.None;
        foreach (var (candidate, weight) in table)
        {
            if ((roll -= weight) < 0)
            {
                fault = candidate;
                break;
            }
        }

        return fault == Fault.EmptySearch && !isSearch || fault == Fault.Maintenance && isBmo ? Fault.Slow : fault;
    }

    public void Count(Fault fault)
    {
        Counts[(int)fault]++;
        Struck |= fault is not (Fault.None or Fault.HumanInGap or Fault.Slow);
    }

    public bool Happens(double share) => random.NextDouble() < share;
}
