using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Timeline;

/// <summary>Finds the form that belongs to a flag: in the attachment, or in the comment that carries the request.</summary>
internal static class FormSource
{
    private static readonly string[] LinkTypes = ["text/x-google-doc", "text/x-github-pull-request"];

    public static FormReading Read(Attachment attachment) => FormReader.Read(attachment.Data is { } data ? data.Span : []);

    public static (FormReading Form, Obstacle Obstacle) Of(Attachment attachment, ImmutableArray<Comment> comments, Round round)
    {
        var own = Read(attachment);
        if (own.Kind is FormKind.Request or FormKind.Renewal && !attachment.IsPatch)
        {
            return (own, Obstacle.None);
        }

        // BMO's flag forms and some requesters put the form into the comment: of the attachment, or at the asking.
        foreach (var comment in comments.Where(c => c.AttachmentId == attachment.Id && c.Body.Length > 200).OrderByDescending(c => c.Time))
        {
            var reading = FormReader.Read(comment.Body);
            if (reading.Kind is FormKind.Request or FormKind.Renewal
                && (Same(comment.Creator, round.Requester) || Same(comment.Creator, attachment.Creator)))
            {
                return (reading, Obstacle.None);
            }
        }

        return (own, ObstacleOf(attachment, own));
    }

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
