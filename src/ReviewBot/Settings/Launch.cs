namespace ReviewBot.Settings;

/// <summary>What was settled when the process began, and stays.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="IsSandbox">The server is in this process.</param>
/// <param name="AlwaysDry">Nothing is written and no ledger kept, whatever the settings say.</param>
internal sealed record Launch(Uri Server, bool IsSandbox, bool AlwaysDry)
{
    /// <summary>The server that the sandbox plays. What its bugs say can't be asked there.</summary>
    public static Uri Public { get; } = new("https://bugzilla.mozilla.org/");

    /// <summary>The server that ours only plays, if it is the sandbox.</summary>
    public Uri? Played => IsSandbox ? Public : null;

    /// <summary>Up to how many bugs a pass reads once and holds until its end: some fifty kilobytes each, and much more with long threads.</summary>
    public int AtHand { get; init; } = 500;

    /// <summary>How many a pass over more of them holds at a time; they are read again for each step.</summary>
    public int Portion => Math.Min(AtHand, 100);

    /// <summary>Whether pages show what passes saw. A dry run keeps in memory what they show, which grows with each bug that waits.</summary>
    public bool HasPages { get; init; } = true;

    /// <summary>Whether nothing is written by these settings.</summary>
    public bool IsDry(LoadedSettings settings) => AlwaysDry || settings.DryRun;
}
