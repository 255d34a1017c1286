using System.Collections.Immutable;
using ReviewBot.Bugzilla;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Storage;

namespace ReviewBot.Passes;

internal enum SendKind
{
    Done,
    DryRun,
    NeedinfoRefused,
    StewardRefused,
    Overwrote,
    Changed,
    GroupRefused,
    WithoutEffect,
    Unsettled,
}

/// <summary>What became of a plan's writes.</summary>
internal sealed record SendOutcome(SendKind Kind, int Sent, string? Subject = null, string? Steward = null, string? Reason = null);

internal sealed partial class PassRunner
{
    private async Task<SendOutcome> SendAsync(Plan plan, ReviewPolicy policy, bool withoutNeedinfo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sent = 0;
        var writes = Writes.From(plan, policy);
        if (withoutNeedinfo)
        {
            writes = [.. writes.Select(w => WithoutNewNeedinfo(w, policy)).Where(w => w.Comment is not null || !w.Flags.IsEmpty || !w.CcAdd.IsEmpty || !w.GroupsRemove.IsEmpty)];
        }

        var overwrote = false;
        for (var i = 0; i < writes.Length; i++)
        {
            var write = writes[i];
            var last = i == writes.Length - 1;
            var row = outbox.Plan(plan.BugId, last ? plan.Key : $"{plan.Key} #{i}", write.Payload, now);
            try
            {
                outbox.Attempt(row, ServerNow);
                if (last)
                {
                    Each(plan, reminded.Add);
                }

                var answer = await server.WriteAsync(write, cancellationToken);
                sent++;
                if (!HadItsEffect(write, answer))
                {
                    outbox.Settle(row, "without effect", ServerNow);
                    return new SendOutcome(SendKind.WithoutEffect, sent);
                }

                outbox.Settle(row, "confirmed", ServerNow);
                overwrote |= Overwrote(plan, write, answer, policy);
            }
            catch (DryRunException)
            {
                outbox.Settle(row, "refused", now);
                if (last)
                {
                    Each(plan, reminded.Remove);
                    return new SendOutcome(SendKind.DryRun, 0);
                }
            }
            catch (WriteUnsettledException e)
            {
                if (e.Answered)
                {
                    outbox.Answered(row);
                }

                return new SendOutcome(SendKind.Unsettled, sent);
            }
            catch (RequesteeRefusedException e)
            {
                outbox.Settle(row, "refused", ServerNow);
                Each(plan, reminded.Remove);
                return write.AttachmentId is { } attachment
                    && plan.Effects.OfType<Effect.Assign>().FirstOrDefault(a => a.AttachmentId == attachment) is { } assign
                    && (e.Requestee is null || string.Equals(e.Requestee, assign.Steward, StringComparison.OrdinalIgnoreCase))
                    ? new SendOutcome(SendKind.StewardRefused, sent, SubjectOf(plan, assign), assign.Steward, e.Reason.ToString())
                    : new SendOutcome(SendKind.NeedinfoRefused, sent);
            }
            catch (GroupRefusedException)
            {
                outbox.Settle(row, "refused", ServerNow);
                Each(plan, reminded.Remove);
                return new SendOutcome(SendKind.GroupRefused, sent);
            }
            catch (BugzillaException e) when (e is FlagGoneException or FlagDeniedException)
            {
                outbox.Settle(row, "refused", ServerNow);
                Each(plan, reminded.Remove);
                return new SendOutcome(SendKind.Changed, sent);
            }
            catch (BugzillaException)
            {
                outbox.Settle(row, "refused", ServerNow);
                Each(plan, reminded.Remove);
                throw;
            }
        }

        return new SendOutcome(overwrote ? SendKind.Overwrote : SendKind.Done, sent);
    }

    // A success says what was expected, or it is none: somebody was quicker, or the server did not understand.
    private static bool HadItsEffect(PlannedWrite write, WriteAnswer answer) =>
        (write.AttachmentId is null || write.Flags.IsEmpty || answer.AddedFlags.Length > 0)
        && write.GroupsRemove.All(g => answer.RemovedGroups.Split(", ").Contains(g));

    // A plain assignment rests on nobody being asked; the answer tells what really was there in that moment.
    private static bool Overwrote(Plan plan, PlannedWrite write, WriteAnswer answer, ReviewPolicy policy)
    {
        if (write.AttachmentId is null || write.Flags.IsEmpty)
        {
            return false;
        }

        var removed = FlagChanges.Parse(answer.RemovedFlags, policy.FlagName);
        return removed.Any(f => f.Status != FlagStatus.Requested)
            || (plan.Steps.Any(s => s.Word == "assigned") && removed.Any(f => f.Requestee is not null));
    }

    private static PlannedWrite WithoutNewNeedinfo(PlannedWrite write, ReviewPolicy policy)
    {
        ImmutableArray<FlagWrite> Keep(ImmutableArray<FlagWrite> flags) => [.. flags.Where(f => f.Name is null || f.Name != policy.NeedinfoFlag)];
        return write with { Flags = Keep(write.Flags), BugFlags = Keep(write.BugFlags) };
    }

    private static string SubjectOf(Plan plan, Effect.Assign assign) =>
        plan.Steps.First(s => s.Effects.Contains(assign)).Marks.First(m => m.Subject.StartsWith($"{assign.AttachmentId}.", StringComparison.Ordinal)).Subject;

    private async Task<(ReviewCase Case, Plan Plan)> DecideAnewAsync(ReviewCase @case, ReviewPolicy policy, ServerScope scope, PassFacts facts, List<ReviewCase> cases, ImmutableArray<Plan> plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var load = await server.LoadAsync([@case.Bug.Id], scope, cancellationToken);
        if (load.Bugs is not [var bug])
        {
            return (@case, new Plan { BugId = @case.Bug.Id, Reasons = ["not visible to our account any more, or of no interest"] });
        }

        facts = facts with { Accounts = facts.Accounts.SetItems(load.Accounts) };
        var anew = CaseFold.Fold(bug, policy);
        cases[cases.FindIndex(c => c.Bug.Id == bug.Id)] = anew;
        return (anew, DecideAgain(anew, policy, facts, cases, plans, now));
    }

    // Of what is said in a bug, the bug itself is the proof; this only keeps the day.
    private static void Each(Plan plan, Action<ReminderFact> record)
    {
        foreach (var fact in plan.Steps.Where(s => s.Text is not null).SelectMany(s => s.Reminders))
        {
            record(fact with { Subject = Reminded.SubjectOf(plan.BugId) });
        }
    }

    private async Task<(ReviewCase Case, Plan Plan, PassFacts Facts, DateTimeOffset Now)> DecideToOpenAsync(ReviewCase @case, ReviewPolicy policy, ServerScope scope, PassFacts facts, List<ReviewCase> cases, ImmutableArray<Plan> plans, CancellationToken cancellationToken)
    {
        var clock = await server.TimeAsync(cancellationToken);
        ClockSkew = Clock.Skew(clock);
        facts = facts with { Embargo = await embargoFacts.LoadAsync([@case], policy, ClockSkew, clock.Database, cancellationToken) };
        var (anew, plan) = await DecideAnewAsync(@case, policy, scope, facts, cases, plans, clock.Database, cancellationToken);
        return (anew, plan, facts, clock.Database);
    }

    // The other bugs' choices of this pass stay as they are; only this bug is decided again.
    private static Plan DecideAgain(ReviewCase @case, ReviewPolicy policy, PassFacts facts, List<ReviewCase> cases, ImmutableArray<Plan> plans, DateTimeOffset now)
    {
        var world = facts.World(cases).After(plans.Where(p => p.BugId != @case.Bug.Id).SelectMany(p => p.Steps));
        return Decider.Decide([@case], policy, world, now)[0];
    }
}
