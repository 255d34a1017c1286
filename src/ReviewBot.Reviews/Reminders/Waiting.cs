// Who is being waited for, since when. The clock begins with the last question or assignment to that person, and again
// with whatever that person does.
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Reminders;

/// <summary>Whose turn it is.</summary>
public enum Awaited
{
    /// <summary>Nobody's: held, silenced, abandoned, or nothing is open.</summary>
    Nobody,

    /// <summary>The steward who is asked.</summary>
    Steward,

    /// <summary>Somebody who is asked and is on no roster.</summary>
    Stranger,

    /// <summary>The requester (or whom the steward asked).</summary>
    Requester,

    /// <summary>The requester, after a denial.</summary>
    Correction,

    /// <summary>Trust or Legal.</summary>
    Escalation,

    /// <summary>The Council.</summary>
    Council,

    /// <summary>The requester, for a renewal: the collection ends soon.</summary>
    Renewal,

    /// <summary>Who runs the process: no steward can be found, or a human took the asked one off.</summary>
    Owner,
}

/// <summary>Who is waited for, since when.</summary>
/// <param name="For">Whose turn it is.</param>
/// <param name="Person">Login, where it is a person of whom we know.</param>
/// <param name="Since">When the turn began (server time).</param>
/// <param name="Why">For <c>explain</c>; says nothing of people.</param>
/// <param name="DeferredTo">No reminder before this, and one then: somebody said so.</param>
/// <param name="Until">When it becomes somebody else's turn though nothing happens; null if it never does.</param>
public sealed record Waiting(Awaited For, string? Person, DateTimeOffset Since, string Why, DateTimeOffset? DeferredTo = null, DateTimeOffset? Until = null)
{
    /// <summary>The opt-out from reminders that bugs on bugzilla.mozilla.org know (bugbot).</summary>
    public const string NoNag = "[no-nag]";

    /// <summary>Who is waited for in a request.</summary>
    public static Waiting Of(ReviewCase @case, ReviewRequest request, ReviewPolicy policy, DateTimeOffset now)
    {
        if (Silence(@case, request, policy) is { } silence)
        {
            return new Waiting(Awaited.Nobody, null, request.Round.AskedAt, silence);
        }

        var waiting = request.IsPending ? Open(@case, request, policy, now) : Decided(@case, request, policy, now);
        var since = Latest(waiting.Since, @case.Standing.ResumedAt, AnsweredClosing(@case, request, policy));
        return waiting with { Since = since, DeferredTo = Deferral(@case, request, since) };
    }

    private static string? Silence(ReviewCase @case, ReviewRequest request, ReviewPolicy policy)
    {
        if (@case.Standing.Hold is not null)
        {
            return "on hold: nobody is reminded";
        }

        if (@case.Standing.Quiet)
        {
            return "somebody wrote `quiet`: nobody is reminded";
        }

        if (@case.Bug.Whiteboard.Contains(NoNag, StringComparison.OrdinalIgnoreCase))
        {
            return $"the whiteboard says {NoNag}: nobody is reminded";
        }

        if (request.ReplacedBy is not null)
        {
            return "a newer form takes its place";
        }

        return Gate.IsAbandoned(@case.Bug) ? "the bug was given up: nobody is reminded"
            : request.Attachment.IsPrivate ? "the attachment is private"
            : Gate.IsOldBacklog(@case, request, policy) ? "older than Polling:IgnoreRequestsBefore"
            : null;
    }

    private static Waiting Open(ReviewCase @case, ReviewRequest request, ReviewPolicy policy, DateTimeOffset now)
    {
        var round = request.Round;
        if (round.Decision is not null)
        {
            // Of several who were asked, one has decided: that completes the request.
            return new Waiting(Awaited.Nobody, null, round.AskedAt, "one of those who were asked has decided");
        }

        if (round.LastSaid(Steps.Escalated) is { } escalated && (round.LastSaid(Steps.Resolved) is not { } resolved || resolved.Comment.Time < escalated.Comment.Time))
        {
            var contact = policy.EscalationContacts.GetValueOrDefault(escalated.Item.State ?? "");
            var since = Latest(escalated.Comment.Time, LastAct(@case.Bug, contact, escalated.Comment.Time));
            return new Waiting(string.Equals(escalated.Item.State, "council", StringComparison.OrdinalIgnoreCase) ? Awaited.Council : Awaited.Escalation, contact, since, "waits for the escalation's answer");
        }

        var requester = round.Requester;
        var asked = request.Requestees.Where(r => !Same(r, requester)).ToList();
        if (asked.Count == 0)
        {
            var question = round.Said.LastOrDefault(s => s.Item.Step is Steps.Findings or Steps.Unusable);
            return question is not null && round.Removed.IsEmpty && !request.Requestees.Any()
                ? new Waiting(Awaited.Nobody, requester, question.Comment.Time, "waits for the requester, and then for a steward all the same", Until: policy.Calendar.AddWorkingDays(question.Comment.Time, policy.AssignAnywayAfterWorkingDays))
                : new Waiting(Awaited.Owner, null, Latest(round.LastSaid(Steps.Nobody)?.Comment.Time ?? round.AskedAt, round.Removed.LastOrDefault()?.At), "waits until a steward is found");
        }

        return OfAsked(@case, request, policy, asked.Find(r => policy.Roster.Find(r) is not null) ?? asked[0], now);
    }

    private static Waiting OfAsked(ReviewCase @case, ReviewRequest request, ReviewPolicy policy, string person, DateTimeOffset now)
    {
        if (QuestionOf(@case.Bug, request, policy, person) is { } question)
        {
            return new Waiting(Awaited.Requester, question.Requestee, Latest(question.Created, LastAct(@case.Bug, question.Requestee, question.Created)), "waits for the answer to the steward's question");
        }

        var round = request.Round;
        var since = AskedSince(@case.Bug, request, policy, person);
        if (round.Said.LastOrDefault(s => s.Item.Step is Steps.Findings or Steps.Unusable) is { } findings && findings.Comment.Time >= since)
        {
            var bug = @case.Bug;
            var answered = LastAct(bug with { Comments = bug.Comments.RemoveAll(request.Talk.Contains) }, round.Requester, findings.Comment.Time);
            var until = answered ?? policy.Calendar.AddWorkingDays(findings.Comment.Time, policy.AssignAnywayAfterWorkingDays);
            if (until > now)
            {
                return new Waiting(Awaited.Requester, round.Requester, findings.Comment.Time, "waits for the requester's answer about the form", Until: until);
            }

            since = until;
        }

        return policy.Roster.Find(person) is null
            ? new Waiting(Awaited.Stranger, person, since, "waits for somebody who is not on the roster")
            : new Waiting(Awaited.Steward, person, since, "waits for the steward");
    }

    // A needinfo that the asked one has set since the request.
    private static Flag? QuestionOf(BugSnapshot bug, ReviewRequest request, ReviewPolicy policy, string person) =>
        policy.NeedinfoFlag is not { } needinfo ? null
        : bug.Flags.LastOrDefault(f => f.Status == FlagStatus.Requested && Same(f.Name, needinfo) && Same(f.Setter, person) && f.Created >= request.Round.AskedAt && !Same(f.Requestee ?? person, person));

    private static DateTimeOffset AskedSince(BugSnapshot bug, ReviewRequest request, ReviewPolicy policy, string person)
    {
        var round = request.Round;
        var since = Latest(round.Assignments.LastOrDefault(a => Same(a.Steward, person))?.At ?? round.AskedAt, round.LastSaid(Steps.Resolved)?.Comment.Time);
        since = Latest(since, LastAct(bug, person, since));

        // With the answer to a question it is the steward's turn again.
        return policy.NeedinfoFlag is not { } needinfo ? since
            : Latest(since, FlagChanges.OnBug(bug.History, needinfo)
                .Where(c => c.Removed.Any(f => f.Requestee is { } r && (Same(r, round.Requester) || Same(r, request.Attachment.Creator))))
                .Select(c => (DateTimeOffset?)c.When).LastOrDefault());
    }

    private static Waiting Decided(ReviewCase @case, ReviewRequest request, ReviewPolicy policy, DateTimeOffset now)
    {
        var round = request.Round;
        if (round.Decision is { Status: FlagStatus.Granted } granted)
        {
            return Granted(@case, request, granted, policy, now);
        }

        if (round.Decision is not { Status: FlagStatus.Denied } denied)
        {
            return new Waiting(Awaited.Nobody, null, round.AskedAt, "the request was withdrawn");
        }

        var superseded = @case.Requests.Any(r => r.IsPending || r.Round.AskedAt > denied.At)
            || @case.UnflaggedForms.Any(f => f.Attachment.CreationTime > denied.At);
        return superseded || @case.Bug.Resolution.Length > 0
            ? new Waiting(Awaited.Nobody, null, denied.At, "denied, and something newer is there or the bug is closed")
            : new Waiting(Awaited.Correction, round.Requester, Latest(denied.At, LastAct(@case.Bug, round.Requester, denied.At)), "denied: a corrected form may follow");
    }

    // Nobody else warns of a collection that ends with a version (for dates there is a mail, two weeks before).
    private static Waiting Granted(ReviewCase @case, ReviewRequest request, Decision granted, ReviewPolicy policy, DateTimeOffset now)
    {
        var end = request.Obstacle == Obstacle.None ? CollectionEnd.Of(request.Reading, DateOnly.FromDateTime(granted.At.UtcDateTime), policy.ReleasesOf(@case.Bug)) : null;
        if (end is null)
        {
            return new Waiting(Awaited.Nobody, null, granted.At, "granted, without an end that is known");
        }

        var renewed = @case.Requests.Any(r => r.Reading.Kind == FormKind.Renewal && r.Round.AskedAt > granted.At
            && (r.IsPending || r.Round.Decision?.Status == FlagStatus.Granted));
        var ends = new DateTimeOffset(end.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return renewed ? new Waiting(Awaited.Nobody, null, granted.At, "granted, and a renewal was asked for")
            : ends <= now ? new Waiting(Awaited.Nobody, null, granted.At, "granted, and the collection has ended")
            : new Waiting(Awaited.Renewal, request.Round.Requester, ends.AddDays(-Ladder.RenewalAhead), "the collection has an end");
    }

    // Whoever answers the closing question sets the clock going once more.
    private static DateTimeOffset? AnsweredClosing(ReviewCase @case, ReviewRequest request, ReviewPolicy policy)
    {
        var closing = request.Round.Said.LastOrDefault(s => s.Item.Step == Steps.Reminded && ReminderFacts.RungOf(s) == Ladder.Closing);
        return closing is null ? null : @case.Bug.Comments.LastOrDefault(c => c.Time > closing.Comment.Time && !policy.IsBot(c.Creator))?.Time;
    }

    private static DateTimeOffset? Deferral(ReviewCase @case, ReviewRequest request, DateTimeOffset since)
    {
        var said = @case.Standing.RemindSaidAt;
        return @case.Standing.RemindAt is { } at && said >= request.Round.AskedAt && said >= since && !request.Changes.Any(c => c.When > said) ? at : null;
    }

    /// <summary>When somebody did anything in a bug last, after a moment; null if nothing.</summary>
    internal static DateTimeOffset? LastAct(BugSnapshot bug, string? person, DateTimeOffset after)
    {
        if (person is null)
        {
            return null;
        }

        var last = bug.Comments.Where(c => Same(c.Creator, person)).Select(c => c.Time)
            .Concat(bug.History.Where(h => Same(h.Who, person)).Select(h => h.When))
            .Concat(bug.Attachments.Where(a => Same(a.Creator, person)).Select(a => a.CreationTime))
            .Where(t => t > after)
            .Select(t => (DateTimeOffset?)t)
            .Max();
        return last;
    }

    private static DateTimeOffset Latest(DateTimeOffset first, params ReadOnlySpan<DateTimeOffset?> others)
    {
        foreach (var other in others)
        {
            first = other is { } time && time > first ? time : first;
        }

        return first;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
