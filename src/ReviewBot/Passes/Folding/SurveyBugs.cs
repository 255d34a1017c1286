using System.Collections.Immutable;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Which;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>
/// Reads more bugs than are held at a time once beforehand: when each was asked for gives the order in which they are decided about, and who was
/// asked in one counts for the choices in all.
/// </summary>
internal sealed class SurveyBugs(LoadBugs load, Settlement settlement)
{
    public async Task<Survey> RunAsync(Selection selection, CancellationToken cancellationToken)
    {
        var pass = selection.Pass;
        var seen = new List<Seen>();
        var skipped = selection.Skipped.ToBuilder();
        foreach (var some in selection.Bugs.Chunk(pass.Settings.Portion))
        {
            var loaded = await load.RunAsync(Portion(selection, some) with { Unsettled = [.. selection.Unsettled.Where(w => some.Contains(w.BugId))] }, cancellationToken);
            settlement.Settle(loaded.Selection, loaded.Cases);
            skipped.AddRange(loaded.Skipped);
            seen.AddRange(loaded.Cases.Select(c => new Seen(c.FirstAsked, c.LastHumanActivity, PassFacts.Of(c, pass.Policy, pass.Now))));
        }

        var inOrder = seen.OrderBy(s => s.FirstAsked).ThenBy(s => s.LastHumanActivity).Select(s => s.Facts.Bug);
        return new Survey(
            [.. inOrder.Chunk(pass.Settings.Portion).Select(some => Portion(selection, some))],
            new OtherBugs { Facts = seen.ToImmutableDictionary(s => s.Facts.Bug, s => s.Facts) },
            skipped.ToImmutable());
    }

    // What is not settled is settled by the first look, and what is skipped is told once.
    private static Selection Portion(Selection selection, IEnumerable<int> bugs) => selection with { Bugs = [.. bugs], Unsettled = [], Skipped = [] };

    private sealed record Seen((DateTimeOffset At, long Flag) FirstAsked, DateTimeOffset LastHumanActivity, BugFacts Facts);
}
