using ReviewBot.Bugzilla.Models;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Servers;

/// <summary>Whether our clock and the server's agree.</summary>
internal static class Clock
{
    /// <summary>Above this nothing is opened.</summary>
    public static readonly TimeSpan Tolerance = EmbargoPolicy.ClockTolerance;

    /// <summary>
    /// How much the server's clock is ahead of ours; of its database, its web server and the answer's header the one that
    /// differs most. The way there and back and the whole second count for nothing.
    /// </summary>
    public static TimeSpan Skew(ServerTime time)
    {
        var middle = time.SentAt + ((time.ReceivedAt - time.SentAt) / 2);
        var skew = new[] { time.Database, time.Web, time.Header ?? time.Database }.Select(t => t - middle).MaxBy(t => t.Duration());
        return skew.Duration() <= TimeSpan.FromSeconds(1) + (time.ReceivedAt - time.SentAt) ? TimeSpan.Zero : skew;
    }
}
