using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Remembering;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;

namespace ReviewBot.Passes;

/// <summary>The stages of a pass, in their order.</summary>
internal sealed class PassLine(BeginPass begin, WhichBugs which, LoadBugs load, FoldCases fold, DecidePlans decide, ActOnPlans act, RememberPass remember)
{
    /// <summary>Goes through them all.</summary>
    public async Task<PassReport> RunAsync(PassOptions options, CancellationToken cancellationToken)
    {
        var pass = await begin.RunAsync(options, cancellationToken);
        var selection = await which.RunAsync(pass, cancellationToken);
        var loaded = await load.RunAsync(selection, cancellationToken);
        var folded = await fold.RunAsync(loaded, cancellationToken);
        var decided = decide.Run(folded);
        var acted = await act.RunAsync(decided, cancellationToken);
        return await remember.RunAsync(acted, cancellationToken);
    }
}
