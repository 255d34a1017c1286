using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Acting;

/// <summary>What follows from how a plan's writes went.</summary>
internal sealed class AfterSending(Failures failures, Refusals refusals, NoticeDesk notices, OverdueOpenings overdue, Trips trips, Setbacks setbacks)
{
    /// <summary>What comes next.</summary>
    public async Task<Attempt> FollowAsync(Attempt attempt, SendOutcome outcome, CancellationToken cancellationToken)
    {
        attempt = attempt with { Standing = Standing.Decided, Sent = attempt.Sent + outcome.Sent };
        return outcome.Kind switch
        {
            SendKind.Done => Done(attempt),
            SendKind.DryRun => attempt.End(BugReports.Of(attempt.Plan, "changed")),
            SendKind.NeedinfoRefused => attempt with { WithoutNeedinfo = true },
            SendKind.StewardRefused => WithoutSteward(attempt, outcome.Refusal!),
            SendKind.Overwrote => (attempt with { Done = attempt.Done.AddRange(BugReports.Words(attempt.Plan)), Changing = true }).Reread(),
            SendKind.GroupRefused => await RefusedAsync(attempt, cancellationToken),
            SendKind.WithoutEffect => WentWrong(attempt),
            SendKind.Changed => (attempt with { Changing = true }).Reread(),
            SendKind.Unsettled => await setbacks.FailAsync(attempt, $"{outcome.Error}: settled by reading in a later pass", cancellationToken),
            SendKind.Failed => await setbacks.FailAsync(attempt, outcome.Error!, cancellationToken),
        };
    }

    private Attempt WithoutSteward(Attempt attempt, Refusal refusal)
    {
        refusals.Add(refusal, attempt.Now);
        return Redecision.Again(attempt);
    }

    private Attempt WentWrong(Attempt attempt)
    {
        setbacks.WentWrong(attempt);
        return (attempt with { Changing = true }).Reread();
    }

    private Attempt Done(Attempt attempt)
    {
        var plan = attempt.Plan;
        if (attempt.Off == Capabilities.None)
        {
            failures.Clear(attempt.Bug);
        }

        trips.WentWell(Trips.Of(plan), attempt.Now);
        if (attempt.Opens)
        {
            overdue.Remove(attempt.Bug);
        }

        return (attempt with { Done = attempt.Done.AddRange(BugReports.Words(plan)), Letters = [.. plan.Letters] }).End("changed", BugReports.Reasons(plan));
    }

    private async Task<Attempt> RefusedAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        if (!attempt.GroupRefused)
        {
            // "Already gone" has the same answer as "not allowed"; reading tells which.
            return (attempt with { GroupRefused = true, ReadToOpen = false }).Reread();
        }

        var id = attempt.Bug;
        overdue.Known(id);
        notices.Tell(new Notice($"embargo-refused {id}", id, $"Bugzilla does not let our account take bug {id} out of its group. The account has to be a member of the group itself; being on CC is not enough. Please ask for membership."), attempt.Now);
        return await setbacks.FailAsync(attempt, "Bugzilla does not let our account take the bug out of its group: the account has to be a member of it", cancellationToken);
    }
}
