namespace ReviewBot.Settings.Sections;

/// <summary>How often to look.</summary>
public sealed record PollingSettings
{
    /// <summary>Time between two passes; 5 minutes, on the sandbox 5 seconds.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Longest time between two looks at everything.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>No write on a bug that a human changed within this time; 2 minutes, on the sandbox none.</summary>
    public TimeSpan? Quiet { get; init; }

    /// <summary>Older requests are left alone until a human touches their bug.</summary>
    public DateTimeOffset? IgnoreRequestsBefore { get; init; }
}
