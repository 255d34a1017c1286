using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Asks a requester for what a form lacks, once for each state of it.</summary>
internal sealed class AskingRequester(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private CommentText Text => new(policy, world, now);

    public Outcome ForAnswers(ReviewCase @case, ReviewRequest request) => new(new Step
    {
        Capability = Capabilities.Comment,
        Word = "findings",
        Reason = "the form is incomplete",
        Text = Text.Findings(request, Previous(@case, request)),
        Greets = request.Round.Requester,
        Marks = [new MarkItem(request.Round.Subject, Steps.Findings, State(request.Reading))],
        Effects = Needinfo(request.Round.Requester),
    }, "the form is incomplete");

    public Outcome ForText(ReviewCase @case, ReviewRequest request)
    {
        var form = @case.UnflaggedForms.LastOrDefault();
        return new(new Step
        {
            Capability = Capabilities.Comment,
            Word = "unusable",
            Reason = form is null ? "the attachment can't be read as a form" : "the form is on another attachment",
            Text = form is null ? Text.Unusable(request) : Text.FormIsElsewhere(request, form.Attachment),
            Greets = request.Round.Requester,
            Marks = [new MarkItem(request.Round.Subject, Steps.Unusable, request.Obstacle.ToString().ToLowerInvariant())],
            Effects = Needinfo(request.Round.Requester),
        }, "the attachment can't be read as a form");
    }

    private ImmutableArray<Effect> Needinfo(string login) => policy.NeedinfoFlag is null ? [] : [new Effect.AskNeedinfo(login)];

    /// <summary>The topics that an earlier comment on this bug asked for, if this form is the answer to it.</summary>
    public static ImmutableArray<string> Previous(ReviewCase @case, ReviewRequest request) =>
        LastAsked(@case, request)?.Item.State?.Split(',').ToImmutableArray() ?? [];

    // Of this round, if a newer comment replaced the form; else of the forms that this one replaces.
    private static OurWord? LastAsked(ReviewCase @case, ReviewRequest request) =>
        request.Round.LastSaid(Steps.Findings) is { } here
            ? here.Comment.Time < request.FormAt ? here : null
            : LastAskedOfAnother(@case, request);

    private static OurWord? LastAskedOfAnother(ReviewCase @case, ReviewRequest request) =>
        @case.Requests.Where(r => !r.IsPending || r.ReplacedBy?.Attachment.Id == request.Attachment.Id)
            .Select(r => r.Round.LastSaid(Steps.Findings))
            .Concat([request.Rounds.Length > 1 ? request.Rounds[^2].LastSaid(Steps.Findings) : null])
            .Where(s => s is not null && s.Comment.Time <= request.Round.AskedAt)
            .MaxBy(s => s!.Comment.Time);

    /// <summary>A correction with the same questions open, soon after we asked for them (process, scenario 79): until when they are not repeated.</summary>
    public DateTimeOffset? SaidTheSameOfAnother(ReviewCase @case, ReviewRequest request) =>
        !request.Round.HasSaid(Steps.Findings)
        && LastAskedOfAnother(@case, request) is { Item.State: { } state } asked
        && state == State(request.Reading)
        && policy.Calendar.AddWorkingDays(asked.Comment.Time, policy.AssignAnywayAfterWorkingDays) is var until && now < until
            ? until
            : null;

    /// <summary>Whether the form has changed since we spoke of it, and with it what there is to say.</summary>
    public static bool IsProgress(ReviewRequest request, OurWord said) =>
        request.FormAt > said.Comment.Time && said.Item.State != State(request.Reading);

    private static string State(FormReading reading) => string.Join(',', Topics(reading));

    private static IEnumerable<string> Topics(FormReading reading) =>
        reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic).Distinct();
}
