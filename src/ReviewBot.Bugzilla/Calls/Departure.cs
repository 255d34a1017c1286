namespace ReviewBot.Bugzilla.Calls;

/// <summary>Until when a write may leave: from now on, for so long. Who was held up for longer sends nothing: others may have done it meanwhile.</summary>
/// <param name="within">How long.</param>
/// <param name="time">The clock.</param>
public sealed class Departure(TimeSpan within, TimeProvider time)
{
    private readonly long _stopwatch = time.GetTimestamp();
    private readonly DateTimeOffset _wall = time.GetUtcNow();

    /// <summary>Whether it is too late. A machine that slept shows on one clock only, perhaps.</summary>
    internal bool IsMissed => time.GetElapsedTime(_stopwatch) > within || time.GetUtcNow() - _wall > within;
}
