// Which reminder is due in a bug now, if any. Only the latest rung that was reached counts: whatever was missed while the
// bot was down, held or postponed is not made up for.
using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Reminders;

/// <summary>Decides about reminders.</summary>
internal sealed class ReminderRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    // Whoever clears a question of ours has seen it (bugbot issue 1368).
    private const int DaysAfterCleared = 14;

    private ReminderText Text => new(policy, world);

    /// <summary>The reminders for one bug: at most one a request, all of them in one comment.</summary>
    public IEnumerable<Outcome> Decide(ReviewCase @case) => @case.Requests.SelectMany(r => Decide(@case, r));

    private IEnumerable<Outcome> Decide(ReviewCase @case, ReviewRequest request)
    {
        var waiting = Waiting.Of(@case, request, policy, now);
        var ladder = Ladder.For(waiting, policy.Reminders);
        if (ladder.Rungs.IsEmpty)
        {
            yield return Outcome.Nothing(waiting.Why);
            yield break;
        }

        if (waiting.For == Awaited.Renewal && world.Landed.TryGetValue(request.Attachment.Id, out var landed) && landed.Standing.IsEmpty)
        {
            yield return Outcome.Nothing("what was granted has landed and is gone: nobody renews it");
            yield break;
        }

        var stages = ladder.Stages(waiting, CalendarOf(waiting), @case.LastHumanActivity);
        var reached = stages.Where(s => s.Rung is not null && s.From <= now).ToList();
        if (reached.Find(s => s.Rung!.IsPrivate) is { } told && told.From >= world.Began)
        {
            yield return TellOwners(@case, request, waiting, told);
        }

        var next = stages.Where(s => s.From > now).Select(s => (DateTimeOffset?)s.From).FirstOrDefault();
        if (waiting.Until is { } until && (next is null || until < next))
        {
            next = until;
        }

        yield return reached.LastOrDefault(s => !s.Rung!.IsPrivate) is { } stage
            ? InBug(new Turn(@case, request, waiting, ladder, stage), next)
            : Outcome.Nothing(waiting.Why, next);
    }

    private Outcome InBug(Turn turn, DateTimeOffset? next)
    {
        var (@case, request, waiting, _, stage) = turn;
        var said = Said(request.Round).ToList();
        if (stage.From < world.InvolvedSince(request.Round, policy) || said.Exists(s => s.Rung == turn.Rung.Name && (s.At >= waiting.Since || turn.Rung.Step == ReminderStep.Closing)))
        {
            return Outcome.Nothing(waiting.Why, next);
        }

        if (Draft(@case, request, waiting, turn.Rung) is not { } draft)
        {
            // Somebody to whom it can be offered may be back tomorrow.
            DateTimeOffset? again = turn.Rung.Step == ReminderStep.Offer ? Choosing.TryAgain(policy, now) : null;
            return Outcome.Nothing(waiting.Why, again is null || next < again ? next : again);
        }

        // A letter leaves no word in the bug: what the ledger doesn't know of may have been sent by the one before it.
        if (draft.Text is null && stage.From < world.Began)
        {
            return Outcome.Nothing(waiting.Why, next);
        }

        var at = DueAt(turn, draft, said);
        return at > now ? Outcome.Nothing($"{waiting.Why}; a reminder is due", next is { } other && other < at ? other : at)
            : IsRepeated(@case, draft) ? Outcome.Nothing($"{waiting.Why}; it was said in the same words", next)
            : Remind(turn, draft);
    }

    private DateTimeOffset DueAt(Turn turn, Reminder draft, IEnumerable<(string Rung, DateTimeOffset At)> said)
    {
        var at = Postponed(turn.Case, turn.Waiting, draft.People, turn.Stage.From);
        if (said.Select(s => (DateTimeOffset?)s.At).Where(t => t >= turn.Waiting.Since).Max() is { } last)
        {
            var calendar = CalendarOf(turn.Waiting);
            at = Later(at, calendar.AddWorkingDays(calendar.MorningOf(last), turn.Ladder.RestBefore(turn.Rung)));
        }

        return Free(draft.People, at);
    }

    // Never the same text twice in a row, as it is posted.
    private bool IsRepeated(ReviewCase @case, Reminder draft) =>
        draft.Text is { } text && @case.Said.LastOrDefault() is { } last && last.Comment.Body.Contains((policy.Markdown ? text : PlainText.Of(text)).Trim(), StringComparison.Ordinal);

    private Outcome Remind(Turn turn, Reminder draft)
    {
        var (@case, request, rung) = (turn.Case, turn.Request, turn.Rung);
        var number = request.Round.Said.Count(s => s.Item.Step == Steps.Reminded) + 1;
        var reason = $"{turn.Waiting.Why}: the rung `{rung.Name}` is reached";
        return new Outcome(new Step
        {
            Capability = Capabilities.Remind,
            Word = "reminded",
            Reason = reason,
            Text = draft.Text,
            Marks = draft.Text is null ? [] : [new MarkItem(request.Round.Subject, Steps.Reminded, string.Create(CultureInfo.InvariantCulture, $"{rung.Name}.{number}"))],
            Effects = draft.Needinfo is { } login && MayAsk(@case, login) ? [new Effect.AskNeedinfo(login)] : [],
            Reminders = [.. draft.People.Select(p => new ReminderFact(p, now, request.Round.Subject, rung.Name))],
            Letters = draft.Letter is { } person ? [new Letter(person, @case.Bug.Id, request.Round.Subject, rung.Name)] : [],
            Notices = rung.Step == ReminderStep.Closing ? [ClosingNotice(@case, request)] : [],
        }, reason, draft.Text is null ? now : null);
    }

    // A request of which a rung of the ladder is reached.
    private sealed record Turn(ReviewCase Case, ReviewRequest Request, Waiting Waiting, Ladder Ladder, Stage Stage)
    {
        public Rung Rung => Stage.Rung!;
    }

    private sealed record Reminder(string? Text, ImmutableArray<string> People, string? Needinfo = null, string? Letter = null);

    private Reminder? Draft(ReviewCase @case, ReviewRequest request, Waiting waiting, Rung rung) => rung.Step switch
    {
        ReminderStep.First => First(@case, request, waiting),
        ReminderStep.Second => Second(@case, request, waiting),
        ReminderStep.Offer => Other(@case, request) is { } other && Wants(other) ? new Reminder(Text.Offer(request, waiting, other), [other], other) : null,
        ReminderStep.Owner => null,
        ReminderStep.Escalation => new Reminder(Text.Escalation(@case, request, waiting), waiting.Person is { } contact ? [contact] : []),
        ReminderStep.Correction => new Reminder(Text.Correction(request, waiting), [request.Round.Requester]),
        ReminderStep.Renewal => CanAnswer(request.Round.Requester) ? Renewal(@case, request, request.Round.Requester) : Responsible(@case, request),
        ReminderStep.Responsible => Responsible(@case, request),
        ReminderStep.Closing => new Reminder(Text.Closing(request, policy.Reminders.Closing), [request.Round.Requester]),
    };

    private Reminder? First(ReviewCase @case, ReviewRequest request, Waiting waiting) =>
        waiting.Person is not { } person || !Wants(person) || IsAskedByOthers(@case, person) ? null
        : policy.RemindedByMail.Contains(person) ? new Reminder(null, [person], Letter: person)
        : new Reminder(Text.First(request, waiting), [person], person);

    private Reminder? Second(ReviewCase @case, ReviewRequest request, Waiting waiting)
    {
        if (waiting.Person is not { } person)
        {
            return null;
        }

        var requester = request.Round.Requester;
        var quiet = !Wants(person);
        return quiet || policy.RemindedByMail.Contains(person)
            ? new Reminder(Text.Second(request, waiting, Other(@case, request), nameSteward: false), quiet ? [requester] : [person, requester], Letter: quiet ? null : person)
            : new Reminder(Text.Second(request, waiting, Other(@case, request), nameSteward: true), [person, requester], person);
    }

    private Reminder Renewal(ReviewCase @case, ReviewRequest request, string person) => new(Text.Renewal(@case, request, person), [person], person);

    private Reminder? Responsible(ReviewCase @case, ReviewRequest request) =>
        new[] { @case.Bug.AssignedTo, @case.Bug.Creator }.FirstOrDefault(l => !Same(l, request.Round.Requester) && CanAnswer(l)) is { } person ? Renewal(@case, request, person) : null;

    private Outcome TellOwners(ReviewCase @case, ReviewRequest request, Waiting waiting, Stage stage)
    {
        var reason = $"{waiting.Why}: the owners are told privately";
        var id = @case.Bug.Id;
        var since = waiting.Since.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Outcome(new Step
        {
            Capability = Capabilities.Remind,
            Word = "noticed",
            Reason = reason,
            Notices =
            [
                new Notice($"waits {id} {request.Round.Subject} {since}", id, $"The request on attachment {request.Attachment.Id} of bug {id} {waiting.Why}, since {since}. `reviewbot explain {id}` shows who could take it.", stage.From),
            ],
        }, reason);
    }

    private static Notice ClosingNotice(ReviewCase @case, ReviewRequest request) => new(
        $"closing {@case.Bug.Id} {request.Round.Subject}",
        @case.Bug.Id,
        $"Nothing has moved for long in the request on attachment {request.Attachment.Id} of bug {@case.Bug.Id}. The bug was asked once whether it is still wanted; nobody is reminded any more.");

    /// <summary>Reminders of a round, in the bug and by mail.</summary>
    private IEnumerable<(string Rung, DateTimeOffset At)> Said(Round round) =>
        round.Said.Where(s => s.Item.Step == Steps.Reminded).Select(s => (ReminderFacts.RungOf(s), s.Comment.Time))
            .Concat(world.Reminders.Where(r => r.Subject == round.Subject).Select(r => (r.Rung, r.At)));

    // A human's comment, a question of ours that was cleared, or a day off of anybody concerned.
    private DateTimeOffset Postponed(ReviewCase @case, Waiting waiting, ImmutableArray<string> people, DateTimeOffset due)
    {
        var at = due;
        var comment = @case.Bug.Comments.LastOrDefault(c => !policy.IsBot(c.Creator) && c.Count > 0);
        if (comment is not null && (waiting.DeferredTo is null || comment.Time > @case.Standing.RemindSaidAt))
        {
            at = Later(at, CalendarOf(waiting).AddWorkingDays(comment.Time, policy.Reminders.PostponedBy));
        }

        foreach (var person in people)
        {
            if (ClearedAt(@case, person) is { } cleared)
            {
                at = Later(at, cleared.AddDays(DaysAfterCleared));
            }
        }

        return at;
    }

    // When all of them work and none has had a reminder that day.
    private DateTimeOffset Free(ImmutableArray<string> people, DateTimeOffset due)
    {
        var at = Later(due, now);
        for (var i = 0; i < 30; i++)
        {
            var before = at;
            foreach (var calendar in people.Select(policy.CalendarOf).DefaultIfEmpty(policy.Calendar))
            {
                at = calendar.AddWorkingDays(at, 0);
            }

            foreach (var person in people)
            {
                var calendar = policy.CalendarOf(person);
                if (world.Reminders.Any(r => Same(r.Person, person) && calendar.DayOf(r.At) == calendar.DayOf(at)))
                {
                    at = calendar.NextWorkingMorning(at);
                }
            }

            if (at == before)
            {
                return at;
            }
        }

        return Later(at, now.AddDays(1));
    }

    private DateTimeOffset? ClearedAt(ReviewCase @case, string person) => policy.NeedinfoFlag is not { } name ? null
        : FlagChanges.OnBug(@case.Bug.History, name)
            .Where(c => !policy.IsBot(c.Who) && c.Removed.Any(f => Same(f.Requestee ?? "", person)) && AskedByUs(@case, name, person, c.When))
            .Select(c => (DateTimeOffset?)c.When).LastOrDefault();

    private bool AskedByUs(ReviewCase @case, string name, string person, DateTimeOffset before) =>
        FlagChanges.OnBug(@case.Bug.History, name).LastOrDefault(c => c.When <= before && c.Added.Any(f => Same(f.Requestee ?? "", person))) is { } asked && policy.IsSelf(asked.Who);

    // Bugzilla reminds of a needinfo by itself.
    private bool IsAskedByOthers(ReviewCase @case, string person) => Needinfos(@case, person).Any(f => !policy.IsSelf(f.Setter));

    private bool MayAsk(ReviewCase @case, string person) => policy.NeedinfoFlag is not null && !Needinfos(@case, person).Any();

    private IEnumerable<Flag> Needinfos(ReviewCase @case, string person) =>
        @case.Bug.Flags.Where(f => f.Status == FlagStatus.Requested && policy.NeedinfoFlag is { } name && Same(f.Name, name) && Same(f.Requestee ?? "", person));

    // Bugzilla's own account for "nobody" can't log in, or is called so.
    private bool CanAnswer(string login) => login.Length > 0 && !login.StartsWith("nobody@", StringComparison.OrdinalIgnoreCase)
        && !policy.IsBot(login) && !(world.Accounts.TryGetValue(login, out var account) && !account.CanLogin);

    private bool Wants(string person) => policy.Roster.Find(person)?.Remind != false;

    private string? Other(ReviewCase @case, ReviewRequest request)
    {
        var question = Choosing.RequestFor(@case, request, policy, world);
        return StewardChoice.Choose(question with { Replaced = [.. question.Replaced, .. request.Requestees], KnownBy = null }, policy.Roster, world.Rotation, now).Steward?.Login;
    }

    private BusinessCalendar CalendarOf(Waiting waiting) => waiting.Person is { } person ? policy.CalendarOf(person) : policy.Calendar;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
