using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Plans;

/// <summary>
/// Nobody is asked twice at a time on a bug: not by two requests, nor because the comment to a question was lost, nor
/// beside a human who asks the same person. What is asked stands in the comment.
/// </summary>
internal static class Needinfos
{
    /// <summary>The steps without needinfos for people who have one already, whoever set it; one of ours is then kept.</summary>
    public static IEnumerable<Step> Once(IReadOnlyList<Step> steps, BugSnapshot bug, ReviewPolicy policy)
    {
        var asks = steps.SelectMany(s => s.Effects).OfType<Effect.AskNeedinfo>().Select(a => a.Login).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var standing = bug.Flags.Where(f => policy.IsQuestion(f) && f.Requestee is not null && asks.Contains(f.Requestee)).ToList();
        var kept = standing.Where(policy.IsOurQuestion).DistinctBy(f => f.Requestee, StringComparer.OrdinalIgnoreCase).ToList();
        var asked = standing.Select(f => f.Requestee!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var step in steps)
        {
            var effects = step.Effects.RemoveAll(e => e switch
            {
                Effect.AskNeedinfo ask => !asked.Add(ask.Login),
                Effect.ClearNeedinfo clear => kept.Exists(f => f.Id == clear.FlagId),
                _ => false,
            });

            // Nothing is cleared, so nothing is told of it.
            if (!effects.IsEmpty || !step.Effects.Any(e => e is Effect.ClearNeedinfo) || step.Text is not null)
            {
                yield return step with { Effects = effects };
            }
        }
    }
}
