using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>The last word on a bug that can't be dealt with: people must not wait for what doesn't come.</summary>
public static class GivenUp
{
    /// <summary>A plan that says so, or null where nobody waits for us or it was said.</summary>
    public static Plan? Tell(ReviewCase @case, ReviewPolicy policy, World world, DateTimeOffset now)
    {
        var waiting = @case.Requests.Where(r => r.IsPending && !r.Requestees.Any() && !r.Round.HasSaid(Steps.GivenUp)).ToList();
        if (waiting.Count == 0 || Gate.Closed(@case, policy) is not null || !policy.Enabled.HasFlag(Capabilities.Comment))
        {
            return null;
        }

        var text = new CommentText(policy, world, now);
        var steps = waiting.ConvertAll(r => new Step
        {
            Capability = Capabilities.Comment,
            Word = Steps.GivenUp,
            Reason = "what the request needs can't be done",
            Text = text.GivenUp(r),
            Marks = [new MarkItem(r.Round.Subject, Steps.GivenUp)],
        });
        return new Plan { BugId = @case.Bug.Id, Steps = [.. steps], Comment = text.Compose(@case, steps), Restricted = @case.Bug.IsRestricted };
    }
}
