using ReviewBot.Reviews.Cases;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>Somebody was reminded of something.</summary>
/// <param name="Person">Login.</param>
/// <param name="At">When.</param>
/// <param name="Subject">The round, as <see cref="Round.Subject"/>.</param>
/// <param name="Rung">Which rung of the ladder it was.</param>
public sealed record ReminderFact(string Person, DateTimeOffset At, string Subject, string Rung);
