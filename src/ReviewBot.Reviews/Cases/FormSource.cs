using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Finds the form that belongs to a flag: in the attachment, or in the comment that carries the request.</summary>
internal static class FormSource
{
    private const int ShortestForm = 200;

    private static readonly string[] LinkTypes = ["text/x-google-doc", "text/x-github-pull-request"];

    public static FormReading Read(Attachment attachment, FormTemplate? template) => KnownForms.Read(attachment.Data is { } data ? data.Span : [], template);

    public static (FormReading Form, Obstacle Obstacle, Comment? Comment) Of(Attachment attachment, BugSnapshot bug, Round round, ReviewPolicy policy)
    {
        var own = Read(attachment, policy.Template);
        if (own.Kind is FormKind.Request or FormKind.Renewal && !attachment.IsPatch)
        {
            return (own, Obstacle.None, null);
        }

        // BMO's flag forms and some requesters put the form into the comment: of the attachment, or at the asking.
        // The newest counts: a comment can't be replaced like an attachment.
        foreach (var comment in bug.Comments.Where(c => !c.IsPrivate && c.Body.Length > ShortestForm && BelongsTo(c, attachment, bug, policy) && (Same(c.Creator, round.Requester) || Same(c.Creator, attachment.Creator))).OrderByDescending(c => c.Time))
        {
            if (KnownForms.Read(comment.Body, policy.Template) is { Kind: FormKind.Request or FormKind.Renewal } reading)
            {
                return (reading, Obstacle.None, comment);
            }
        }

        return (own, ObstacleOf(attachment, own), null);
    }

    // On the attachment; or on the bug, if no other attachment can be meant.
    private static bool BelongsTo(Comment comment, Attachment attachment, BugSnapshot bug, ReviewPolicy policy) =>
        comment.AttachmentId is { } id
            ? id == attachment.Id
            : !bug.Attachments.Any(a => a.Id != attachment.Id && a.Flags.Any(f => Same(f.Name, policy.FlagName)));

    private static Obstacle ObstacleOf(Attachment attachment, FormReading own)
    {
        var type = attachment.ContentType;
        if (LinkTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return Obstacle.Link;
        }

        if (attachment.IsPatch || type.Equals("text/x-phabricator-request", StringComparison.OrdinalIgnoreCase) || type.Equals("text/x-patch", StringComparison.OrdinalIgnoreCase) || type.Equals("text/x-diff", StringComparison.OrdinalIgnoreCase))
        {
            return Obstacle.Patch;
        }

        if (type.Equals("application/pdf", StringComparison.OrdinalIgnoreCase))
        {
            return Obstacle.Pdf;
        }

        if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
        {
            return Obstacle.Image;
        }

        if (attachment.Data is null && attachment.Size > 0)
        {
            return Obstacle.Binary;
        }

        if (own.Kind is FormKind.Review or FormKind.RenewalReview)
        {
            return Obstacle.StewardForm;
        }

        return own.Content switch
        {
            FormContent.Empty => Obstacle.Empty,
            FormContent.Pdf => Obstacle.Pdf,
            FormContent.Image => Obstacle.Image,
            FormContent.Link => Obstacle.Link,
            FormContent.Patch => Obstacle.Patch,
            FormContent.Binary => Obstacle.Binary,
            _ => Obstacle.NotRecognized,
        };
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
