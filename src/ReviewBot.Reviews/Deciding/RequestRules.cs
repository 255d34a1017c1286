// What follows from which form (design, section 8), for one pending request.
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides about one pending request.</summary>
internal sealed class RequestRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
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
        var restoring = new Restoring(policy, world, now);
        if (round.LostDecision is { } lost)
        {
            return restoring.Decision(request, lost);
        }

        if (round.Overtaken is { } overtaken && !round.HasSaid(Steps.Overtaken))
        {
            return restoring.Overtaken(request, overtaken);
        }

        if (request.ReplacedBy is { } newer && !OurAssignments.OweComment(request, policy))
        {
            return new Replaced(policy, world, now).Decide(request, newer);
        }

        return request.Requestees.Any() ? new NamedRules(policy, world, now).Decide(@case, request) : Unasked(@case, request, round);
    }

    private Outcome Unasked(ReviewCase @case, ReviewRequest request, Round round)
    {
        var asking = new AskingRequester(policy, world, now);
        var assigning = new Assigning(policy, world, now);
        if (round.Assignments.Any(a => policy.IsSelf(a.By)))
        {
            return Outcome.Nothing("a human took the steward off whom we had assigned");
        }

        // Somebody said that it is another request; something was answered, and only a person can tell what; or who sends the same again thinks that it does.
        if (!HasToAsk(request) || request.UnclearAnswer is not null || round.HasSaid(Steps.Replaced)
            || (request.Obstacle == Obstacle.None && asking.SaidTheSameOfAnother(@case, request) is not null))
        {
            return assigning.Choose(@case, request);
        }

        if (round.Said.LastOrDefault(s => s.Item.Step is Steps.Findings or Steps.Unusable) is not { } asked)
        {
            return request.Obstacle == Obstacle.None ? asking.ForAnswers(@case, request) : asking.ForText(@case, request);
        }

        if (request.Obstacle == Obstacle.None && request.FormAt > asked.Comment.Time)
        {
            return AskingRequester.IsProgress(request, asked) ? asking.ForAnswers(@case, request) : assigning.Choose(@case, request);
        }

        var until = policy.Calendar.AddWorkingDays(asked.Comment.Time, policy.AssignAnywayAfterWorkingDays);
        return now >= until
            ? assigning.Choose(@case, request)
            : Outcome.Nothing("the requester has been asked for what is missing", until);
    }

    // What isn't recognised as the form may be one, which a person can tell.
    private static bool HasToAsk(ReviewRequest request) => request.Obstacle switch
    {
        Obstacle.None => request.Reading.Complete == false,
        Obstacle.NotRecognized or Obstacle.Binary => false,
        Obstacle.Pdf or Obstacle.Image or Obstacle.Link or Obstacle.Patch or Obstacle.Empty or Obstacle.StewardForm => true,
    };
}
