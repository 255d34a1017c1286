using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Facts;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>A bug as the bot understands it: the fold of its timeline, and all that deciding may look at.</summary>
public sealed record ReviewCase
{
    /// <summary>The bug as read.</summary>
    public required BugSnapshot Bug { get; init; }

    /// <summary>Every attachment on which the flag was ever asked, ascending by attachment.</summary>
    public ImmutableArray<ReviewRequest> Requests { get; init; } = [];

    /// <summary>Readable forms that bear no flag and never did, ascending by attachment; obsolete ones are left out.</summary>
    public ImmutableArray<ReadAttachment> UnflaggedForms { get; init; } = [];

    /// <summary>Everything that we said on this bug, oldest first.</summary>
    public ImmutableArray<OurWord> Said { get; init; } = [];

    /// <summary>Comments of humans that say something to us, oldest first.</summary>
    public ImmutableArray<Heard> Heard { get; init; } = [];

    /// <summary>Comments by humans that address nobody and yet concern a request, oldest first.</summary>
    public ImmutableArray<Heard> Remarks { get; init; } = [];

    /// <summary>What holds because somebody said so.</summary>
    public Standing Standing { get; init; } = new();

    /// <summary>The last moment at which anybody but us (or another bot) changed or said something; the filing at least.</summary>
    public DateTimeOffset LastHumanActivity { get; init; }

    /// <summary>When the first of its requests that wait was asked, and that flag's id; where nothing waits, later than anything.</summary>
    public (DateTimeOffset At, long Flag) FirstAsked =>
        Requests.Where(r => r.IsPending).Select(r => (r.Pending[0].Created, r.Pending[0].Id)).DefaultIfEmpty((DateTimeOffset.MaxValue, 0)).Min();

    /// <summary>
    /// The same without the attachments' content, in which all has been read that deciding needs. The text of a form stays, since pages show it beside
    /// what was read in it; and a restricted bug's, which may name what opening it waits for.
    /// </summary>
    public ReviewCase WithoutContent() => Bug.IsRestricted ? this : this with
    {
        Bug = Bug with { Attachments = [.. Bug.Attachments.Select(Emptied)] },
        Requests = [.. Requests.Select(r => r.FormIsAttached ? r : r with { Attachment = Emptied(r.Attachment) })],
        UnflaggedForms = [.. UnflaggedForms.Select(f => f with { Attachment = Emptied(f.Attachment) })],
    };

    private static Attachment Emptied(Attachment attachment) => attachment.Data is null ? attachment : attachment with { Data = null };

    /// <summary>Without any text of the bug's.</summary>
    public override string ToString() => $"the case of {Bug}";

    /// <summary>What we said with <paramref name="step"/> about <paramref name="subject"/>, last first.</summary>
    public OurWord? LastSaid(string subject, string step) =>
        Said.LastOrDefault(s => s.Item.Subject == subject && s.Item.Step == step);
}

/// <summary>An attachment with what was read in it.</summary>
/// <param name="Attachment">The attachment.</param>
/// <param name="Reading">What its text is.</param>
public sealed record ReadAttachment(Attachment Attachment, FormReading Reading)
{
    /// <summary>Without any text of its sender's.</summary>
    public override string ToString() => Attachment.ToString();
}

/// <summary>An attachment with the flag, its rounds, and the form that belongs to it.</summary>
public sealed record ReviewRequest
{
    /// <summary>The attachment that bears the flag.</summary>
    public required Attachment Attachment { get; init; }

    /// <summary>The rounds, oldest first; never empty.</summary>
    public required ImmutableArray<Round> Rounds { get; init; }

    /// <summary>The form, from the attachment or from the comment that carries the request, with what its requester answered in comments.</summary>
    public required FormReading Reading { get; init; }

    /// <summary>The newer form that takes its place, if any: nobody is asked for this one any more.</summary>
    public Replacement? ReplacedBy { get; init; }

    /// <summary>The requester's comments that answer something in it, oldest first.</summary>
    public ImmutableArray<AnswerIn> Answers { get; init; } = [];

    /// <summary>The requester's last comment that says something to the matter, and of which it can't be told what it answers.</summary>
    public Comment? UnclearAnswer { get; init; }

    /// <summary>Comments of the requester's that are no answer.</summary>
    public ImmutableArray<Comment> Talk { get; init; } = [];

    /// <summary>What keeps the attachment from being read as a form.</summary>
    public required Obstacle Obstacle { get; init; }

    /// <summary>The comment that holds the form, where it isn't the attachment.</summary>
    public Comment? FormComment { get; init; }

    /// <summary>Whether the attachment is the form: what was read, was read there.</summary>
    public bool FormIsAttached => FormComment is null && Reading.Kind != FormKind.Unrecognized;

    /// <summary>Since when the form, or what stands in its place, is as it is.</summary>
    public DateTimeOffset FormAt => Answers.IsEmpty ? FormComment?.Time ?? Attachment.CreationTime : Answers[^1].Comment.Time;

    /// <summary>The flags that are <c>?</c> now, ascending by id.</summary>
    public ImmutableArray<Flag> Pending { get; init; } = [];

    /// <summary>The flags of our type, whatever their status.</summary>
    public ImmutableArray<Flag> Flags { get; init; } = [];

    /// <summary>Everything that happened to the flag on this attachment, oldest first.</summary>
    public ImmutableArray<FlagChange> Changes { get; init; } = [];

    /// <summary>The present (last) round.</summary>
    public Round Round => Rounds[^1];

    /// <summary>Whether it waits for a steward now. Where several were asked, one grant is enough: the flags of the others may stay.</summary>
    public bool IsPending => !Pending.IsEmpty && Round.Decision?.Status != FlagStatus.Granted;

    /// <summary>The bugs on our server that a renewal names as those of its first review.</summary>
    internal IEnumerable<int> FirstReviews(ReviewPolicy policy) =>
        BugNumbers.OfServer(Reading.Renewals.SelectMany(r => r.InitialReview), new Uri(policy.BaseUrl)).Distinct();

    /// <summary>Without any text of the bug's.</summary>
    public override string ToString() => $"the request on {Attachment}";

    /// <summary>Logins of who is asked now; empty if nobody is.</summary>
    public IEnumerable<string> Requestees => Pending.Where(f => f.Requestee is not null).Select(f => f.Requestee!);
}

/// <summary>A newer form that takes the place of one that nobody marked as obsolete.</summary>
/// <param name="Attachment">Where it stands.</param>
/// <param name="IsAsked">Whether a review of it was asked for.</param>
public sealed record Replacement(Attachment Attachment, bool IsAsked)
{
    /// <summary>Without any text of its sender's.</summary>
    public override string ToString() => $"replaced by {Attachment}";
}

/// <summary>A comment by a requester that answers questions of the form.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Topics">The questions.</param>
public sealed record AnswerIn(Comment Comment, ImmutableArray<string> Topics)
{
    /// <summary>Without any text of the comment's.</summary>
    public override string ToString() => $"an answer in {Comment}";
}

/// <summary>Why what the flag stands on is no form that could be read.</summary>
public enum Obstacle
{
    /// <summary>It is a request or renewal form.</summary>
    None,

    /// <summary>Readable text that is not recognised as the form: a human has to look.</summary>
    NotRecognized,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A picture, sound or film.</summary>
    Image,

    /// <summary>A link to something elsewhere.</summary>
    Link,

    /// <summary>A patch, or a pointer to a code review.</summary>
    Patch,

    /// <summary>No content.</summary>
    Empty,

    /// <summary>The steward's review form.</summary>
    StewardForm,

    /// <summary>Bytes that are no text, or more of them than a form can have.</summary>
    Binary,
}
