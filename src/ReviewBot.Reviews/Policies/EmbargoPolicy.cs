using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;

namespace ReviewBot.Reviews.Policies;

/// <summary>What the settings say about opening bugs.</summary>
public sealed record EmbargoPolicy
{
    /// <summary>Above this the clocks don't agree, and nothing is opened.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Groups that mean an embargo, and the only ones ever taken off; empty: nothing is ever opened.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Least time between the warning and the opening.</summary>
    public TimeSpan NoticePeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>When bugs are opened.</summary>
    public StaffedTime Staffed { get; init; } = new();

    /// <summary>How long before the opening the first warning comes where that is known so early.</summary>
    public TimeSpan FirstWarning => NoticePeriod > TimeSpan.FromDays(7) ? NoticePeriod : TimeSpan.FromDays(7);
}
