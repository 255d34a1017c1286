namespace ReviewBot.Reviews.Plans;

/// <summary>What a rule found: a step, or why there is none, and when to look again.</summary>
internal sealed record Outcome(Step? Step, string Reason, DateTimeOffset? NextLook = null)
{
    /// <summary>Since when an opening is due; null if it isn't yet.</summary>
    public DateTimeOffset? DueSince { get; init; }

    /// <summary>Since when an opening is due that does not come.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    public static Outcome Nothing(string reason, DateTimeOffset? nextLook = null) => new(null, reason, nextLook);
}
