using ReviewBot.Reviews.Policies;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Given;

/// <summary>What a pass needs to know from the settings; taken anew for each.</summary>
internal sealed record PassSettings
{
    /// <summary>Policy without what only the server can tell.</summary>
    public required Func<ServerDescription, ReviewPolicy> Policy { get; init; }

    /// <summary>What is odd between settings and server, a line each.</summary>
    public required Func<ServerDescription, IEnumerable<string>> Odd { get; init; }

    /// <summary>Where to look, and for what.</summary>
    public required ServerScope Scope { get; init; }

    /// <summary>Differs when any setting differs: then everything is decided anew.</summary>
    public required string Digest { get; init; }

    /// <summary>Most writes that a pass may plan.</summary>
    public required int MaxWritesPerPass { get; init; }

    /// <summary>Up to how many bugs are read once and held.</summary>
    public required int AtHand { get; init; }

    /// <summary>How many are held at a time where there are more.</summary>
    public required int Portion { get; init; }

    /// <summary>How many bugs are written to at the same time at most.</summary>
    public required int AtOnce { get; init; }

    /// <summary>Unexpected outcomes in a row after which a capability is switched off until the next start.</summary>
    public required int TripAfter { get; init; }

    /// <summary>How long an unanswered write may still land.</summary>
    public required TimeSpan SettleAfter { get; init; }

    /// <summary>Longest time between two looks at everything.</summary>
    public required TimeSpan SweepInterval { get; init; }
}
