using ReviewBot.Reviews.Policies;

namespace ReviewBot.Passes.Given;

/// <summary>What holds for the whole of one pass.</summary>
/// <param name="Options">How it is to go.</param>
/// <param name="Settings">The settings that it began with.</param>
/// <param name="Policy">What is decided by.</param>
/// <param name="Now">The server's time.</param>
/// <param name="BeganAt">Our own stopwatch.</param>
internal sealed record PassContext(PassOptions Options, PassSettings Settings, ReviewPolicy Policy, DateTimeOffset Now, long BeganAt)
{
    /// <summary>Whether any setting differs from what the last pass decided by.</summary>
    public bool SettingsChanged { get; init; }

    /// <summary>Whether the search is to find unchanged bugs, too.</summary>
    public bool Sweeps { get; init; }

    /// <summary>How many writes it may plan.</summary>
    public int MostWrites => Math.Max(Settings.MaxWritesPerPass, Options.AllowWrites ?? 0);

    /// <summary>Whether this pass does what it decides.</summary>
    public bool Writes => !Options.PlanOnly && !Options.DryRun;
}
