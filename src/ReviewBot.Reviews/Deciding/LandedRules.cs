using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Asks in the bug that decided about what landed otherwise: each thing once, and only where the settings want it.</summary>
internal sealed class LandedRules(ReviewPolicy policy, World world)
{
    public IEnumerable<Outcome> Decide(ReviewCase @case)
    {
        if (!policy.CommentsOnLanded || @case.Bug.IsRestricted || @case.Standing.Quiet)
        {
            yield break;
        }

        foreach (var request in @case.Requests.Where(r => !r.Attachment.IsPrivate && r.Round.Decision?.Status == FlagStatus.Granted))
        {
            var round = request.Round;
            var news = (world.Landed.GetValueOrDefault(request.Attachment.Id)?.Remarks ?? [])
                .Where(r => !round.Said.Any(s => s.Item.Step == Steps.Differs && s.Item.State == r.Key)).ToList();
            if (news.Count > 0)
            {
                const string Reason = "what landed is other than what was granted";
                yield return new(new Step
                {
                    Capability = Capabilities.Comment,
                    Word = "differs",
                    Reason = Reason,
                    Text = LandedText.Ask(policy, [.. news]),
                    Marks = [.. news.Select(r => new MarkItem(round.Subject, Steps.Differs, r.Key))],
                    Effects = MayAsk(round, news) ? [new Effect.AskNeedinfo(round.Requester)] : [],
                }, Reason);
            }
        }
    }

    // Whoever asked for it and landed it can answer; anybody else would be asked for nothing.
    private bool MayAsk(Round round, IEnumerable<LandedRemark> news) =>
        policy.NeedinfoFlag is not null && news.All(r => string.Equals(r.By, round.Requester, StringComparison.OrdinalIgnoreCase));
}
