using ReviewBot.Reviews.Plans;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Memory;

/// <summary>Bugs that should have been opened and were not yet; the owners are told of each once.</summary>
internal sealed class OverdueOpenings(NoticeDesk notices)
{
    private readonly HashSet<int> bugs = [];

    /// <summary>How many there are.</summary>
    public int Count => bugs.Count;

    /// <summary>A bug was not opened when it should have been.</summary>
    /// <param name="bug">The bug.</param>
    /// <param name="since">When that was.</param>
    /// <param name="now">The server's time.</param>
    public void Missed(int bug, DateTimeOffset since, DateTimeOffset now)
    {
        if (bugs.Add(bug))
        {
            notices.Tell(new Notice($"embargo-overdue {bug} {Ledger.Text(since)}", bug, $"Bug {bug} should have been opened at {since.UtcDateTime:yyyy-MM-dd HH:mm}Z and was not yet. `reviewbot explain {bug}` tells why."), now);
        }
    }

    /// <summary>A bug was not opened, and the owners know why.</summary>
    public void Known(int bug) => bugs.Add(bug);

    /// <summary>It was opened, or isn't to be any more.</summary>
    public void Remove(int bug) => bugs.Remove(bug);
}
