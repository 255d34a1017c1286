using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Needinfos of ours that have had their answer, or that nobody waits for any more.</summary>
/// <param name="case">The bug.</param>
/// <param name="policy">The policy.</param>
/// <param name="assigned">Attachments that get a steward in this very plan.</param>
internal sealed class AnsweredNeedinfos(ReviewCase @case, ReviewPolicy policy, IReadOnlySet<long> assigned)
{
    // Flags and comment of one update may be stored in two steps.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>An answer by REST or mail does not clear a needinfo; the requester should not have to.</summary>
    public IEnumerable<Flag> All => @case.Bug.Flags.Where(f => policy.IsOurQuestion(f) && IsDone(f, LastAsked(f)));

    private bool IsDone(Flag flag, DateTimeOffset asked) =>
        IsAnswered(flag, asked) || (!EmbargoQuestions.StillAsks(@case, flag, policy) && (!IsWaitedFor(flag, asked) || Gate.IsAbandoned(@case.Bug) || IsClosedSince(asked, flag)));

    // By a comment, or by another form on which a review was asked.
    private bool IsAnswered(Flag flag, DateTimeOffset asked)
    {
        var (since, unusable) = EmbargoQuestions.Of(@case, flag) is { } question
            ? (question.Time > asked ? question.Time : asked, EmbargoQuestions.Unusable(@case, policy))
            : (asked, null);
        return @case.Bug.Comments.Any(c => c.Time > since && c.Id != unusable?.Id && Same(c.Creator, flag.Requestee ?? "") && !IsTalk(c))
            || @case.Bug.Attachments.Any(a => a.CreationTime > since && Same(a.Creator, flag.Requestee ?? "") && @case.Requests.Any(r => r.Attachment.Id == a.Id));
    }

    // "Thanks, will do tomorrow" leaves the questions as they are.
    private bool IsTalk(Comment comment) =>
        @case.Requests.Any(r => r.IsPending && r.Talk.Contains(comment))
        && !@case.Requests.Any(r => r.UnclearAnswer == comment || r.Answers.Any(a => a.Comment == comment));

    private bool IsWaitedFor(Flag flag, DateTimeOffset asked) =>
        @case.Requests.Any(r => r.IsPending && r.ReplacedBy is not { IsAsked: true } && !assigned.Contains(r.Attachment.Id) && (!r.Requestees.Any() || r.Round.Assignments.LastOrDefault() is { } a && a.At <= asked))
        || (!@case.Requests.Any(r => r.IsPending) && @case.Said.Any(s => s.Item.Step == Steps.LostFlag))
        || @case.Said.Any(s => s.Item.Step == Steps.Reminded && ReminderFacts.RungOf(s) is Ladder.Renewal or Ladder.Responsible && (s.Comment.Time - flag.Created).Duration() <= Together);

    // Who closed the bug leaves nobody to answer there; an escalation goes on like the review that waits for it.
    private bool IsClosedSince(DateTimeOffset asked, Flag flag) =>
        @case.Bug.Resolution.Length > 0
        && !policy.EscalationContacts.Values.Contains(flag.Requestee ?? "", StringComparer.OrdinalIgnoreCase)
        && @case.Bug.History.Any(h => h.When > asked && h.Changes.Any(c => c.Field == "resolution"));

    // A flag that stood already when we asked again is the flag of that newer question, too.
    private DateTimeOffset LastAsked(Flag flag)
    {
        DateTimeOffset[] times =
        [
            flag.Created,
            .. @case.Requests.SelectMany(r => r.Rounds).Where(r => Same(r.Requester, flag.Requestee ?? ""))
                .SelectMany(r => r.Said).Where(s => s.Item.Step is Steps.Findings or Steps.Unusable).Select(s => s.Comment.Time),
            .. @case.Said.Where(s => s.Item.Step == Steps.LostFlag).Select(s => s.Comment.Time),
            .. ReminderFacts.Of(@case, policy).Where(r => Same(r.Person, flag.Requestee ?? "")).Select(r => r.At),
        ];
        return times.Max();
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
