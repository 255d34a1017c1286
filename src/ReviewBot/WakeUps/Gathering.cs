namespace ReviewBot.WakeUps;

/// <summary>
/// Bugs that somebody said were changed, gathered for a moment: one change of a bug is told in several messages, and a burst is looked at in one
/// pass. Nothing of it is kept: whoever starts anew begins with a poll, and that finds whatever changed.
/// </summary>
internal sealed class Gathering(TimeProvider time, Func<IReadOnlyCollection<int>, Task> ring) : IDisposable
{
    /// <summary>How long it gathers.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a pass that was rung for may be on its way before it is rung for again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Most bugs that are remembered; a poll finds the others.</summary>
    public const int Most = 1000;

    private readonly Lock gate = new();
    private readonly HashSet<int> bugs = [];
    private ITimer? timer;
    private bool rung;

    /// <summary>A bug was changed.</summary>
    public void Add(int bug)
    {
        lock (gate)
        {
            if (bugs.Count < Most && bugs.Add(bug))
            {
                timer ??= time.CreateTimer(_ => Ring(), null, rung ? Patience : Moment, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Takes all that was gathered into a pass that begins; whoever comes later is rung for anew.</summary>
    public IReadOnlyCollection<int> Take()
    {
        lock (gate)
        {
            rung = false;
            return Empty();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            Empty();
        }
    }

    private void Ring()
    {
        int[] all;
        lock (gate)
        {
            all = Empty();
            rung = all.Length > 0;
        }

        if (all.Length > 0)
        {
            _ = ring(all);
        }
    }

    private int[] Empty()
    {
        int[] all = [.. bugs.Order()];
        bugs.Clear();
        timer?.Dispose();
        timer = null;
        return all;
    }
}
