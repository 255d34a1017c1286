using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Telemetry;

namespace ReviewBot.Passes;

/// <summary>The one way into a pass. Everything that the bot does to the world goes through here.</summary>
internal sealed class PassRunner(PassLine line, PassCounter counter, Stages stages, ILogger<PassRunner> logger)
{
    /// <summary>Runs one pass.</summary>
    public async Task<PassReport> RunAsync(PassOptions options, CancellationToken cancellationToken)
    {
        using var pass = logger.BeginScope(new Dictionary<string, object> { ["Pass"] = counter.Next() });
        return await stages.PassAsync(options.Wanted.Changed ? Stages.Poll : Stages.Wake, () => line.RunAsync(options, stages, cancellationToken));
    }
}
