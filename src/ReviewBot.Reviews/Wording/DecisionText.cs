using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Wording;

/// <summary>The wording around decisions.</summary>
public sealed class DecisionText(ReviewPolicy policy, World world)
{
    /// <summary>The link of the deciding comment.</summary>
    public string Decided(ReviewCase @case, ReviewRequest request, string steward, Comment? comment)
    {
        var link = string.Create(CultureInfo.InvariantCulture, $"{policy.BaseUrl}show_bug.cgi?id={@case.Bug.Id}{(comment is null ? "" : $"#c{comment.Count}")}");
        return $"Attachment {request.Attachment.Id} has `{policy.FlagName}+` from {Who(steward)}. The link for `data_reviews`: {link}";
    }

    /// <summary>The granted form was replaced, or (null) only made obsolete.</summary>
    public string ChangedAfter(ReviewRequest request, Attachment? newer, string steward) => newer is null
        ? $"{Who(steward)}, attachment {request.Attachment.Id}, which has your `{policy.FlagName}+`, was marked as obsolete afterwards. If that was only tidying up, nothing is to be done."
        : $"{Who(steward)}, attachment {request.Attachment.Id}, which has your `{policy.FlagName}+`, was replaced by attachment {newer.Id} afterwards. If the collection changed, please ask for `{policy.FlagName}?` on the new one; if not, nothing is to be done.";

    /// <summary>What a steward might look at again.</summary>
    public string ReviewHint(Comment review, IEnumerable<string> hints) =>
        $"{Who(review.Creator)}, a question about the review in comment {review.Count}, which ends in `{policy.FlagName}+`, though {string.Join("; ", hints)}. If it is meant so, nothing is to be done. (`{policy.Name}: escalate legal REASON` asks Legal.)";

    /// <summary>The grant was taken off by somebody else.</summary>
    public string Revoked(ReviewRequest request, string steward, string by) =>
        $"{Who(steward)}, your `{policy.FlagName}+` on attachment {request.Attachment.Id} was taken off by {world.Display(by, policy.Roster, "somebody")}. If that was right, nothing is to be done; if not, please set it again.";

    /// <summary>A verdict stands in a comment, and the flag was left as it was.</summary>
    public string AskAboutVerdict(ReviewRequest request, Comment comment, string verdict) =>
        $"{Who(comment.Creator)}, comment {comment.Count} reads like `{policy.FlagName}{verdict}`, but the flag on attachment {request.Attachment.Id} is still `?`. "
        + (policy.MaySetVerdict
            ? $"To have it set, write `{policy.Name}: {(verdict == "+" ? "approve" : "deny REASON")}` on a line of its own, or set it yourself. If it was no decision, ignore this."
            : "If it was a decision, please set it; if not, ignore this.");

    private string Who(string login) => world.Display(login, policy.Roster, "a steward");
}
