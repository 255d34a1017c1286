using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Collections;

/// <summary>Takes out of a bug what a definition that cites it is compared with.</summary>
public static class ReviewedBugs
{
    private const int LongestReview = 20_000;
    private const int MostReviews = 100;

    private static readonly string[] CodeReviews = ["text/x-phabricator-request", "text/x-github-pull-request", "text/x-github-request", "text/x-review-board-request"];

    /// <summary>Of a bug with its case.</summary>
    public static ReviewedBug Of(ReviewCase @case, ReviewPolicy policy)
    {
        if (@case.Bug.IsRestricted)
        {
            return new ReviewedBug(@case.Bug.Id, BugStanding.Restricted);
        }

        ImmutableArray<ReviewedRequest> asked = [.. @case.Requests.Where(r => !r.Attachment.IsPrivate).Select(r => Of(r, @case, policy)).OfType<ReviewedRequest>()];
        return Of(@case.Bug.Id, asked, @case.Bug.Attachments, @case.Bug.Comments, policy);
    }

    /// <summary>Of a public bug in which the flag was never asked.</summary>
    public static ReviewedBug Of(int bug, IEnumerable<Attachment> attachments, IEnumerable<Comment> comments, ReviewPolicy policy) => Of(bug, [], attachments, comments, policy);

    private static ReviewedBug Of(int bug, ImmutableArray<ReviewedRequest> asked, IEnumerable<Attachment> attachments, IEnumerable<Comment> comments, ReviewPolicy policy) => new(bug, BugStanding.Public)
    {
        LastComment = comments.Max(c => (int?)c.Count),

        // The flag is the truth; where there is none, a steward's filled-in form is a decision all the same.
        Requests = asked.IsEmpty ? [.. comments.Where(c => !c.IsPrivate && !policy.IsBot(c.Creator)).Take(MostReviews).Select(c => InComment(c, policy)).OfType<ReviewedRequest>()] : asked,
        ReviewedElsewhere = attachments.Any(a => CodeReviews.Contains(a.ContentType, StringComparer.OrdinalIgnoreCase)),
    };

    private static ReviewedRequest? Of(ReviewRequest request, ReviewCase @case, ReviewPolicy policy)
    {
        var round = request.Round;
        if (round.Decision is null && !request.IsPending)
        {
            return null;
        }

        var form = request.Obstacle == Obstacle.None ? request.Reading : null;
        var cite = round.Decision is { } decision ? DecidedBy.Of(@case, round, decision, policy).Comment : null;
        return new ReviewedRequest
        {
            Attachment = request.Attachment.Id,
            State = round.Decision is null ? ReviewState.Pending : round.Decision.Status == FlagStatus.Granted ? ReviewState.Granted : ReviewState.Denied,
            Comment = cite is { IsPrivate: false } ? cite.Count : null,
            Comments = [.. @case.Bug.Comments.Where(c => c.AttachmentId == request.Attachment.Id || c == cite || c == request.FormComment).Select(c => c.Count)],
            DecidedAt = round.Decision?.At,
            Form = form?.Kind ?? FormKind.Unrecognized,
            Categories = form?.Categories ?? [],
            DefaultOn = form?.DefaultOn,
            Terms = form is null ? [] : Terms(form),
            Measurements = form is null ? [] : [.. form.Measurements.Select(m => new ReviewedMeasurement(m.Name, m.Bugs))],
        };
    }

    private static ReviewedRequest? InComment(Comment comment, ReviewPolicy policy)
    {
        if (comment.Body.Length > LongestReview || FormReader.Read(Encoding.UTF8.GetBytes(comment.Body)) is not { Kind: FormKind.Review or FormKind.RenewalReview, Verdict: { } verdict })
        {
            return null;
        }

        return new ReviewedRequest
        {
            State = policy.Roster.Find(comment.Creator) is null ? ReviewState.Unknown : verdict == "+" ? ReviewState.Granted : ReviewState.Denied,
            Comment = comment.Count,
            Comments = [comment.Count],
            DecidedAt = comment.Time,
        };
    }

    private static ImmutableArray<ReviewedTerm> Terms(FormReading form) => form.Kind == FormKind.Renewal && form.Renewals.Any(r => r.Expiry is not null)
        ? [.. form.Renewals.Select(r => Term(r.Expiry) with { Subject = r.Subject })]
        : [Term(form.Duration)];

    private static ReviewedTerm Term(FormDuration? duration) => duration?.Kind switch
    {
        DurationKind.Permanent => new ReviewedTerm { Permanent = true },
        DurationKind.UntilDate => new ReviewedTerm { Until = duration.Until },
        DurationKind.Months => duration.Until is { } day ? new ReviewedTerm { Until = day } : new ReviewedTerm { Months = duration.Months },
        DurationKind.UntilVersion => new ReviewedTerm { Version = Version(duration.Version) },
        DurationKind.Varies or DurationKind.Unknown or null => new ReviewedTerm(),
        _ => throw new ArgumentOutOfRangeException(nameof(duration)),
    };

    private static ReviewedTerm Term(string? expiry) =>
        expiry is null ? new ReviewedTerm()
        : expiry.Equals("never", StringComparison.OrdinalIgnoreCase) ? new ReviewedTerm { Permanent = true }
        : DateOnly.TryParseExact(expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new ReviewedTerm { Until = day }
        : new ReviewedTerm { Version = Version(expiry.Split(' ')[^1]) };

    private static int? Version(string? text) =>
        int.TryParse(text?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
