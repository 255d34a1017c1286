using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Does with a bug what somebody said; null where nothing is to be said here.</summary>
internal sealed class BugDesk(Counter counter) : IBugDesk<Outcome?>
{
    private ReviewCase Case => counter.Case;

    private ReviewPolicy Policy => counter.Policy;

    public string Address => Policy.Name;

    public DateTimeOffset SaidAt => counter.Comment.Time;

    public bool IsEmbargoed => Case.Bug.IsRestricted || counter.IsOpenedSince;

    public Outcome? Help() => counter.Done(HelpText.Word, HelpText.For(Conversation.RolesThen(Case, counter.Heard, Policy), Case.Bug.IsRestricted, Policy.Name));

    public Outcome? Explain() => counter.Done("explained", counter.Text.Explain(Case));

    public Outcome? Recheck() => counter.Done("rechecked", counter.Text.Recheck(Case));

    public Outcome? Prefill() => CommandRules.Target(Case, counter.Heard) is { Obstacle: Obstacle.None } request
        ? counter.Done("prefilled", counter.Text.Prefill(request))
        : counter.Refused(counter.Text.NothingToPrefill());

    public Outcome? Escalate(EscalateTo to)
    {
        if (CommandRules.Target(Case, counter.Heard) is not { } request)
        {
            return counter.Refused(counter.Text.WhichRequest());
        }

        var word = to.ToString().ToLowerInvariant();
        var contact = Policy.EscalationContacts.GetValueOrDefault(word);
        var reason = $"escalated to {to}";
        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "escalated",
            Reason = reason,
            Text = counter.Text.Escalated(Case, request, counter.Comment, to, contact),
            Marks =
            [
                new MarkItem(request.Round.Subject, Steps.Escalated, word),
                counter.Mark(Steps.Done),
            ],
            Effects = contact is null ? [] : [.. Reach(contact)],
            Notices = [new Notice($"escalated {Case.Bug.Id} c{counter.Comment.Id}", Case.Bug.Id, contact is null
                ? $"Bug {Case.Bug.Id} was escalated to {to}, but Escalation:{to} names no contact: please ask them."
                : $"Bug {Case.Bug.Id} was escalated to {to}.")],
        }, reason);
    }

    public Outcome? Resolve()
    {
        if (Case.Requests.LastOrDefault(r => r.Round.HasSaid(Steps.Escalated)) is not { } request)
        {
            return counter.Refused(counter.Text.NothingEscalated());
        }

        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "resolved",
            Reason = "the escalation is answered",
            Text = counter.Text.EscalationResolved(Case, request, counter.Comment),
            Marks = [new MarkItem(request.Round.Subject, Steps.Resolved), counter.Mark(Steps.Done)],
            Effects =
            [
                .. Case.Bug.Flags
                    .Where(f => Policy.IsOurQuestion(f) && Policy.EscalationContacts.Values.Contains(f.Requestee ?? "", StringComparer.OrdinalIgnoreCase))
                    .Select(f => new Effect.ClearNeedinfo(f.Id)),
            ],
        }, "the escalation is answered");
    }

    public Outcome? Note(string text) => counter.Done("noted", text);

    public Outcome? Misread(string problem, string example) => counter.NotUnderstood("not-understood", counter.Text.Malformed(problem, $"{Policy.Name}: {example}"));

    public Outcome? LeaveToEmbargo() => null;

    public Outcome? BeSilent() => null;

    // Being put on CC shows a restricted bug to whom it was hidden from, so only a setting allows it. A needinfo discloses
    // nothing: the server refuses it for whoever can't see the bug.
    private IEnumerable<Effect> Reach(string contact)
    {
        var onCc = Case.Bug.Cc.Contains(contact, StringComparer.OrdinalIgnoreCase);
        if (!onCc && (Case.Bug.IsRestricted ? Policy.CcOnRestrictedBugs : Policy.NeedinfoFlag is null))
        {
            yield return new Effect.AddCc(contact);
        }

        if (Policy.NeedinfoFlag is not null)
        {
            yield return new Effect.AskNeedinfo(contact);
        }
    }
}
