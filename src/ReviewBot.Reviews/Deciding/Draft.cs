using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>A plan that is being made: which outcomes become part of it, and why the others don't.</summary>
internal sealed class Draft(ReviewCase @case)
{
    private readonly List<Step> steps = [];
    private readonly List<string> reasons = [];
    private DateTimeOffset? nextLook;
    private DateTimeOffset? restsUntil;
    private DateTimeOffset? overdueSince;
    private DateTimeOffset? dueSince;

    public ReviewCase Case => @case;

    public bool IsOpen { get; private set; }

    public HashSet<long> Assigned => [.. steps.SelectMany(s => s.Effects).OfType<Effect.Assign>().Select(e => e.AttachmentId)];

    /// <summary>Attachments whose flag this plan sets: what was said of them in other words is settled.</summary>
    public HashSet<long> Decided => [.. steps.SelectMany(s => s.Effects).OfType<Effect.SetVerdict>().Select(e => e.AttachmentId)];

    public bool Writes => steps.Exists(s => s.Text is not null || !s.Effects.IsEmpty);

    public void Enter(ReviewPolicy policy, DateTimeOffset now)
    {
        if (Gate.Closed(@case, policy) is { } closed)
        {
            reasons.Add(closed);
            steps.AddRange(EmbargoRules.Moved(@case, policy));
            return;
        }

        IsOpen = true;
        restsUntil = Gate.RestsUntil(@case, policy, now);
    }

    /// <summary>Takes an outcome up; returns whether it became part of the plan.</summary>
    public bool Add(Outcome outcome, ReviewPolicy policy)
    {
        Look(outcome.NextLook);
        overdueSince ??= outcome.OverdueSince;
        dueSince ??= outcome.DueSince;
        if (outcome.Step is not { } step)
        {
            reasons.Add(outcome.Reason);
            return false;
        }

        if (!policy.Enabled.HasFlag(step.Capability))
        {
            reasons.Add($"{step.Reason}; but {step.Capability} is switched off");
            return false;
        }

        if (restsUntil is { } until && !step.Urgent)
        {
            reasons.Add($"{step.Reason}; not now, since somebody was here a moment ago (Polling:Quiet)");
            Look(until);
            return false;
        }

        // Two rules may have the same to say: what is said once a round is said once a plan.
        if (step.Marks.Any(mark => steps.Exists(s => s.Marks.Contains(mark))))
        {
            reasons.Add($"{step.Reason}; but that is said already");
            return false;
        }

        // An opening is one write with its comment; an attachment's flag takes a write of its own.
        if (step.Effects.Any(e => e is Effect.RemoveGroups) && steps.Exists(s => s.Effects.Any(e => e is Effect.Assign or Effect.SetVerdict)))
        {
            reasons.Add($"{step.Reason}; but first the rest");
            return false;
        }

        steps.Add(step with { Effects = [.. step.Effects.Except(steps.SelectMany(s => s.Effects))] });
        return true;
    }

    public Plan Finish(ReviewPolicy policy, World world, DateTimeOffset now) => new()
    {
        BugId = @case.Bug.Id,
        Steps = [.. Needinfos.Once(steps, @case.Bug, policy)],
        Comment = steps.Exists(s => s.Text is not null) ? new CommentText(policy, world, now).Compose(@case, steps) : null,
        Reasons = [.. reasons.Distinct()],
        Notices = [.. steps.SelectMany(s => s.Notices)],
        NextLook = nextLook,
        DueSince = dueSince,
        OverdueSince = overdueSince,
        Restricted = @case.Bug.IsRestricted,
    };

    private void Look(DateTimeOffset? at)
    {
        if (at is { } when && (nextLook is null || when < nextLook))
        {
            nextLook = when;
        }
    }
}
