using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Reasons to leave a bug alone, whatever else is to be done there. Asked when deciding and again right before a write.</summary>
public static class Gate
{
    /// <summary>The opt-out that anybody with edit rights can put into the whiteboard.</summary>
    public const string OptOut = "[no-reviewbot]";

    private static readonly string[] Abandoned = ["INVALID", "DUPLICATE", "WONTFIX", "INCOMPLETE"];

    /// <summary>Why nothing at all may be written on the bug, or null.</summary>
    public static string? Closed(ReviewCase @case, ReviewPolicy policy)
    {
        var bug = @case.Bug;
        if (!policy.Covers(bug.Product, bug.Component))
        {
            return "the bug is in none of the configured products and components";
        }

        if (@case.Standing.Ignored)
        {
            return "a steward or owner wrote `ignore`";
        }

        return bug.Whiteboard.Contains(OptOut, StringComparison.OrdinalIgnoreCase) ? $"the whiteboard says {OptOut}" : null;
    }

    /// <summary>Whether the bug was given up, so that nobody waits for a review any more.</summary>
    public static bool IsAbandoned(BugSnapshot bug) => Abandoned.Contains(bug.Resolution, StringComparer.OrdinalIgnoreCase);

    /// <summary>Until when the bug rests because a human was there a moment ago, or null.</summary>
    public static DateTimeOffset? RestsUntil(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now) =>
        @case.LastHumanActivity + policy.Quiet is var until && until > now ? until : null;

    /// <summary>Whether the request is older than <see cref="ReviewPolicy.IgnoreRequestsBefore"/> and nobody touched its bug since.</summary>
    public static bool IsOldBacklog(ReviewCase @case, ReviewRequest request, ReviewPolicy policy) =>
        request.Round.AskedAt < policy.IgnoreRequestsBefore && IsUntouched(@case, policy);

    /// <summary>Whether nobody touched the bug since <see cref="ReviewPolicy.IgnoreRequestsBefore"/>: then what was said on it before has no answer, either.</summary>
    public static bool IsUntouched(ReviewCase @case, ReviewPolicy policy) => @case.LastHumanActivity < policy.IgnoreRequestsBefore;
}
