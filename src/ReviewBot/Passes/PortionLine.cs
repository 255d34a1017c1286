using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Which;
using ReviewBot.Telemetry;

namespace ReviewBot.Passes;

/// <summary>The stages from bugs that are held at a time to what is to be done about them.</summary>
internal sealed class PortionLine(LoadBugs load, FoldCases fold, DecidePlans decide)
{
    /// <summary>Goes through them.</summary>
    /// <param name="portion">The bugs.</param>
    /// <param name="all">What is known of all bugs of the pass.</param>
    /// <param name="stages">Times them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DecidedPlans> RunAsync(Selection portion, OtherBugs all, Stages stages, CancellationToken cancellationToken)
    {
        var loaded = await stages.RunAsync("load", () => load.RunAsync(portion with { Others = all.But(portion.Bugs) }, cancellationToken));
        var folded = await stages.RunAsync("fold", () => fold.RunAsync(loaded, cancellationToken));
        return await stages.RunAsync("decide", () => Task.FromResult(decide.Run(folded)));
    }
}
