using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Plans;

/// <summary>Nobody is asked twice at a time: not by two requests of one bug, nor because the comment to a question was lost.</summary>
internal static class Needinfos
{
    /// <summary>The steps without needinfos for people who have one of ours already; that one is then kept.</summary>
    public static IEnumerable<Step> Once(IReadOnlyList<Step> steps, BugSnapshot bug, ReviewPolicy policy)
    {
        var asks = steps.SelectMany(s => s.Effects).OfType<Effect.AskNeedinfo>().Select(a => a.Login).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = bug.Flags.Where(f => policy.IsOurQuestion(f) && f.Requestee is not null && asks.Contains(f.Requestee))
            .DistinctBy(f => f.Requestee, StringComparer.OrdinalIgnoreCase).ToList();
        var asked = kept.Select(f => f.Requestee!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var step in steps)
        {
            yield return step with
            {
                Effects = step.Effects.RemoveAll(e => e switch
                {
                    Effect.AskNeedinfo ask => !asked.Add(ask.Login),
                    Effect.ClearNeedinfo clear => kept.Exists(f => f.Id == clear.FlagId),
                    _ => false,
                }),
            };
        }
    }
}
