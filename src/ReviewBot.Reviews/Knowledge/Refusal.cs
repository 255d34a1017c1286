using ReviewBot.Reviews.Cases;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>The server refused a person as requestee of one request; that person is not tried again in that round.</summary>
/// <param name="Subject">The round's subject, as <see cref="Round.Subject"/>.</param>
/// <param name="Steward">Login.</param>
/// <param name="Reason">The kind of refusal, without names.</param>
public sealed record Refusal(string Subject, string Steward, string Reason);
