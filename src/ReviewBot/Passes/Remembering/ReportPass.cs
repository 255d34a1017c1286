using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Remembering;

/// <summary>Says how a pass went.</summary>
internal sealed partial class ReportPass(Server server, ServerClock clock, Trips trips, Drift drift, OverdueOpenings overdue, Failures failures, TimeProvider time, ILogger<ReportPass> logger)
{
    /// <summary>The report of what was done about some bugs.</summary>
    public PassReport Of(ActedPass acted)
    {
        var (decided, pass) = (acted.Decided, acted.Pass);
        return new PassReport
        {
            Bugs = [.. acted.Reports.Values],
            Writes = acted.Writes,
            Failed = acted.Reports.Values.Count(r => r.Outcome == "failed"),
            Polled = pass.Options.Wanted.Changed,
            DryRun = pass.Options.DryRun,
            TriedAgain = failures.TriedAgain(),
            GivenUp = failures.Dead().Count,
            StoppedByCap = decided.Stopped ? decided.Planned : null,
            Off = trips.Off(pass.Now),
            Drifted = drift.Count,
            ClockSkew = clock.Skew,
            Overdue = overdue.Count,
            World = decided.World,
            Policy = pass.Policy,
            Now = pass.Now,
            Plans = decided.Plans,
        };
    }

    /// <summary>The report of a pass that came to its end.</summary>
    public PassReport End(PassContext pass, PassReport report)
    {
        if (report.StoppedByCap is { } planned)
        {
            Log.OverTheCap(logger, planned, pass.MostWrites);
        }

        return report with { Requests = server.TakeRequestCounts(), ElapsedMs = (long)time.GetElapsedTime(pass.BeganAt).TotalMilliseconds };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Planned} writes are planned, more than the cap of {Cap}: nothing is written. Look at `reviewbot plan`; `reviewbot once --allow-writes {Planned}` lets them through.")]
        public static partial void OverTheCap(ILogger logger, int planned, int cap);
    }
}
