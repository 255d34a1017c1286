// What people's commands do. Each comment is carried out once: our answer names it in its reference line, and where a
// flag was set but the answer was lost, the assignment's own rule completes it.
using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides about commands in comments.</summary>
internal sealed class CommandRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private ReplyText Text => new(policy, world);

    /// <summary>The oldest command that would change the flag of this request, or null.</summary>
    public Outcome? OnRequest(ReviewCase @case, ReviewRequest request)
    {
        // First what was overwritten is put right, and what was carried out and not yet said is said: on a bug with several
        // requests the same words must not reach a second one.
        if (request.Round.LostDecision is not null
            || @case.Requests.Any(r => RequestRules.OwesComment(r, policy) || (r.Round.Decision is { } decision && OwedVerdict(@case, r, decision) is not null)))
        {
            return null;
        }

        foreach (var heard in @case.Heard.Where(h => !Conversation.IsHandled(@case, h)))
        {
            foreach (var said in heard.Reading.Items.OfType<Said.Understood>())
            {
                if (!ChangesFlag(said.Command) || Target(@case, heard, said.Command) != request || Overtaken(request, heard) || !MayUse(@case, heard, said.Command))
                {
                    continue;
                }

                return said.Command switch
                {
                    Command.Assign assign => Assign(@case, request, heard, assign.To),
                    Command.Reassign => Reassign(@case, request, heard, null),
                    Command.Decline decline => Reassign(@case, request, heard, decline.Reason),
                    Command.Approve => Verdict(@case, request, heard, FlagStatus.Granted),
                    Command.Deny => Verdict(@case, request, heard, FlagStatus.Denied),
                    _ => null,
                };
            }
        }

        return null;
    }

    /// <summary>Everything else that was said to us and has no answer yet.</summary>
    public IEnumerable<Outcome> OnBug(ReviewCase @case)
    {
        foreach (var heard in @case.Heard.Where(h => !Conversation.IsHandled(@case, h)))
        {
            if (Conversation.IsOld(@case, heard))
            {
                continue;
            }

            foreach (var outcome in heard.Reading.Items.Select(said => Answer(@case, heard, said)).OfType<Outcome>())
            {
                yield return outcome;
            }
        }
    }

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
            && h.Reading.Items.OfType<Said.Understood>().Any(u => (decision.Status == FlagStatus.Granted ? u.Command is Command.Approve : u.Command is Command.Deny) && MayUse(@case, h, u.Command)));
        const string Reason = "the comment to a decision was lost";
        return word is null ? null : new(Spoken(@case, request, word, decision.Status, Reason), Reason);
    }

    /// <summary>Marks for the commands that an assignment at <paramref name="at"/> has carried out.</summary>
    internal static IEnumerable<MarkItem> MarksOfThoseBefore(ReviewCase @case, ReviewRequest request, DateTimeOffset at) =>
        @case.Heard.Where(h => h.Comment.Time >= request.Round.AskedAt && h.Comment.Time <= at && !Conversation.IsHandled(@case, h)
                && h.Reading.Items.OfType<Said.Understood>().Any(u => u.Command is Command.Assign or Command.Reassign or Command.Decline))
            .Select(h => new MarkItem(MarkItem.ForComment(h.Comment.Id), Steps.Done));

    private static bool ChangesFlag(Command command) =>
        command is Command.Assign or Command.Reassign or Command.Decline or Command.Approve or Command.Deny;

    // A human's later action wins.
    private bool Overtaken(ReviewRequest request, Heard heard) =>
        heard.Comment.Time < request.Round.AskedAt || request.Changes.Any(c => c.When > heard.Comment.Time && !policy.IsBot(c.Who));

    private bool MayUse(ReviewCase @case, Heard heard, Command command) => PermissionFor(@case, heard, command).Allowed;

    private Permit PermissionFor(ReviewCase @case, Heard heard, Command command) =>
        CommandTable.MayUse(command, Conversation.RolesThen(@case, heard, policy), @case.Bug.IsRestricted);

    private static ReviewRequest? Target(ReviewCase @case, Heard heard, Command command)
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
        return own.Count == 1 ? own[0] : command is Command.Assign ? pending.Find(r => !r.Requestees.Any()) : null;
    }

    private Outcome? Answer(ReviewCase @case, Heard heard, Said said)
    {
        var roles = Conversation.RolesThen(@case, heard, policy);
        switch (said)
        {
            case Said.Understood { Command: var command }:
                // Said while the bug was closed; somebody has opened it since.
                if (command is Command.EmbargoUntil or Command.EmbargoLift or Command.EmbargoExplain && !@case.Bug.IsRestricted
                    && GroupHistory.Of(@case.Bug, policy.IsSelf).LastChange >= heard.Comment.Time)
                {
                    return null;
                }

                var permission = PermissionFor(@case, heard, command);
                if (!permission.Allowed)
                {
                    return permission.WorthSaying ? Say(heard, Steps.Refused, "refused", permission.Refusal!) : Outcome.Nothing("a command by somebody without a role is not carried out");
                }

                if (ChangesFlag(command))
                {
                    return Target(@case, heard, command) is null && @case.Requests.Any(r => r.IsPending)
                        ? Say(heard, Steps.Refused, "refused", Text.WhichRequest())
                        : @case.Requests.Any(r => r.IsPending) ? null : Overdue(@case, heard, command);
                }

                return command switch
                {
                    Command.Help => Say(heard, Steps.Done, "help", HelpText.For(roles, @case.Bug.IsRestricted, policy.Name)),
                    Command.Explain => Say(heard, Steps.Done, "explained", Text.Explain(@case)),
                    Command.Recheck => Say(heard, Steps.Done, "rechecked", Text.Recheck(@case)),
                    Command.Prefill => Prefill(@case, heard),
                    Command.Escalate escalate => Escalate(@case, heard, escalate),
                    Command.Resolved => Resolved(@case, heard),
                    Command.Remind remind => Say(heard, Steps.Done, "noted", Text.Postponed(remind.Days)),
                    Command.Quiet => Say(heard, Steps.Done, "noted", Text.Quieted()),

                    // On a restricted bug the embargo's own rules answer.
                    Command.Hold when !@case.Bug.IsRestricted => Say(heard, Steps.Done, "noted", Text.Held()),
                    Command.Resume when !@case.Bug.IsRestricted => Say(heard, Steps.Done, "noted", Text.Resumed()),
                    _ => null,
                };
            // A hold counts however it is written, and conditions are answered by the embargo's own rules.
            case Said.Malformed or Said.Unknown or Said.Hint when @case.Bug.IsRestricted && (heard.Reading.HoldSeen || EmbargoTerms.Concerns(said)):
                return null;
            case Said.Malformed malformed:
                return roles == Role.None ? null : Say(heard, Steps.NotUnderstood, "not-understood", Text.Malformed(malformed));
            case Said.Unknown unknown:
                return roles == Role.None ? null : Say(heard, Steps.NotUnderstood, "not-understood", Text.Unknown(unknown));
            case Said.Hint hint:
                return roles == Role.None || heard.Reading.Items.Count > 1 ? null : Say(heard, Steps.NotUnderstood, "hint", Text.Hint(hint));
            default:
                return null;
        }
    }

    // Nothing waits any more: an approval after the decision, an assignment after the withdrawal.
    private Outcome? Overdue(ReviewCase @case, Heard heard, Command command) =>
        @case.Requests.Any(r => r.Changes.Any(c => c.When >= heard.Comment.Time))
            ? null
            : Say(heard, Steps.Refused, "refused", Text.NothingWaits(command.Name));

    private Outcome Assign(ReviewCase @case, ReviewRequest request, Heard heard, Person? to)
    {
        var involved = Choosing.RequestFor(@case, request, policy, world).Involved;
        string login;
        switch (to)
        {
            case null:
                if (request.Requestees.FirstOrDefault() is { } asked && !involved.Contains(asked, StringComparer.OrdinalIgnoreCase) && !world.IsAway(asked, policy.Roster, now))
                {
                    return Say(heard, Steps.Done, "already-assigned", Text.AlreadyAsked(request, asked));
                }

                return Choose(@case, request, heard, [.. request.Requestees]);
            case Person.Me:
                login = heard.Comment.Creator;
                break;
            default:
                if (Resolve(to) is not { } found)
                {
                    return Say(heard, Steps.Refused, "refused", Text.UnknownPerson());
                }

                login = found;
                break;
        }

        if (Same(login, request.Round.Requester) || Same(login, request.Attachment.Creator))
        {
            return Say(heard, Steps.Refused, "refused", Text.NotOneself());
        }

        if (policy.Roster.Find(login) is null && (Listening.RolesOf(heard.Comment.Creator, @case, policy) & (Role.Steward | Role.Owner)) == 0)
        {
            return Say(heard, Steps.Refused, "refused", Text.UnknownPerson());
        }

        return request.Requestees.Any(r => Same(r, login))
            ? Say(heard, Steps.Done, "already-assigned", Text.AlreadyAsked(request, login))
            : Ask(@case, request, heard, login);
    }

    private Outcome Reassign(ReviewCase @case, ReviewRequest request, Heard heard, DeclineReason? declined)
    {
        _ = declined; // Nobody has to say why; the reason stays in the steward's own comment.
        return Choose(@case, request, heard, [.. request.Requestees]);
    }

    private Outcome Choose(ReviewCase @case, ReviewRequest request, Heard heard, ImmutableArray<string> instead)
    {
        var question = Choosing.RequestFor(@case, request, policy, world);
        var choice = StewardChoice.Choose(question with { Replaced = [.. question.Replaced, .. instead], KnownBy = null }, policy.Roster, world.Rotation, now);
        if (choice.Steward is { } steward)
        {
            return Ask(@case, request, heard, steward.Login);
        }

        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "nobody",
            Reason = "no other steward can be found",
            Text = Text.NobodyElse(request),
            Marks = [new MarkItem(MarkItem.ForComment(heard.Comment.Id), Steps.Refused)],
            Notices = [new Notice($"nobody {@case.Bug.Id} c{heard.Comment.Id}", @case.Bug.Id, $"No other steward can be found for the request in bug {@case.Bug.Id}: `reviewbot explain {@case.Bug.Id}` shows every candidate with the reason against.")],
        }, "no other steward can be found");
    }

    private Outcome Ask(ReviewCase @case, ReviewRequest request, Heard heard, string login)
    {
        var round = request.Round;
        var number = RequestRules.LastNumber(round, policy) + 1;
        var instead = request.Requestees.FirstOrDefault();
        var flag = request.Pending.FirstOrDefault(f => instead is null || Same(f.Requestee ?? "", instead)) ?? request.Pending[0];
        const string Reason = "a command asks for a steward";
        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "assigned",
            Reason = Reason,
            Text = instead is null ? new CommentText(policy, world, now).Assigned(@case, request, login, []) : Text.Reassigned(request, login),
            Greets = instead is null ? round.Requester : null,
            Marks =
            [
                new MarkItem(round.Subject, instead is null ? Steps.Assigned : Steps.Reassigned, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new MarkItem(MarkItem.ForComment(heard.Comment.Id), Steps.Done),
            ],
            Effects = [.. LettingIn.Of(@case, login, policy), new Effect.Assign(request.Attachment.Id, flag.Id, login)],
            Assignments = [new AssignmentFact(login, now, @case.Bug.Id, request.Attachment.Id, round.Number, false, @case.Bug.Product, @case.Bug.Component)],
        }, Reason);
    }

    private Outcome Verdict(ReviewCase @case, ReviewRequest request, Heard heard, FlagStatus status)
    {
        if (!policy.MaySetVerdict)
        {
            return Say(heard, Steps.Refused, "refused", Text.SetItYourself(status));
        }

        var flag = request.Pending.FirstOrDefault(f => Same(f.Requestee ?? "", heard.Comment.Creator)) ?? request.Pending[0];
        const string Reason = "a steward's explicit word";
        return new(Spoken(@case, request, heard, status, Reason) with { Effects = [new Effect.SetVerdict(request.Attachment.Id, flag.Id, status)] }, Reason);
    }

    private Step Spoken(ReviewCase @case, ReviewRequest request, Heard heard, FlagStatus status, string reason) => new()
    {
        Capability = Capabilities.Commands,
        Word = status == FlagStatus.Granted ? "granted" : "denied",
        Reason = reason,
        Text = Text.Verdict(@case, request, heard.Comment, status),
        Marks =
        [
            new MarkItem(request.Round.Subject, Steps.Decided),
            new MarkItem(MarkItem.ForComment(heard.Comment.Id), Steps.Done),
        ],
    };

    private Outcome? Prefill(ReviewCase @case, Heard heard) =>
        Target(@case, heard, new Command.Prefill()) is { Obstacle: Obstacle.None } request
            ? Say(heard, Steps.Done, "prefilled", Text.Prefill(request))
            : Say(heard, Steps.Refused, "refused", Text.NothingToPrefill());

    private Outcome? Escalate(ReviewCase @case, Heard heard, Command.Escalate escalate)
    {
        if (Target(@case, heard, escalate) is not { } request)
        {
            return Say(heard, Steps.Refused, "refused", Text.WhichRequest());
        }

        var word = escalate.To.ToString().ToLowerInvariant();
        var contact = policy.EscalationContacts.GetValueOrDefault(word);
        var reason = $"escalated to {escalate.To}";
        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "escalated",
            Reason = reason,
            Text = Text.Escalated(@case, request, heard.Comment, escalate.To, contact),
            Marks =
            [
                new MarkItem(request.Round.Subject, Steps.Escalated, word),
                new MarkItem(MarkItem.ForComment(heard.Comment.Id), Steps.Done),
            ],
            Effects = contact is null ? [] : [.. Reach(@case, contact)],
            Notices = [new Notice($"escalated {@case.Bug.Id} c{heard.Comment.Id}", @case.Bug.Id, contact is null
                ? $"Bug {@case.Bug.Id} was escalated to {escalate.To}, but Escalation:{escalate.To} names no contact: please ask them."
                : $"Bug {@case.Bug.Id} was escalated to {escalate.To}.")],
        }, reason);
    }

    // Being put on CC shows a restricted bug to whom it was hidden from, so only a setting allows it. A needinfo discloses
    // nothing: the server refuses it for whoever can't see the bug.
    private IEnumerable<Effect> Reach(ReviewCase @case, string contact)
    {
        var onCc = @case.Bug.Cc.Contains(contact, StringComparer.OrdinalIgnoreCase);
        if (!onCc && (@case.Bug.IsRestricted ? policy.CcOnRestrictedBugs : policy.NeedinfoFlag is null))
        {
            yield return new Effect.AddCc(contact);
        }

        if (policy.NeedinfoFlag is not null)
        {
            yield return new Effect.AskNeedinfo(contact);
        }
    }

    private Outcome? Resolved(ReviewCase @case, Heard heard)
    {
        if (@case.Requests.LastOrDefault(r => r.Round.HasSaid(Steps.Escalated)) is not { } request)
        {
            return Say(heard, Steps.Refused, "refused", Text.NothingEscalated());
        }

        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "resolved",
            Reason = "the escalation is answered",
            Text = Text.EscalationResolved(@case, request, heard.Comment),
            Marks = [new MarkItem(request.Round.Subject, Steps.Resolved), new MarkItem(MarkItem.ForComment(heard.Comment.Id), Steps.Done)],
            Effects =
            [
                .. @case.Bug.Flags
                    .Where(f => f.Status == FlagStatus.Requested && policy.IsSelf(f.Setter) && policy.NeedinfoFlag is { } name && Same(f.Name, name)
                        && policy.EscalationContacts.Values.Contains(f.Requestee ?? "", StringComparer.OrdinalIgnoreCase))
                    .Select(f => new Effect.ClearNeedinfo(f.Id)),
            ],
        }, "the escalation is answered");
    }

    private Outcome Say(Heard heard, string step, string word, string text) => new(new Step
    {
        Capability = Capabilities.Commands,
        Word = word,
        Reason = $"a comment to the bot: {word}",
        Text = text,
        Marks = [new MarkItem(MarkItem.ForComment(heard.Comment.Id), step)],
    }, word);

    // People are known by login or nick, never by display name.
    private string? Resolve(Person person) => person switch
    {
        Person.Login login => policy.Roster.Find(login.Value)?.Login ?? (world.Accounts.TryGetValue(login.Value, out var account) ? account.Login : null),
        Person.Nick nick => world.Accounts.Values.Where(a => Same(a.Nick ?? "", nick.Value)).Select(a => a.Login).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null,
        _ => null,
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
