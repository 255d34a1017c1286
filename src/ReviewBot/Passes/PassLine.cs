using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Remembering;
using ReviewBot.Passes.Reports;
using ReviewBot.Passes.Which;
using ReviewBot.Telemetry;

namespace ReviewBot.Passes;

/// <summary>The stages of a pass, in their order.</summary>
internal sealed class PassLine(BeginPass begin, WhichBugs which, LoadBugs load, FoldCases fold, DecidePlans decide, ActOnPlans act, RememberPass remember)
{
    /// <summary>Goes through them all.</summary>
    public async Task<PassReport> RunAsync(PassOptions options, Stages stages, CancellationToken cancellationToken)
    {
        var pass = await stages.RunAsync("begin", () => begin.RunAsync(options, cancellationToken));
        var selection = await stages.RunAsync("which", () => which.RunAsync(pass, cancellationToken));
        var loaded = await stages.RunAsync("load", () => load.RunAsync(selection, cancellationToken));
        var folded = await stages.RunAsync("fold", () => fold.RunAsync(loaded, cancellationToken));
        var decided = await stages.RunAsync("decide", () => Task.FromResult(decide.Run(folded)));
        var acted = await stages.RunAsync("act", () => act.RunAsync(decided, cancellationToken));
        return await stages.RunAsync("remember", () => remember.RunAsync(acted, cancellationToken));
    }
}
