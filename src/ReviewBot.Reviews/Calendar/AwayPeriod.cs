namespace ReviewBot.Reviews.Calendar;

/// <summary>Days on which a steward is away, both included, in the steward's own zone.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record AwayPeriod(DateOnly From, DateOnly To);
