// What the bot answers to commands. Nothing of a comment is repeated, so nothing in our answers is a command or a ping.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Wording;

/// <summary>The wording of answers to commands.</summary>
/// <param name="policy">Settings.</param>
/// <param name="world">What is known beyond the bug.</param>
/// <param name="answered">The comment that is answered, where it has to be named because others stand below it.</param>
public sealed class ReplyText(ReviewPolicy policy, World world, Comment? answered = null)
{
    private string That => answered is null ? "that" : AnswersText.Name(answered);

    private string Named => answered is null ? "" : $" ({AnswersText.Name(answered)})";

    /// <summary>Another steward is asked.</summary>
    public string Reassigned(ReviewRequest request, string steward) =>
        $"{Steward(steward)} will review the request in attachment {request.Attachment.Id} instead.";

    /// <summary>That person is asked already.</summary>
    public string AlreadyAsked(ReviewRequest request, string steward) =>
        $"{Steward(steward)} is already asked for attachment {request.Attachment.Id}. A steward or owner can write `{policy.Name}: reassign` to have somebody else asked.";

    /// <summary>No other steward can take it.</summary>
    public string NobodyElse(ReviewRequest request) =>
        $"No other steward can take attachment {request.Attachment.Id} just now, so the flag stays as it is. The people who run the reviews have been told.";

    /// <summary>Several requests wait, and none was named.</summary>
    public string WhichRequest() =>
        "More than one request waits in this bug. Please write the command in a comment on the attachment that you mean.";

    /// <summary>Nothing waits for what was said.</summary>
    public string NothingWaits(string command) =>
        $"No data review request waits in this bug, so there is nothing to `{command}`. Setting `{policy.FlagName}?` on the form asks for a review.";

    /// <summary>The person isn't known.</summary>
    public string UnknownPerson() =>
        "I know stewards by login, `:nick` or their name on the roster, and this is none of them, or more than one. You can name anybody in the flag itself.";

    /// <summary>Nobody reviews their own request.</summary>
    public string NotOneself() => "Nobody reviews their own request; please name somebody else, or nobody, and I choose.";

    /// <summary>The server or a setting doesn't let us set the decision.</summary>
    public string SetItYourself(ReviewRequest request, Comment word, FlagStatus status)
    {
        var who = world.Display(word.Creator, policy.Roster, "");
        return $"{(who.Length == 0 ? "" : $"{who}, ")}I may not set this flag here. Please set `{policy.FlagName}{Sign(status)}` on attachment {request.Attachment.Id} yourself.";
    }

    /// <summary>A steward's decision was set on that person's word.</summary>
    public string Verdict(ReviewCase @case, ReviewRequest request, Comment word, FlagStatus status)
    {
        var who = Steward(word.Creator);
        var link = Permalink(@case.Bug.Id, word.Count);
        return status == FlagStatus.Granted
            ? $"{who} has approved the request in attachment {request.Attachment.Id} (comment {word.Count}), so I have set `{policy.FlagName}+`. The link for `data_reviews`: {link}"
            : $"{who} has denied the request in attachment {request.Attachment.Id}, for the reason given in comment {word.Count}, so I have set `{policy.FlagName}-`. To ask again, attach a corrected form with `{policy.FlagName}?`.";
    }

    /// <summary>There is no form to prefill from.</summary>
    public string NothingToPrefill() => "There is no request form here that I could read, so I have nothing to fill in.";

    /// <summary>The steward's form with what could be established.</summary>
    public string Prefill(ReviewRequest request) =>
        $"The review form for attachment {request.Attachment.Id}, with what the request says{(AnswersText.Comments(request) is { Length: > 0 } comments ? $", also in {comments}" : "")}; the rest is yours to judge.\n\n{ReviewSkeleton.Prefill(request.Reading)}";

    /// <summary>An escalation was passed on.</summary>
    public string Escalated(ReviewCase @case, ReviewRequest request, Comment word, EscalateTo to, string? contact)
    {
        var whom = contact is null ? Name(to) : $"{Name(to)} ({world.Display(contact, policy.Roster, "its contact")})";
        var passedOn = contact is null ? " I know of nobody to ask there, so the people who run the reviews have been asked to pass it on." : "";
        return $"{Steward(word.Creator)} asks {whom}, for the reason given in comment {word.Count}.{passedOn} Reminders for attachment {request.Attachment.Id} wait meanwhile. When the answer is there, `{policy.Name}: resolved` on a line of its own records it.";
    }

    /// <summary>The escalation has its answer.</summary>
    public string EscalationResolved(ReviewCase @case, ReviewRequest request, Comment word) =>
        $"Recorded: the escalation for attachment {request.Attachment.Id} is answered ({Permalink(@case.Bug.Id, word.Count)}). The review goes on.";

    /// <summary>Nothing was escalated.</summary>
    public string NothingEscalated() => "Nothing is escalated in this bug.";

    /// <summary>A command that is ours but malformed.</summary>
    /// <param name="problem">What would be accepted, as a part of a sentence.</param>
    /// <param name="suggestion">A line to paste.</param>
    public string Malformed(string problem, string suggestion) => $"I didn't understand {That}. {CommentText.Capital(problem)}. For example: `{suggestion}`";

    /// <summary>Something that is no command.</summary>
    public string Unknown(Said.Unknown unknown) => unknown.DidYouMean is { Count: > 0 } suggestions
        ? $"I didn't understand {That}. Did you mean {string.Join(" or ", suggestions.Select(s => $"`{s}`"))}?"
        : $"I didn't understand {That}.";

    /// <summary>Something that reads like a command and isn't taken as one.</summary>
    public string Hint(Said.Hint hint) => hint.Why switch
    {
        Misplaced.WithinSentence => $"If {That} was meant for me: I take a command only from a line of its own, for example `{hint.Suggestion}`.",
        Misplaced.InMarkup => $"If {That} was meant for me: I leave alone what stands in code, headings and quotes. In plain text, it would be `{hint.Suggestion}`.",
        Misplaced.WithoutName => $"If {That} was meant for me: my commands begin with my name, so it would be `{hint.Suggestion}`.",
        Misplaced.Inexact => $"I have changed nothing{Named}, since I take this from its exact words alone. If it is meant, write `{hint.Suggestion}` on a line of its own.",
        Misplaced.Embraced => $"I have changed nothing{Named}, since what stands around that line could mean that it isn't decided yet. If it is, write `{hint.Suggestion}` in a comment of its own.",
        Misplaced.Contradicted => $"I have changed nothing{Named}, since that comment says more than one thing that can't both be meant. Write the one that counts in a comment of its own: `{hint.Suggestion}`, for example.",
    };

    /// <summary>A decision, and another comment could mean that it doesn't stand.</summary>
    public string TakenBack(Comment word, string line) =>
        $"I haven't carried out the decision in comment {word.Count}, since another comment could mean that it doesn't stand. If it does, write `{line}` once more, in a comment of its own.";

    /// <summary>What is wanted is done with the flag.</summary>
    public string ByFlag() => $"{(answered is null ? "That" : $"What {That} asks for")} is done with the flag itself: clearing `{policy.FlagName}?` on the attachment withdraws the request.";

    /// <summary>Something is not to be done that isn't done without a word anyway.</summary>
    public string Negated() => $"Noted{Named}: I do nothing of the kind. To keep me quiet on this bug, write `{policy.Name}: quiet`; to have it wait, `{policy.Name}: hold`.";

    /// <summary>A decision stands in a comment in the steward's own words, and the flag was left as it was.</summary>
    public string OfferVerdict(ReviewRequest request, FlagStatus status) => policy.MaySetVerdict
        ? $"If {That} was your decision on attachment {request.Attachment.Id}, set `{policy.FlagName}{Sign(status)}` there, or write `{policy.Name}: {(status == FlagStatus.Granted ? "approve" : "deny REASON")}` on a line of its own. If it was none, ignore this."
        : $"If {That} was your decision on attachment {request.Attachment.Id}, please set `{policy.FlagName}{Sign(status)}` there. If it was none, ignore this.";

    /// <summary>A steward seems to be unable to take a request.</summary>
    public string OfferDecline(ReviewRequest request, string command) =>
        $"If somebody else should review attachment {request.Attachment.Id}, write `{policy.Name}: {command}` on a line of its own: it passes the request on, without questions. If not, ignore this.";

    /// <summary>A steward seems to want a certain colleague to take a request.</summary>
    public string OfferHandover(ReviewRequest request, string colleague) =>
        world.Display(colleague, policy.Roster, "") is { Length: > 0 } name
            ? $"If {name} should review attachment {request.Attachment.Id} instead, write `{policy.Name}: assign {name}` on a line of its own. If not, ignore this."
            : OfferDecline(request, "decline");

    /// <summary>What we see in the bug.</summary>
    public string Explain(ReviewCase @case)
    {
        var text = new StringBuilder("This is what I see here:\n\n");
        foreach (var request in @case.Requests)
        {
            text.Append(CultureInfo.InvariantCulture, $"- attachment {request.Attachment.Id}: {State(request)}\n");
        }

        if (@case.Requests.IsEmpty)
        {
            text.Append("- no request for a data review\n");
        }

        if (@case.Standing.Hold is { } hold)
        {
            text.Append(CultureInfo.InvariantCulture, $"- on hold since comment {hold.CommentCount}; `{policy.Name}: resume` ends it\n");
        }

        return text.ToString();
    }

    /// <summary>The form was read again.</summary>
    public string Recheck(ReviewCase @case)
    {
        var text = new StringBuilder();
        foreach (var request in @case.Requests.Where(r => r is { IsPending: true, ReplacedBy: null }))
        {
            text.Append(CultureInfo.InvariantCulture, $"I have read attachment {request.Attachment.Id} again: {Form(request)}.");
            if (request is { Obstacle: Obstacle.None, Reading.Complete: false })
            {
                text.Append("\n\n").Append(FormText.Findings(request.Reading));
            }

            text.Append("\n\n");
        }

        return text.Length == 0 ? "No data review request waits in this bug." : text.ToString();
    }

    private string State(ReviewRequest request)
    {
        if (!request.IsPending)
        {
            return request.Round.Decision is { } decision
                ? $"decided, `{policy.FlagName}{Sign(decision.Status)}`"
                : "the request was taken back";
        }

        if (request.ReplacedBy is { } newer)
        {
            return $"attachment {newer.Attachment.Id} takes its place";
        }

        var asked = request.Requestees.Select(Steward).ToList();
        return $"{Form(request)}; {(asked.Count == 0 ? "no steward is asked yet" : $"{string.Join(" and ", asked)} is asked")}";
    }

    private static string Form(ReviewRequest request) => request switch
    {
        { Obstacle: Obstacle.NotRecognized or Obstacle.Binary } => "not recognised as the form",
        { Obstacle: not Obstacle.None } => "no form as text",
        { Reading.Complete: false } => AnswersText.Comments(request) is { Length: > 0 } comments ? $"the form still has open questions, with the answers in {comments} counted" : "the form has open questions",
        _ => AnswersText.Comments(request) is { Length: > 0 } comments ? $"the form is complete with the answers in {comments}" : "the form is complete",
    };

    private string Steward(string login) => world.Display(login, policy.Roster, "a steward");

    private string Permalink(int bug, int comment) => string.Create(CultureInfo.InvariantCulture, $"{policy.BaseUrl}show_bug.cgi?id={bug}#c{comment}");

    private static char Sign(FlagStatus status) => status switch
    {
        FlagStatus.Granted => '+',
        FlagStatus.Denied => '-',
        FlagStatus.Requested => '?',
    };

    private static string Name(EscalateTo to) => to switch
    {
        EscalateTo.Council => "the Thunderbird Council",
        EscalateTo.Trust => "Trust",
        EscalateTo.Legal => "Legal",
    };
}
