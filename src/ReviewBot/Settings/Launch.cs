namespace ReviewBot.Settings;

/// <summary>What was settled when the process began, and stays.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="IsSandbox">The server is in this process.</param>
/// <param name="AlwaysDry">Nothing is written and no ledger kept, whatever the settings say.</param>
internal sealed record Launch(Uri Server, bool IsSandbox, bool AlwaysDry)
{
    /// <summary>How many bugs a pass holds at a time: some fifty kilobytes each, and much more with long threads. Where there are more, they are read again for each step.</summary>
    public int AtHand { get; init; } = 500;

    /// <summary>Whether pages show what passes saw. A dry run keeps in memory what they show, which grows with each bug that waits.</summary>
    public bool HasPages { get; init; } = true;

    /// <summary>Whether nothing is written by these settings.</summary>
    public bool IsDry(LoadedSettings settings) => AlwaysDry || settings.DryRun;
}
