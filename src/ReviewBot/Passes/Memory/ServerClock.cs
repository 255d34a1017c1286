using ReviewBot.Bugzilla.Models;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Memory;

/// <summary>The server's clock, as everything in the ledger that is compared with a time of the server's: ours may be set wrong.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private DateTimeOffset read;
    private long readAt;

    /// <summary>How much the server's clock was ahead of ours when it was read last.</summary>
    public TimeSpan Skew { get; private set; }

    /// <summary>The server's time by now.</summary>
    public DateTimeOffset Now => read + time.GetElapsedTime(readAt);

    /// <summary>Sets it for a pass; returns the server's time.</summary>
    public DateTimeOffset Begin(ServerTime answer)
    {
        (read, readAt) = (answer.Database, time.GetTimestamp());
        return Compare(answer);
    }

    /// <summary>Compares it with ours once more; returns the server's time.</summary>
    public DateTimeOffset Compare(ServerTime answer)
    {
        Skew = Clock.Skew(answer);
        return answer.Database;
    }
}
