using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Memory;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>Settles by the cases what was open, and gathers what else deciding has to know.</summary>
internal sealed class FoldCases(Settlement settlement, Recollection past, EmbargoFactLoader embargo, Reminded reminded, Cursor cursor, ServerClock clock)
{
    public async Task<FoldedCases> RunAsync(LoadedBugs loaded, CancellationToken cancellationToken)
    {
        var pass = loaded.Selection.Pass;
        var cases = loaded.Cases;
        settlement.Settle(loaded.Selection, cases);
        reminded.ForgetOld(pass.Now);
        var facts = new PassFacts(pass.Policy, past, loaded.Accounts, await embargo.LoadAsync(cases, pass.Policy, clock.Skew, pass.Now, cancellationToken))
        {
            Began = cursor.Began(pass.Now),
            Now = pass.Now,
            Others = loaded.Selection.Others,
        };
        return new FoldedCases(loaded, facts);
    }
}
