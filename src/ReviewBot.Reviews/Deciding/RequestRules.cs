// What follows from which form (design, section 8), for one pending request.
using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides about one pending request.</summary>
internal sealed class RequestRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private static readonly TimeSpan FreshlyNamed = TimeSpan.FromDays(7);

    // Flag and comment of one write may bear times that differ by a second or two.
    private static readonly TimeSpan OneWrite = TimeSpan.FromSeconds(5);

    private CommentText Text => new(policy, world, now);

    public Outcome Decide(ReviewCase @case, ReviewRequest request)
    {
        if (request.Attachment.IsPrivate)
        {
            return Outcome.Nothing("the attachment is private");
        }

        if (Gate.IsOldBacklog(@case, request, policy))
        {
            return Outcome.Nothing("older than Polling:IgnoreRequestsBefore, and nobody touched the bug since");
        }

        var round = request.Round;
        if (round.LostDecision is { } lost)
        {
            return Restore(request, lost);
        }

        if (round.Overtaken is { } overtaken && !round.HasSaid(Steps.Overtaken))
        {
            return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "overtaken",
                Reason = "a decision was overwritten by our own write, and a human has asked again since",
                Text = Text.Overtaken(request, overtaken),
                Marks = [new MarkItem(round.Subject, Steps.Overtaken)],
            }, "a human has asked again");
        }

        return request.Requestees.Any() ? Named(@case, request, round) : Unasked(@case, request, round);
    }

    /// <summary>The gap between our read and our write let us overwrite a fresh <c>+</c> or <c>-</c>.</summary>
    public Outcome Restore(ReviewRequest request, Decision lost) =>
        new(new Step
        {
            Capability = Capabilities.Assign,
            Word = "restored",
            Urgent = true,
            Reason = "a decision was overwritten by our own write and is put right",
            Text = Text.Restored(request, lost),
            Marks = [RestoredMark(request.Round)],
            Effects = [new Effect.SetVerdict(request.Attachment.Id, (request.IsPending ? request.Pending : request.Flags)[0].Id, lost.Status)],
        }, "restoring a decision");

    /// <summary>What marks the next restoration of a round: each is another one.</summary>
    public static MarkItem RestoredMark(Round round) =>
        new(round.Subject, Steps.Restored, round.Said.Count(s => s.Item.Step == Steps.Restored) is > 0 and var before ? Number(before + 1) : null);

    private Outcome Named(ReviewCase @case, ReviewRequest request, Round round)
    {
        if (round.Assignments.LastOrDefault() is { } last && policy.IsSelf(last.By))
        {
            return Overwrote(request, round, last) ?? OweAssignmentComment(@case, request, round, last);
        }

        var outcome = WithWordOfDelay(NamedByHuman(@case, request, round), request, round);
        var strangers = request.Requestees.Count(r => policy.Roster.Find(r) is null && !policy.Owners.Contains(r, StringComparer.OrdinalIgnoreCase));
        if (strangers == 0)
        {
            return outcome;
        }

        // Rosters go stale: who is asked may well be a steward today. The person is left alone, the owner hears of it.
        var notice = new Notice($"off-roster-asked {@case.Bug.Id} {round.Subject}", @case.Bug.Id, $"The request on attachment {request.Attachment.Id} of bug {@case.Bug.Id} was put to somebody who is not on the roster. It is respected; if that person is a steward, please add them to Stewards.", round.Assignments.LastOrDefault()?.At ?? round.AskedAt);
        return outcome with
        {
            Step = (outcome.Step ?? new Step { Capability = Capabilities.Comment, Word = "noticed", Reason = outcome.Reason }) is var step ? step with { Notices = [.. step.Notices, notice] } : null,
        };
    }

    // Said at the time of naming alone: whoever goes away later is the ladder's business.
    private Outcome WithWordOfDelay(Outcome outcome, ReviewRequest request, Round round)
    {
        var named = round.Assignments.LastOrDefault();
        if (named is null || round.HasSaid(Steps.MayTakeLonger) || now - named.At > FreshlyNamed || named.At < world.InvolvedSince(round, policy)
            || !request.Requestees.All(r => policy.Roster.Find(r) is not null && world.IsAway(r, policy.Roster, named.At)))
        {
            return outcome;
        }

        const string Reason = "a steward is named who may not answer soon";
        var step = outcome.Step ?? new Step { Capability = Capabilities.Comment, Word = "later", Reason = Reason };
        return outcome with
        {
            Reason = Reason,
            Step = step with
            {
                Text = step.Text is null ? Text.MayTakeLonger(request, named.Steward) : $"{step.Text}\n\n{Text.MayTakeLonger(request, named.Steward)}",
                Greets = step.Greets ?? round.Requester,
                Marks = [.. step.Marks, new MarkItem(round.Subject, Steps.MayTakeLonger)],
            },
        };
    }

    private Outcome NamedByHuman(ReviewCase @case, ReviewRequest request, Round round)
    {
        if (round.Said.LastOrDefault(s => s.Item.Step is Steps.Findings or Steps.Unusable or Steps.Unreadable or Steps.Advice or Steps.OwnRequest) is { } said
            && !(said.Item.Step is Steps.Findings or Steps.Unusable && IsProgress(request, said)))
        {
            return Outcome.Nothing("a steward is named and all was said");
        }

        if (request.Requestees.All(r => SameLogin(r, round.Requester)) && policy.Roster.Find(round.Requester) is not null)
        {
            return Say(Steps.OwnRequest, null, "own-request", "requester and asked steward are the same person", Text.OwnRequest(request));
        }

        return request.Obstacle switch
        {
            Obstacle.None when request.Reading.Complete == false => SaidTheSameOfAnother(@case, request) is { } until
                ? Outcome.Nothing("the same questions are open as before; the steward who is named sees them", until)
                : AskRequester(@case, request, round),
            Obstacle.None => Text.AdviceForNamed(@case, request) is { } advice
                ? Say(Steps.Advice, null, "advice", "the steward should know", advice)
                : Outcome.Nothing("the form is complete and a steward is named"),
            Obstacle.NotRecognized or Obstacle.Binary => Say(Steps.Unreadable, null, "unreadable", "the text is not recognised as the form", Text.UnreadableForNamed(request)),
            _ => AskForText(@case, request, round),
        };

        Outcome Say(string step, string? state, string word, string reason, string text) => new(new Step
        {
            Capability = Capabilities.Comment,
            Word = word,
            Reason = reason,
            Text = text,
            Greets = step == Steps.OwnRequest ? round.Requester : null,
            Marks = [new MarkItem(round.Subject, step, state)],
        }, reason);
    }

    // A human chose somebody in the gap between our read and our write. A plain "assigned" is only ever planned where
    // nobody is asked, so if that change took somebody off, it was by mistake.
    internal static bool OwesComment(ReviewRequest request, ReviewPolicy policy)
    {
        var round = request.Round;
        return round.Assignments.LastOrDefault() is { } last && policy.IsSelf(last.By) && request.Requestees.Any(r => SameLogin(r, last.Steward))
            && (round.Said.Count(s => OfAssignment(s) || s.Item.Step == Steps.Restored) < round.Assignments.Count(a => policy.IsSelf(a.By))
                || !round.Said.Any(s => (OfAssignment(s) || s.Item.Step == Steps.Restored) && s.Comment.Time > last.At - OneWrite));
    }

    /// <summary>
    /// The highest number among our assignments of a round: one may have been said and changed nothing, since a human
    /// chose the same person a moment before; of another the comment may have been lost.
    /// </summary>
    internal static int LastNumber(Round round, ReviewPolicy policy) => Math.Max(round.Assignments.Count(a => policy.IsSelf(a.By)), LastSaidNumber(round));

    private static int LastSaidNumber(Round round) => round.Said.Where(OfAssignment)
        .Select(s => int.TryParse(s.Item.State, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(0).Max();

    private static bool OfAssignment(OurWord said) => said.Item.Step is Steps.Assigned or Steps.Reassigned;

    private Outcome? Overwrote(ReviewRequest request, Round round, Assignment last)
    {
        if (last.Instead is not { } chosen
            || round.Assignments.LastOrDefault(a => SameLogin(a.Steward, chosen)) is not { } theirs || policy.IsSelf(theirs.By)
            || !TookOffByAccident(round, last))
        {
            return null;
        }

        const string Reason = "a human's choice of the same moment was overwritten and is put right";
        return new(new Step
        {
            Capability = Capabilities.Assign,
            Word = "restored",
            Urgent = true,
            Reason = Reason,
            Text = Text.RestoredChoice(request, chosen),
            Marks = [RestoredMark(round)],
            Effects = [new Effect.Assign(request.Attachment.Id, request.Pending[0].Id, chosen)],
        }, Reason);
    }

    // A reassignment takes somebody off on purpose; a plain assignment, or the putting right of one, never does.
    private bool TookOffByAccident(Round round, Assignment last) =>
        round.LastSaid(Steps.Assigned)?.Item.State == Number(LastNumber(round, policy))
        || round.LastSaid(Steps.Restored)?.Comment.Time > last.At - OneWrite;

    private Outcome Unasked(ReviewCase @case, ReviewRequest request, Round round)
    {
        if (round.Assignments.Any(a => policy.IsSelf(a.By)))
        {
            return Outcome.Nothing("a human took the steward off whom we had assigned");
        }

        switch (request.Obstacle)
        {
            case Obstacle.None when request.Reading.Complete != false:
            case Obstacle.NotRecognized or Obstacle.Binary:
                return Assign(@case, request, round);
            default:
                if (request.Obstacle == Obstacle.None && SaidTheSameOfAnother(@case, request) is not null)
                {
                    // Who sends the same again thinks that it answers the question: a person has to look.
                    return Assign(@case, request, round);
                }

                if (round.Said.LastOrDefault(s => s.Item.Step is Steps.Findings or Steps.Unusable) is not { } asked)
                {
                    return request.Obstacle == Obstacle.None ? AskRequester(@case, request, round) : AskForText(@case, request, round);
                }

                if (request.Obstacle == Obstacle.None && request.FormAt > asked.Comment.Time)
                {
                    return IsProgress(request, asked) ? AskRequester(@case, request, round) : Assign(@case, request, round);
                }

                var until = policy.Calendar.AddWorkingDays(asked.Comment.Time, policy.AssignAnywayAfterWorkingDays);
                return now >= until
                    ? Assign(@case, request, round)
                    : Outcome.Nothing("waits for the requester", until);
        }
    }

    // BMO's attachment update stores flag and comment in two transactions, and a crash may come in between.
    private Outcome OweAssignmentComment(ReviewCase @case, ReviewRequest request, Round round, Assignment last)
    {
        if (!OwesComment(request, policy))
        {
            return Outcome.Nothing("a steward is assigned");
        }

        const string Reason = "the assignment's comment was lost";
        var step = AssignmentStep(@case, request, round, last.Steward, Math.Max(round.Assignments.Count(a => policy.IsSelf(a.By)), LastSaidNumber(round) + 1));
        return new(step with
        {
            Effects = [],
            Assignments = [],
            Reason = Reason,
            Marks = [.. step.Marks, .. CommandRules.MarksOfThoseBefore(@case, request, last.At)],
        }, Reason);
    }

    private Outcome Assign(ReviewCase @case, ReviewRequest request, Round round)
    {
        var choice = StewardChoice.Choose(Choosing.RequestFor(@case, request, policy, world), policy.Roster, world.Rotation, now);
        if (choice.Steward is not { } steward)
        {
            if (round.HasSaid(Steps.Nobody))
            {
                return Outcome.Nothing("no steward can be found", Choosing.TryAgain(policy, now));
            }

            return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "nobody",
                Reason = "no steward can be found",
                Text = Text.Nobody(request),
                Greets = round.Requester,
                Marks = [new MarkItem(round.Subject, Steps.Nobody)],
                Notices = [new Notice($"nobody {@case.Bug.Id} {round.Subject}", @case.Bug.Id, $"No steward can be found for the request in bug {@case.Bug.Id}: `reviewbot explain {@case.Bug.Id}` shows every candidate with the reason against.")],
            }, "no steward can be found");
        }

        var step = AssignmentStep(@case, request, round, steward.Login, LastNumber(round, policy) + 1);
        return new(step, step.Reason);
    }

    private Step AssignmentStep(ReviewCase @case, ReviewRequest request, Round round, string steward, int number) => new()
    {
        Capability = Capabilities.Assign,
        Word = "assigned",
        Reason = "nobody is asked yet: the steward with the lowest share is",
        Text = Text.Assigned(@case, request, steward, Previous(@case, request)),
        Greets = round.Requester,
        Marks = [new MarkItem(round.Subject, Steps.Assigned, Number(number))],
        Effects = [.. LettingIn.Of(@case, steward, policy), new Effect.Assign(request.Attachment.Id, request.Pending[0].Id, steward)],
        Assignments = [new AssignmentFact(steward, now, @case.Bug.Id, request.Attachment.Id, round.Number, false, @case.Bug.Product, @case.Bug.Component)],
    };

    private Outcome AskRequester(ReviewCase @case, ReviewRequest request, Round round) => new(new Step
    {
        Capability = Capabilities.Comment,
        Word = "findings",
        Reason = "the form is incomplete",
        Text = Text.Findings(request, Previous(@case, request)),
        Greets = round.Requester,
        Marks = [new MarkItem(round.Subject, Steps.Findings, State(request.Reading))],
        Effects = Needinfo(round.Requester),
    }, "the form is incomplete");

    private Outcome AskForText(ReviewCase @case, ReviewRequest request, Round round)
    {
        var form = @case.UnflaggedForms.LastOrDefault();
        return new(new Step
        {
            Capability = Capabilities.Comment,
            Word = "unusable",
            Reason = form is null ? "the attachment can't be read as a form" : "the form is on another attachment",
            Text = form is null ? Text.Unusable(request) : Text.FormIsElsewhere(request, form.Attachment),
            Greets = round.Requester,
            Marks = [new MarkItem(round.Subject, Steps.Unusable, request.Obstacle.ToString().ToLowerInvariant())],
            Effects = Needinfo(round.Requester),
        }, "the attachment can't be read as a form");
    }

    private ImmutableArray<Effect> Needinfo(string login) => policy.NeedinfoFlag is null ? [] : [new Effect.AskNeedinfo(login)];

    /// <summary>The topics that an earlier comment on this bug asked for, if this form is the answer to it.</summary>
    private static ImmutableArray<string> Previous(ReviewCase @case, ReviewRequest request) =>
        LastAsked(@case, request)?.Item.State?.Split(',').ToImmutableArray() ?? [];

    // Of this round, if a newer comment replaced the form; else of the forms that this one replaces.
    private static OurWord? LastAsked(ReviewCase @case, ReviewRequest request) =>
        request.Round.LastSaid(Steps.Findings) is { } here
            ? here.Comment.Time < request.FormAt ? here : null
            : LastAskedOfAnother(@case, request);

    private static OurWord? LastAskedOfAnother(ReviewCase @case, ReviewRequest request) =>
        @case.Requests.Where(r => r != request && !r.IsPending)
            .Select(r => r.Round.LastSaid(Steps.Findings))
            .Concat([request.Rounds.Length > 1 ? request.Rounds[^2].LastSaid(Steps.Findings) : null])
            .Where(s => s is not null && s.Comment.Time <= request.Round.AskedAt)
            .MaxBy(s => s!.Comment.Time);

    // A correction with the same questions open, soon after we asked for them (process, scenario 79): until when they
    // are not repeated.
    private DateTimeOffset? SaidTheSameOfAnother(ReviewCase @case, ReviewRequest request) =>
        !request.Round.HasSaid(Steps.Findings)
        && LastAskedOfAnother(@case, request) is { Item.State: { } state } asked
        && state == State(request.Reading)
        && policy.Calendar.AddWorkingDays(asked.Comment.Time, policy.AssignAnywayAfterWorkingDays) is var until && now < until
            ? until
            : null;

    // Whether the form has changed since we spoke of it, and with it what there is to say.
    private static bool IsProgress(ReviewRequest request, OurWord said) =>
        request.FormAt > said.Comment.Time && (said.Item.Step != Steps.Findings || said.Item.State != State(request.Reading));

    private static string State(FormReading reading) => string.Join(',', Topics(reading));

    private static IEnumerable<string> Topics(FormReading reading) =>
        reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic).Distinct();

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool SameLogin(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
