using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Has a steward chosen for a request, and says so.</summary>
internal sealed class Assigning(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private CommentText Text => new(policy, world, now);

    public Outcome Choose(ReviewCase @case, ReviewRequest request)
    {
        var choice = StewardChoice.Choose(Choosing.RequestFor(@case, request, policy, world), policy.Roster, world.Rotation, now);
        if (choice.Steward is not { } steward)
        {
            if (request.Round.HasSaid(Steps.Nobody))
            {
                return Outcome.Nothing("no steward can be found", Choosing.TryAgain(policy, now));
            }

            return new(new Step
            {
                Capability = Capabilities.Comment,
                Word = "nobody",
                Reason = "no steward can be found",
                Text = Text.Nobody(request),
                Greets = request.Round.Requester,
                Marks = [new MarkItem(request.Round.Subject, Steps.Nobody)],
                Notices = [new Notice($"nobody {@case.Bug.Id} {request.Round.Subject}", @case.Bug.Id, $"No steward can be found for the request in bug {@case.Bug.Id}: `reviewbot explain {@case.Bug.Id}` shows every candidate with the reason against.")],
            }, "no steward can be found");
        }

        var step = Of(@case, request, steward.Login, OurAssignments.LastNumber(request.Round, policy) + 1);
        return new(step, step.Reason);
    }

    private Step Of(ReviewCase @case, ReviewRequest request, string steward, int number) => new()
    {
        Capability = Capabilities.Assign,
        Word = "assigned",
        Reason = "nobody is asked yet, so the steward with the lowest share is chosen",
        Text = Text.Assigned(@case, request, steward, AskingRequester.Previous(@case, request)),
        Greets = request.Round.Requester,
        Marks = [new MarkItem(request.Round.Subject, Steps.Assigned, number.ToString(CultureInfo.InvariantCulture))],
        Effects = [.. LettingIn.Of(@case, steward, policy), new Effect.Assign(request.Attachment.Id, request.Pending[0].Id, steward)],
        Assignments = [new AssignmentFact(steward, now, @case.Bug.Id, request.Attachment.Id, request.Round.Number, false, @case.Bug.Product, @case.Bug.Component)],
    };

    // BMO's attachment update stores flag and comment in two transactions, and a crash may come in between.
    public Outcome Owed(ReviewCase @case, ReviewRequest request, Assignment last)
    {
        if (!OurAssignments.OweComment(request, policy))
        {
            return Outcome.Nothing("a steward is assigned");
        }

        const string Reason = "the assignment's comment was lost";
        var step = Of(@case, request, last.Steward, Math.Max(request.Round.Assignments.Count(a => policy.IsSelf(a.By)), OurAssignments.LastSaidNumber(request.Round) + 1));
        return new(step with
        {
            Effects = [],
            Assignments = [],
            Reason = Reason,
            Marks = [.. step.Marks, .. CommandRules.MarksOfThoseBefore(@case, request, last.At)],
        }, Reason);
    }
}
