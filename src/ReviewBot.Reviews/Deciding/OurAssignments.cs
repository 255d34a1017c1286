using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Our own assignments of a round, and what we said of them.</summary>
internal static class OurAssignments
{
    // Flag and comment of one write may bear times that differ by a second or two.
    public static readonly TimeSpan OneWrite = TimeSpan.FromSeconds(5);

    /// <summary>Whether an assignment of ours stands of which the comment was lost.</summary>
    public static bool OweComment(ReviewRequest request, ReviewPolicy policy)
    {
        var round = request.Round;
        return round.Assignments.LastOrDefault() is { } last && policy.IsSelf(last.By) && request.Requestees.Any(r => Same(r, last.Steward))
            && (round.Said.Count(s => OfAssignment(s) || s.Item.Step == Steps.Restored) < round.Assignments.Count(a => policy.IsSelf(a.By))
                || !round.Said.Any(s => (OfAssignment(s) || s.Item.Step == Steps.Restored) && s.Comment.Time > last.At - OneWrite));
    }

    /// <summary>
    /// The highest number among our assignments of a round: one may have been said and changed nothing, since a human
    /// chose the same person a moment before; of another the comment may have been lost.
    /// </summary>
    public static int LastNumber(Round round, ReviewPolicy policy) => Math.Max(round.Assignments.Count(a => policy.IsSelf(a.By)), LastSaidNumber(round));

    public static int LastSaidNumber(Round round) => round.Said.Where(OfAssignment)
        .Select(s => int.TryParse(s.Item.State, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(0).Max();

    private static bool OfAssignment(OurWord said) => said.Item.Step is Steps.Assigned or Steps.Reassigned;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
