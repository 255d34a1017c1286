using ReviewBot.Telemetry;

namespace ReviewBot.Passes.Memory;

/// <summary>What the polls should have seen and did not, since the process began.</summary>
internal sealed partial class Drift(Instruments measures, ILogger<Drift> logger)
{
    /// <summary>How many bugs.</summary>
    public int Count { get; private set; }

    /// <summary>A look at everything found some; they are dealt with in the same pass, so the difference is gone with it.</summary>
    public void Found(int missed)
    {
        if (missed > 0)
        {
            Count += missed;
            measures.Drifted.Add(missed);
            Log.Drifted(logger, missed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7, LogLevel.Warning, "The look at everything found {Count} bugs that the polls had missed; they are dealt with now.")]
        public static partial void Drifted(ILogger logger, int count);
    }
}
