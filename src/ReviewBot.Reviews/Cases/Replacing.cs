using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies.Answers;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>
/// Finds forms that newer attachments take the place of though nobody marked them as obsolete: of the same requester, on the
/// same bug, and more complete. Somebody may say that they are two requests; then they are.
/// </summary>
internal static class Replacing
{
    /// <summary>The requests, those with what takes their place that are replaced.</summary>
    public static ImmutableArray<ReviewRequest> Of(ImmutableArray<ReviewRequest> requests, ImmutableArray<ReadAttachment> unflagged, BugSnapshot bug, ReviewPolicy policy)
    {
        var newer = requests.Where(r => r.Obstacle == Obstacle.None && !r.Attachment.IsObsolete && r.Round.WithdrawnAt is null).Select(r => new Newer(new ReadAttachment(r.Attachment, r.Reading), IsAsked: true))
            .Concat(unflagged.Select(f => new Newer(f, IsAsked: false))).Where(n => !n.Form.Attachment.IsPrivate).OrderBy(n => n.Form.Attachment.Id);
        var replaced = new Dictionary<long, Replacement>();
        foreach (var (form, isAsked) in newer)
        {
            var olds = requests.Where(r => IsOpen(r) && !replaced.ContainsKey(r.Attachment.Id) && IsReplaced(r, form) && !IsSaidToBeAnother(r, form.Attachment, requests, bug, policy)).ToList();

            // Of several, the one that it repeats.
            var old = olds.Count < 2 ? olds.FirstOrDefault() : olds.Find(r => IsAlike(r.Reading, form.Reading));
            if (old is not null)
            {
                replaced.Add(old.Attachment.Id, new Replacement(form.Attachment, isAsked));
            }
        }

        return [.. requests.Select(r => replaced.TryGetValue(r.Attachment.Id, out var by) ? r with { ReplacedBy = by } : r)];
    }

    /// <summary>An older form, complete like this one, by which the same requester waits, too, and nobody has said that they are two requests; null where there is none.</summary>
    public static ReviewRequest? Doubled(ReviewCase @case, ReviewRequest request, ReviewPolicy policy) => @case.Requests.LastOrDefault(old =>
        old.Attachment.Id < request.Attachment.Id && IsOpen(old) && old is { Obstacle: Obstacle.None, Reading.Complete: true, ReplacedBy: null }
        && old.Reading.Kind == request.Reading.Kind && Same(old.Round.Requester, request.Round.Requester)
        && !IsSaidToBeAnother(old, request.Attachment, @case.Requests, @case.Bug, policy));

    private static bool IsOpen(ReviewRequest request) => request is { IsPending: true, Attachment.IsPrivate: false } && request.Round.Decision is null;

    private static bool IsReplaced(ReviewRequest old, ReadAttachment form)
    {
        var (reading, attachment) = (form.Reading, form.Attachment);
        if (attachment.Id <= old.Attachment.Id || !(Same(attachment.Creator, old.Round.Requester) || Same(attachment.Creator, old.Attachment.Creator)))
        {
            return false;
        }

        var asked = old.Round.Said.Any(s => s.Item.Step is Steps.Findings or Steps.Unusable && s.Comment.Time < attachment.CreationTime);
        return old.Obstacle switch
        {
            Obstacle.None => old.Reading.Kind == reading.Kind && old.Reading.Complete == false
                && ((asked && Open(reading) < Open(old.Reading)) || (IsAlike(old.Reading, reading) && Open(reading) <= Open(old.Reading))),
            Obstacle.NotRecognized or Obstacle.Binary => false,
            Obstacle.Pdf or Obstacle.Image or Obstacle.Link or Obstacle.Patch or Obstacle.Empty or Obstacle.StewardForm => asked,
        };
    }

    private static int Open(FormReading reading) => reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic).Distinct().Count();

    // A request is what it is by what it wants to know and what it measures.
    private static bool IsAlike(FormReading old, FormReading other)
    {
        var common = old.Answers.Where(a => a.Answered && other.Answers.Any(b => b.Topic == a.Topic && b.Answered)).ToList();
        var same = common.Where(a => Words(a.Text).SequenceEqual(Words(other.Answers.First(b => b.Topic == a.Topic).Text))).Select(a => a.Topic).ToList();
        string[] core = old.Kind == FormKind.Renewal ? [Topics.InitialReview] : [Topics.Purpose, Topics.Measurements];
        return same.Count * 2 >= common.Count && same.Exists(core.Contains) && common.Where(a => core.Contains(a.Topic)).All(a => same.Contains(a.Topic));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // In words, or by naming a steward for the older one.
    private static bool IsSaidToBeAnother(ReviewRequest old, Attachment form, ImmutableArray<ReviewRequest> requests, BugSnapshot bug, ReviewPolicy policy) =>
        old.Round.Assignments.Any(a => a.At > form.CreationTime && !policy.IsBot(a.By))
        || bug.Comments.Any(c => c.Time >= form.CreationTime && !c.IsPrivate && MaySay(c.Creator, requests, policy) && AnotherRequest.IsSaidIn(c.Body, policy.Address));

    private static bool MaySay(string login, ImmutableArray<ReviewRequest> requests, ReviewPolicy policy) =>
        policy.Roster.Find(login) is not null || policy.Owners.Contains(login, StringComparer.OrdinalIgnoreCase)
        || requests.Any(r => Same(r.Attachment.Creator, login) || r.Rounds.Any(x => Same(x.Requester, login)));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private readonly record struct Newer(ReadAttachment Form, bool IsAsked);
}
