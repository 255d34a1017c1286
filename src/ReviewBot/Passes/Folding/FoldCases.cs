using System.Collections.Immutable;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Cases;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>Folds each bug's timeline into a case, settles by it what was open, and gathers what else deciding has to know.</summary>
internal sealed class FoldCases(Settlement settlement, BugCache cache, Refusals refusals, EmbargoFactLoader embargo, Reminded reminded, Cursor cursor, ServerClock clock)
{
    public async Task<FoldedCases> RunAsync(LoadedBugs loaded, CancellationToken cancellationToken)
    {
        var pass = loaded.Selection.Pass;
        ImmutableArray<ReviewCase> cases = [.. loaded.Bugs.Select(b => CaseFold.Fold(b, pass.Policy))];
        settlement.Settle(loaded.Selection, cases);
        var others = cache.FactsOfOthers(cases.Select(c => c.Bug.Id).ToHashSet());
        var facts = new PassFacts(pass.Policy, others, loaded.Accounts, refusals.All(), await embargo.LoadAsync(cases, pass.Policy, clock.Skew, pass.Now, cancellationToken))
        {
            Reminders = reminded.All(pass.Now),
            Began = cursor.Began(pass.Now),
            Now = pass.Now,
        };
        return new FoldedCases(loaded, cases, facts);
    }
}
