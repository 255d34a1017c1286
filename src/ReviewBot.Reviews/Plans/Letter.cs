using ReviewBot.Reviews.Cases;

namespace ReviewBot.Reviews.Plans;

/// <summary>A reminder that goes out by mail.</summary>
/// <param name="Person">Login of whom it reminds.</param>
/// <param name="BugId">The bug.</param>
/// <param name="Subject">The round, as <see cref="Round.Subject"/>.</param>
/// <param name="Rung">Which rung of the ladder it is.</param>
public sealed record Letter(string Person, int BugId, string Subject, string Rung);
