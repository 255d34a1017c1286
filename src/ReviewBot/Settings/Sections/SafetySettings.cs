namespace ReviewBot.Settings.Sections;

/// <summary>What keeps the bot from doing harm.</summary>
public sealed record SafetySettings
{
    /// <summary>Nothing is written; true for a real server until set false.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Whether people are put on CC of a restricted bug so that they can be asked there. It shows them the bug, so it is off.</summary>
    public bool CcOnRestrictedBugs { get; init; }

    /// <summary>Most writes that a pass may plan; above it nothing is written.</summary>
    public int MaxWritesPerPass { get; init; } = 20;

    /// <summary>Whether stewards are assigned.</summary>
    public bool Assign { get; init; } = true;

    /// <summary>Whether the bot comments on forms and decisions.</summary>
    public bool Comment { get; init; } = true;

    /// <summary>Whether the bot reminds.</summary>
    public bool Remind { get; init; } = true;

    /// <summary>Whether commands are carried out.</summary>
    public bool Commands { get; init; } = true;

    /// <summary>Whether embargoed bugs are opened.</summary>
    public bool Embargo { get; init; } = true;

    /// <summary>Unexpected outcomes of one capability after which it switches itself off until the next start.</summary>
    public int TripAfter { get; init; } = 5;
}
