using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Finds the form that belongs to a flag: in the attachment, or in the comment that carries the request.</summary>
internal static class FormSource
{
    private const int ShortestForm = 200;

    private static readonly Dictionary<string, Obstacle> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text/x-google-doc"] = Obstacle.Link,
        ["text/x-github-pull-request"] = Obstacle.Link,
        ["text/x-phabricator-request"] = Obstacle.Patch,
        ["text/x-patch"] = Obstacle.Patch,
        ["text/x-diff"] = Obstacle.Patch,
        ["application/pdf"] = Obstacle.Pdf,
    };

    private static readonly string[] Pictures = ["image/", "video/", "audio/"];

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

    private static Obstacle ObstacleOf(Attachment attachment, FormReading own) => ByType(attachment.ContentType) switch
    {
        Obstacle.Link => Obstacle.Link,
        _ when attachment.IsPatch => Obstacle.Patch,
        { } obstacle => obstacle,
        null when attachment.Data is null && attachment.Size > 0 => Obstacle.Binary,
        null when own.Kind is FormKind.Review or FormKind.RenewalReview => Obstacle.StewardForm,
        null => ByContent(own.Content),
    };

    private static Obstacle? ByType(string type) =>
        Types.TryGetValue(type, out var obstacle) ? obstacle
        : Pictures.Any(p => type.StartsWith(p, StringComparison.OrdinalIgnoreCase)) ? Obstacle.Image
        : null;

    private static Obstacle ByContent(FormContent content) => content switch
    {
        FormContent.Empty => Obstacle.Empty,
        FormContent.Pdf => Obstacle.Pdf,
        FormContent.Image => Obstacle.Image,
        FormContent.Link => Obstacle.Link,
        FormContent.Patch => Obstacle.Patch,
        FormContent.Binary => Obstacle.Binary,
        FormContent.Text => Obstacle.NotRecognized,
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
