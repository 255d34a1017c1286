using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Folds a bug's timeline into what the bot understands of it.</summary>
public static class CaseFold
{
    /// <summary>The case of one bug; a function of the bug and of our own name alone.</summary>
    public static ReviewCase Fold(BugSnapshot bug, ReviewPolicy policy)
    {
        var said = bug.Comments.Where(c => policy.IsSelf(c.Creator))
            .SelectMany(c => Mark.Read(bug.Id, c.Body).Select(item => new OurWord(item, c)))
            .ToImmutableArray();
        var changes = FlagChanges.OnAttachments(bug.History, policy.FlagName).ToLookup(c => c.AttachmentId);

        var requests = ImmutableArray.CreateBuilder<ReviewRequest>();
        var unflagged = ImmutableArray.CreateBuilder<ReadAttachment>();
        foreach (var attachment in bug.Attachments)
        {
            var flags = attachment.Flags.Where(f => string.Equals(f.Name, policy.FlagName, StringComparison.OrdinalIgnoreCase)).OrderBy(f => f.Id).ToImmutableArray();
            var history = FlagChanges.InOrder(changes[attachment.Id]).ToImmutableArray();
            var rounds = Rounds.Fold(attachment, history, policy.FlagName, policy.Self);
            if (rounds.IsEmpty)
            {
                if (!attachment.IsObsolete && attachment.Data is not null && FormSource.Read(attachment, policy.Template) is { Kind: FormKind.Request or FormKind.Renewal } reading)
                {
                    unflagged.Add(new ReadAttachment(attachment, reading));
                }

                continue;
            }

            var source = FormSource.Of(attachment, bug, rounds[^1], policy);
            requests.Add(new ReviewRequest
            {
                Attachment = attachment,
                Rounds = [.. rounds.Select(r => r with { Said = [.. said.Where(s => s.Item.Subject == r.Subject)] })],
                Reading = source.Form,
                Obstacle = source.Obstacle,
                FormComment = source.Comment,
                Flags = flags,
                Changes = history,
                Pending = [.. flags.Where(f => f.Status == FlagStatus.Requested)],
            });
        }

        var listened = Listening.To(bug, policy);
        var @case = new ReviewCase
        {
            Bug = bug,
            Requests = Answering.Of(Replacing.Of(requests.ToImmutable(), unflagged.ToImmutable(), bug, policy), bug, policy),
            UnflaggedForms = unflagged.ToImmutable(),
            Said = said,
            Heard = [.. listened.Where(h => h.Addresses)],
            Remarks = [.. listened.Where(h => !h.Addresses)],
            LastHumanActivity = LastHumanActivity(bug, policy),
        };
        return @case with { Standing = Listening.Standing(@case, policy) };
    }

    private static DateTimeOffset LastHumanActivity(BugSnapshot bug, ReviewPolicy policy)
    {
        var last = bug.CreationTime;
        foreach (var comment in bug.Comments)
        {
            if (comment.Time > last && !policy.IsBot(comment.Creator))
            {
                last = comment.Time;
            }
        }

        foreach (var entry in bug.History)
        {
            if (entry.When > last && !policy.IsBot(entry.Who))
            {
                last = entry.When;
            }
        }

        return last;
    }
}
