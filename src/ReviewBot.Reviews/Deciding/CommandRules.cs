// What becomes of people's commands. Each comment is carried out once: our answer names it in its reference line, and where
// a flag was set but the answer was lost, the assignment's own rule completes it.
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides about commands in comments: who may, on which request, and whether it is still wanted. What each does it says itself.</summary>
internal sealed class CommandRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    /// <summary>What was said to change the flag of this request.</summary>
    public Spoken OnRequest(ReviewCase @case, ReviewRequest request)
    {
        // First what was overwritten is put right, and what was carried out and not yet said is said: on a bug with several
        // requests the same words must not reach a second one.
        if (request.Round.LostDecision is not null
            || Gate.IsOldBacklog(@case, request, policy)
            || @case.Requests.Any(r => OurAssignments.OweComment(r, policy) || (r.Round.Decision is { } decision && OwedVerdict(@case, r, decision) is not null)))
        {
            return new(null, []);
        }

        var doubtful = new List<Outcome>();
        foreach (var (heard, command) in MeantFor(@case, request))
        {
            var counter = CounterFor(@case, heard);
            var afterwards = AfterwardsOf(@case, request, heard, command);
            if (afterwards == Afterwards.Stands)
            {
                return new(command.Answer(new FlagDesk(counter, request)), []);
            }

            if (afterwards == Afterwards.Doubtful)
            {
                doubtful.Add(counter.NotUnderstood("asked-back", counter.Text.TakenBack(counter.Comment, command.Render(policy.Name))));
            }
        }

        return new(null, doubtful);
    }

    private IEnumerable<(Heard Heard, Command.OnFlag Command)> MeantFor(ReviewCase @case, ReviewRequest request) =>
        from heard in @case.Heard
        where !Conversation.IsHandled(@case, heard) && !Overtaken(request, heard)
        from command in heard.Reading.Commands.OfType<Command.OnFlag>()
        where Target(@case, heard, command) == request && (request.ReplacedBy is null || command is AssignCommand) && MayUse(@case, heard, command)
        select (heard, command);

    /// <summary>Everything else that was said to us and has no answer yet.</summary>
    /// <param name="case">The bug.</param>
    /// <param name="decided">Attachments whose flag is set in this very plan: a decision on one of these needs no asking any more.</param>
    public IEnumerable<Outcome> OnBug(ReviewCase @case, IReadOnlySet<long> decided) =>
        from heard in @case.Heard
        where !Gate.IsUntouched(@case, policy) && !Conversation.IsHandled(@case, heard) && !Conversation.IsOld(@case, heard)
        from said in heard.Reading.Items.Where(said => said is Said.Understood || IsAnswered(heard, said))
        let outcome = Answer(CounterFor(@case, heard), said, decided)
        where outcome is not null
        select outcome;

    /// <summary>
    /// The comment to a decision that we set on a steward's word, where the flag was stored and the comment was lost;
    /// else null.
    /// </summary>
    public Outcome? OwedVerdict(ReviewCase @case, ReviewRequest request, Decision decision)
    {
        if (!policy.IsSelf(decision.By) || request.Round.HasSaid(Steps.Decided))
        {
            return null;
        }

        var word = @case.Heard.LastOrDefault(h => h.Comment.Time >= request.Round.AskedAt && h.Comment.Time <= decision.At && !Conversation.IsHandled(@case, h)
            && h.Reading.Commands.Any(c => DecisionTold.By(c) == decision.Status && MayUse(@case, h, c)));
        const string Reason = "the comment to a decision was lost";
        return word is null ? null : new(new FlagDesk(CounterFor(@case, word), request).Spoken(decision.Status, Reason), Reason);
    }

    /// <summary>Marks for the commands that an assignment at <paramref name="at"/> has carried out.</summary>
    internal static IEnumerable<MarkItem> MarksOfThoseBefore(ReviewCase @case, ReviewRequest request, DateTimeOffset at) =>
        @case.Heard.Where(h => h.Comment.Time >= request.Round.AskedAt && h.Comment.Time <= at && !Conversation.IsHandled(@case, h)
                && h.Reading.Commands.Any(c => c is Command.OnFlag && DecisionTold.By(c) is null))
            .Select(h => new MarkItem(MarkItem.ForComment(h.Comment.Id), Steps.Done));

    /// <summary>Which pending request somebody means: the one commented on, the only one, the speaker's own; else null.</summary>
    internal static ReviewRequest? Target(ReviewCase @case, Heard heard, Command? command = null)
    {
        var pending = @case.Requests.Where(r => r.IsPending).ToList();
        if (heard.Comment.AttachmentId is { } id && pending.Find(r => r.Attachment.Id == id) is { } named)
        {
            return named;
        }

        if (pending.Count == 1)
        {
            return pending[0];
        }

        var own = pending.Where(r => r.Requestees.Contains(heard.Comment.Creator, StringComparer.OrdinalIgnoreCase)).ToList();
        if (own.Count == 1)
        {
            return own[0];
        }

        // A steward for what was replaced is wanted only if somebody asks for one while the newer form has its own.
        var unasked = command is AssignCommand ? pending.Where(r => !r.Requestees.Any()).OrderBy(r => r.ReplacedBy is not null).FirstOrDefault() : null;
        return unasked ?? (pending.Where(r => r.ReplacedBy is null).ToList() is [var current] ? current : null);
    }

    private Counter CounterFor(ReviewCase @case, Heard heard) => new(@case, heard, policy, world, now);

    // A human's later action wins.
    private bool Overtaken(ReviewRequest request, Heard heard) =>
        heard.Comment.Time < request.Round.AskedAt || request.Changes.Any(c => c.When > heard.Comment.Time && !policy.IsBot(c.Who));

    // What can't be taken back is asked about first where somebody seems to take it back.
    private Afterwards AfterwardsOf(ReviewCase @case, ReviewRequest request, Heard heard, Command.OnFlag command) =>
        command.Row.Final
            ? new SecondThoughts(@case, policy).Of(heard, (other, said) => said is Command.OnFlag && Target(@case, other, said)?.Attachment.Id == request.Attachment.Id)
            : Afterwards.Stands;

    private bool MayUse(ReviewCase @case, Heard heard, Command command) => PermissionFor(@case, heard, command).Allowed;

    private Permit PermissionFor(ReviewCase @case, Heard heard, Command command) =>
        CommandTable.MayUse(command, Conversation.RolesThen(@case, heard, policy), @case.Bug.IsRestricted);

    private Outcome? Answer(Counter counter, Said said, IReadOnlySet<long> decided)
    {
        if (said is Said.Understood { Command: var command })
        {
            return Understood(counter, command);
        }

        // A hold counts however it is written, and conditions are answered by the embargo's own rules.
        var @case = counter.Case;
        if (((@case.Bug.IsRestricted || counter.IsOpenedSince) && (counter.Heard.Reading.HoldSeen || EmbargoTerms.Concerns(said)))
            || Conversation.RolesThen(@case, counter.Heard, policy) == Role.None)
        {
            return null;
        }

        return AsksOfDecided(counter, said, decided) ? null : said switch
        {
            Said.Malformed malformed => counter.NotUnderstood("not-understood", counter.Text.Malformed(malformed.Problem, malformed.Suggestion)),
            Said.Unknown unknown => counter.NotUnderstood("not-understood", counter.Text.Unknown(unknown)),
            Said.Hint hint => Hinted(counter, hint),
            Said.ByFlag => counter.NotUnderstood("hint", counter.Text.ByFlag()),
            Said.Negated => counter.NotUnderstood("hint", counter.Text.Negated()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Where a decision is asked back, nothing else of the same comment is.
    private static bool IsAnswered(Heard heard, Said said) =>
        heard.Reading.Items.FirstOrDefault(IsAskedBack) is not { } first || first == said;

    private static bool IsAskedBack(Said said) => said is Said.Hint { Why: Misplaced.Inexact or Misplaced.Embraced or Misplaced.Contradicted };

    // Of a decision that isn't taken as one, its author always hears; who couldn't decide anyway hears that, unless they tell others how.
    private Outcome? Hinted(Counter counter, Said.Hint hint)
    {
        if (!IsAskedBack(hint))
        {
            return counter.Heard.Reading.Items.Count > 1 ? null : counter.NotUnderstood("hint", counter.Text.Hint(hint));
        }

        var meant = Meant(hint);
        return meant is null || PermissionFor(counter.Case, counter.Heard, meant) is { Allowed: true } ? counter.NotUnderstood("asked-back", counter.Text.Hint(hint))
            : PermissionFor(counter.Case, counter.Heard, meant) is { WorthSaying: true, Refusal: { } refusal } && !MentionReader.Teaches(counter.Comment.Body, hint.Line) ? counter.Refused(refusal)
            : null;
    }

    // What was set for somebody else's word, or by hand, needs no other line.
    private bool AsksOfDecided(Counter counter, Said said, IReadOnlySet<long> decided) =>
        (said is Said.Negated || Meant(said) is Command.OnFlag { Row.Final: true })
        && (Conversation.IsSettled(counter.Case, counter.Heard) || (Target(counter.Case, counter.Heard, Meant(said)) is { } request && decided.Contains(request.Attachment.Id)));

    private Command? Meant(Said said) =>
        said is Said.Hint { Meant: { } command } ? command
        : said.Suggestions is [var line, ..] ? ReplyReader.Read(line, policy.Address).Commands.FirstOrDefault()
        : null;

    private Outcome? Understood(Counter counter, Command command)
    {
        var @case = counter.Case;

        if (command.Row.Where == AppliesTo.RestrictedBug && counter.IsOpenedSince)
        {
            return null;
        }

        var permission = PermissionFor(@case, counter.Heard, command);
        if (!permission.Allowed)
        {
            return permission.WorthSaying ? counter.Refused(permission.Refusal!) : Outcome.Nothing("a command by somebody without a role is not carried out");
        }

        return command switch
        {
            Command.OnFlag => NotOnRequest(counter, command),
            Command.OnBug onBug => onBug.Answer(new BugDesk(counter)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Nothing waits any more: an approval after the decision, an assignment after the withdrawal.
    private static Outcome? NotOnRequest(Counter counter, Command command)
    {
        var requests = counter.Case.Requests;
        if (requests.Any(r => r.IsPending))
        {
            return Target(counter.Case, counter.Heard, command) is null ? counter.Refused(counter.Text.WhichRequest()) : null;
        }

        return requests.Any(r => r.Changes.Any(c => c.When >= counter.Comment.Time)) ? null : counter.Refused(counter.Text.NothingWaits(command.Name));
    }
}

/// <summary>What becomes of the commands that would change the flag of a request.</summary>
/// <param name="Done">What the oldest one does that is still wanted; null if there is none.</param>
/// <param name="Doubtful">What is asked about those that somebody seems to take back, where none is carried out.</param>
internal readonly record struct Spoken(Outcome? Done, IReadOnlyList<Outcome> Doubtful);
