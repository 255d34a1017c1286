using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>What follows for a request in whose place a newer form stands: its requester hears it once, and nobody is asked for it.</summary>
internal sealed class Replaced(ReviewPolicy policy, World world, DateTimeOffset now)
{
    public Outcome Decide(ReviewRequest request, Replacement newer)
    {
        const string Reason = "a newer form takes its place";
        if (request.Round.HasSaid(Steps.Replaced))
        {
            return Outcome.Nothing(Reason);
        }

        var id = newer.Attachment.Id;
        return new(new Step
        {
            Capability = Capabilities.Comment,
            Word = Steps.Replaced,
            Reason = Reason,
            Text = new CommentText(policy, world, now).Replaced(request, newer),
            Greets = newer.Attachment.Creator,
            Marks =
            [
                new MarkItem(request.Round.Subject, Steps.Replaced, id.ToString(CultureInfo.InvariantCulture)),
                .. newer.IsAsked ? Array.Empty<MarkItem>() : [new MarkItem(MarkItem.ForRound(id, 0), Steps.LostFlag)],
            ],
            Effects = newer.IsAsked || policy.NeedinfoFlag is null ? [] : [new Effect.AskNeedinfo(newer.Attachment.Creator)],
        }, Reason);
    }
}
