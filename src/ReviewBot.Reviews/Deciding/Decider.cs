// START READING HERE: what the bot does about the bugs of a pass, as one pure function.
using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides what should be done, from what is.</summary>
public static class Decider
{
    /// <summary>
    /// A plan for each case. Requests are taken in order of (flag date, flag id) over all bugs, and each choice of a
    /// steward counts for the next. Same input, same output.
    /// </summary>
    /// <param name="cases">The bugs of this pass.</param>
    /// <param name="policy">Settings and what the server is.</param>
    /// <param name="world">What is known beyond these bugs.</param>
    /// <param name="now">The server's time.</param>
    public static ImmutableArray<Plan> Decide(IReadOnlyCollection<ReviewCase> cases, ReviewPolicy policy, World world, DateTimeOffset now)
    {
        var drafts = cases.ToDictionary(c => c.Bug.Id, c => new Draft(c));
        foreach (var draft in drafts.Values)
        {
            draft.Enter(policy, now);
        }

        var requests = drafts.Values.Where(d => d.IsOpen)
            .SelectMany(d => d.Case.Requests.Where(r => r.IsPending).Select(r => (Draft: d, Request: r)))
            .OrderBy(x => x.Request.Pending[0].Created).ThenBy(x => x.Request.Pending[0].Id);
        foreach (var (draft, request) in requests)
        {
            if (Gate.IsAbandoned(draft.Case.Bug))
            {
                draft.Add(Outcome.Nothing($"the bug is {draft.Case.Bug.Resolution}: nobody waits for a review"), policy);
                continue;
            }

            var spoken = new CommandRules(policy, world, now).OnRequest(draft.Case, request);
            var outcome = spoken.Done ?? new RequestRules(policy, world, now).Decide(draft.Case, request);
            if (draft.Add(outcome, policy) && outcome.Step is { } step)
            {
                world = world.After(step);
            }

            foreach (var doubtful in spoken.Doubtful)
            {
                draft.Add(doubtful, policy);
            }
        }

        foreach (var draft in drafts.Values.Where(d => d.IsOpen))
        {
            foreach (var outcome in new CommandRules(policy, world, now).OnBug(draft.Case, draft.Decided)
                .Concat(new RemarkRules(policy, world, now).Decide(draft.Case, draft.Decided))
                .Concat(new DecisionRules(policy, world, now).Decide(draft.Case, draft.Decided))
                .Concat(BugRules.Decide(draft.Case, policy, world, now, draft.Assigned))
                .Concat(new LandedRules(policy, world).Decide(draft.Case))
                .Concat(new EmbargoRules(policy, world, now).Decide(draft.Case)))
            {
                draft.Add(outcome, policy);
            }
        }

        // Who has waited longest is spoken for first: nobody is reminded twice a day, over all bugs.
        // A bug that is written to anyway is looked at again after that.
        foreach (var draft in drafts.Values.Where(d => d is { IsOpen: true, Writes: false }).OrderBy(d => d.Case.LastHumanActivity).ThenBy(d => d.Case.Bug.Id))
        {
            foreach (var outcome in new ReminderRules(policy, world, now).Decide(draft.Case))
            {
                if (draft.Add(outcome, policy) && outcome.Step is { } step)
                {
                    world = world.After(step);
                }
            }
        }

        return [.. drafts.Values.Select(d => d.Finish(policy, world, now)).OrderBy(p => p.BugId)];
    }
}
