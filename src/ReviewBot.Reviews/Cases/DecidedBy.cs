using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Who decided in truth, and where it was said.</summary>
/// <param name="Steward">Login; the steward's also where we set the flag on that person's word.</param>
/// <param name="Comment">The comment to cite, or null if the decision was made without one.</param>
public sealed record DecidedBy(string Steward, Comment? Comment)
{
    // A steward writes the review, then sets the flag, or the other way round.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(30);

    /// <summary>Who decided a round, and the comment that says so.</summary>
    public static DecidedBy Of(ReviewCase @case, Round round, Decision decision, ReviewPolicy policy)
    {
        if (policy.IsSelf(decision.By) && round.LastSaid(Steps.Decided) is { } ours)
        {
            var word = Mark.Read(@case.Bug.Id, ours.Comment.Body).FirstOrDefault(m => m.Step == Steps.Done)?.Subject;
            if (@case.Bug.Comments.FirstOrDefault(c => MarkItem.ForComment(c.Id) == word) is { } comment)
            {
                return new DecidedBy(comment.Creator, comment);
            }
        }

        var candidates = @case.Bug.Comments.Where(c => Same(c.Creator, decision.By) && (c.Time - decision.At).Duration() <= Together && c.Body.Length > 0).ToList();
        return new DecidedBy(decision.By, candidates.Find(c => c.Time == decision.At && c.AttachmentId == round.AttachmentId) ?? candidates.MinBy(c => (c.Time - decision.At).Duration()));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
