using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Remembering;

/// <summary>Says how a pass went.</summary>
internal sealed class ReportPass(Server server, ServerClock clock, Trips trips, Drift drift, OverdueOpenings overdue, TimeProvider time)
{
    /// <summary>The report of a pass that came to its end.</summary>
    public PassReport Of(ActedPass acted)
    {
        var (decided, pass) = (acted.Decided, acted.Pass);
        return new PassReport
        {
            Bugs = [.. acted.Reports.Values],
            Requests = server.TakeRequestCounts(),
            Writes = acted.Writes,
            Failed = acted.Reports.Values.Count(r => r.Outcome == "failed"),
            Polled = pass.Options.Wanted.Changed,
            DryRun = pass.Options.DryRun,
            ElapsedMs = (long)time.GetElapsedTime(pass.BeganAt).TotalMilliseconds,
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
}
