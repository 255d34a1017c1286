using System.Collections.Immutable;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Cases;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>Folds each bug's timeline into a case, settles by it what was open, and gathers what else deciding has to know.</summary>
internal sealed class FoldCases(Settlement settlement, Recollection past, EmbargoFactLoader embargo, Reminded reminded, Cursor cursor, ServerClock clock)
{
    public async Task<FoldedCases> RunAsync(LoadedBugs loaded, CancellationToken cancellationToken)
    {
        var pass = loaded.Selection.Pass;
        ImmutableArray<ReviewCase> cases = [.. loaded.Bugs.Select(b => CaseFold.Fold(b, pass.Policy))];
        settlement.Settle(loaded.Selection, cases);
        reminded.ForgetOld(pass.Now);
        var facts = new PassFacts(pass.Policy, past, loaded.Accounts, await embargo.LoadAsync(cases, pass.Policy, clock.Skew, pass.Now, cancellationToken))
        {
            Began = cursor.Began(pass.Now),
            Now = pass.Now,
        };
        return new FoldedCases(loaded, cases, facts);
    }
}
