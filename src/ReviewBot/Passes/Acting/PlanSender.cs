using System.Collections.Immutable;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>Sends a plan's writes, each through the outbox, and reads from the answers what became of them.</summary>
internal sealed class PlanSender(BugWriter writer, Outbox outbox, Reminded reminded, ServerClock clock, TimeProvider time)
{
    /// <summary>Sends what an attempt has decided.</summary>
    public async Task<SendOutcome> SendAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var writes = WritesOf(attempt);
        var sent = 0;
        var overwrote = false;
        for (var i = 0; i < writes.Length; i++)
        {
            var last = i == writes.Length - 1;
            var outcome = await SendAsync(attempt, writes[i], last ? attempt.Plan.Key : $"{attempt.Plan.Key} #{i}", last, cancellationToken);
            sent += outcome.Sent;
            overwrote |= outcome.Kind == SendKind.Overwrote;
            if (outcome.Kind is not (SendKind.Done or SendKind.Overwrote) && (last || outcome.Kind != SendKind.DryRun))
            {
                return outcome with { Sent = sent };
            }
        }

        return new SendOutcome(overwrote ? SendKind.Overwrote : SendKind.Done, sent);
    }

    private async Task<SendOutcome> SendAsync(Attempt attempt, PlannedWrite write, string key, bool last, CancellationToken cancellationToken)
    {
        var plan = attempt.Plan;
        var departure = outbox.LeavesWithin(attempt.Pass.Settings.SettleAfter) is { } within ? new Departure(within, time) : null;
        var row = outbox.Begin(attempt.Bug, key, write.Payload, attempt.Now, clock.Now);
        try
        {
            if (last)
            {
                Each(plan, reminded.Add);
            }

            var answer = await writer.WriteAsync(write, departure, cancellationToken);
            if (!HadItsEffect(write, answer))
            {
                outbox.Settle(row, "without effect", clock.Now);
                return new SendOutcome(SendKind.WithoutEffect, 1);
            }

            outbox.Settle(row, "confirmed", clock.Now);
            return new SendOutcome(Overwrote(plan, answer, attempt.Policy) ? SendKind.Overwrote : SendKind.Done, 1);
        }
        catch (WriteUnsettledException e)
        {
            if (e.Answered)
            {
                outbox.Answered(row);
            }

            return new SendOutcome(SendKind.Unsettled, 0) { Error = e.Answered ? "the server's answer does not tell what happened" : "no answer came, so nobody knows what happened" };
        }
        catch (DryRunException)
        {
            outbox.Settle(row, "refused", attempt.Now);
            Each(plan, reminded.Remove);
            return new SendOutcome(SendKind.DryRun, 0);
        }
        catch (BugzillaException e)
        {
            outbox.Settle(row, "refused", clock.Now);
            Each(plan, reminded.Remove);
            if (OutcomeOf(e, plan, write) is not { } outcome)
            {
                throw;
            }

            return outcome;
        }
    }

    private static ImmutableArray<PlannedWrite> WritesOf(Attempt attempt)
    {
        var writes = Writes.From(attempt.Plan, attempt.Case.Bug.Product, attempt.Policy);
        return attempt.WithoutNeedinfo
            ? [.. writes.Select(w => WithoutNewNeedinfo(w)).Where(w => w.Comment is not null || !w.Flags.IsEmpty || !w.CcAdd.IsEmpty || !w.GroupsRemove.IsEmpty)]
            : writes;
    }

    // A refusal that leads to another decision; null for one that is a failure.
    private static SendOutcome? OutcomeOf(BugzillaException e, Plan plan, PlannedWrite write) => e switch
    {
        RequesteeRefusedException refused => RefusalOf(refused, plan, write) is { } refusal ? new SendOutcome(SendKind.StewardRefused, 0, refusal) : new SendOutcome(SendKind.NeedinfoRefused, 0),
        // The question stands in the comment; only the flag can't be had.
        InvalidInputException or NotFoundException when write.Flags.Concat(write.BugFlags).Any(f => f.Type is not null) => new SendOutcome(SendKind.NeedinfoRefused, 0),
        GroupRefusedException => new SendOutcome(SendKind.GroupRefused, 0),
        FlagGoneException or FlagDeniedException => new SendOutcome(SendKind.Changed, 0),

        // A bug that we may read and not write; where we may not read it either, the next load tells.
        BugUnavailableException or NotLoggedInException { Reason: NotLoggedInReason.LoginRequired } => new SendOutcome(SendKind.Failed, 0) { Error = e.Message },
        _ => null,
    };

    private static Refusal? RefusalOf(RequesteeRefusedException e, Plan plan, PlannedWrite write) =>
        write.AttachmentId is { } attachment
        && plan.Effects.OfType<Effect.Assign>().FirstOrDefault(a => a.AttachmentId == attachment) is { } assign
        && (e.Requestee is null || string.Equals(e.Requestee, assign.Steward, StringComparison.OrdinalIgnoreCase))
            ? new Refusal(SubjectOf(plan, assign), assign.Steward, e.Reason.ToString())
            : null;

    private static string SubjectOf(Plan plan, Effect.Assign assign) =>
        plan.Steps.First(s => s.Effects.Contains(assign)).Marks.First(m => m.Subject.StartsWith($"{assign.AttachmentId}.", StringComparison.Ordinal)).Subject;

    // A success says what was expected, or it is none: somebody was quicker, or the server did not understand.
    private static bool HadItsEffect(PlannedWrite write, WriteAnswer answer) =>
        (write.AttachmentId is null || answer.AddedFlags.Length > 0)
        && write.GroupsRemove.All(g => answer.RemovedGroups.Split(", ").Contains(g));

    // A plain assignment rests on nobody being asked; the answer tells what really was there in that moment.
    private static bool Overwrote(Plan plan, WriteAnswer answer, ReviewPolicy policy)
    {
        var removed = FlagChanges.Parse(answer.RemovedFlags, policy.FlagName);
        return removed.Any(f => f.Status != FlagStatus.Requested)
            || (plan.Steps.Any(s => s.Word == "assigned") && removed.Any(f => f.Requestee is not null));
    }

    private static PlannedWrite WithoutNewNeedinfo(PlannedWrite write)
    {
        static ImmutableArray<FlagWrite> Old(ImmutableArray<FlagWrite> flags) => [.. flags.Where(f => f.Type is null)];
        return write with { Flags = Old(write.Flags), BugFlags = Old(write.BugFlags) };
    }

    // Of what is said in a bug, the bug itself is the proof; this only keeps the day.
    private static void Each(Plan plan, Action<ReminderFact> record)
    {
        foreach (var fact in plan.Steps.Where(s => s.Text is not null).SelectMany(s => s.Reminders))
        {
            record(fact with { Subject = Reminded.SubjectOf(plan.BugId) });
        }
    }
}
