namespace ReviewBot.Simulation;

/// <summary>
/// The one clock of a simulated world. It stands still while anything runs and jumps to the next thing that is due:
/// a delay of the bot's, a human's act, a write that lands late.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<Timer, (long Due, long Number)> timers = new();
    private long number;
    private int thread;

    public DateTimeOffset Now { get; private set; } = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, callback, state, dueTime);

    /// <summary>Has something happen at a time; at once if that is past.</summary>
    public void At(DateTimeOffset time, Action happens)
    {
        var wait = time - Now;
        _ = new Timer(this, _ => happens(), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    /// <summary>When the next thing is due, or null.</summary>
    public DateTimeOffset? Next()
    {
        while (timers.TryPeek(out var timer, out var key))
        {
            if (timer.Number == key.Number)
            {
                return new DateTimeOffset(key.Due, TimeSpan.Zero);
            }

            timers.Dequeue();
        }

        return null;
    }

    /// <summary>Jumps to the next thing that is due, and lets it happen.</summary>
    public void Step()
    {
        if (Next() is not { } due)
        {
            throw new InvalidOperationException("The bot waits for something that never comes.");
        }

        var timer = timers.Dequeue();
        Now = due > Now ? due : Now;
        timer.Fire();
    }

    /// <summary>Lets everything happen that is due until then.</summary>
    public void RunUntil(DateTimeOffset time)
    {
        while (Next() is { } due && due <= time)
        {
            Step();
        }

        Now = time > Now ? time : Now;
    }

    /// <summary>Runs work to its end; whenever it waits, the clock jumps.</summary>
    public T Run<T>(Func<Task<T>> work)
    {
        thread = Environment.CurrentManagedThreadId;
        var task = work();
        while (!task.IsCompleted)
        {
            Step();
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Everything has to happen on one thread, or no seed could be replayed.</summary>
    public void MustBeAlone()
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            throw new InvalidOperationException("The bot went on in another thread.");
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly VirtualClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;

        public Timer(VirtualClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        /// <summary>Which entry of the queue counts; 0 if none.</summary>
        public long Number { get; private set; }

        public void Fire()
        {
            Number = 0;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Number = 0;
            if (dueTime >= TimeSpan.Zero)
            {
                Number = ++clock.number;
                clock.timers.Enqueue(this, ((clock.Now + dueTime).UtcTicks, Number));
            }

            return true;
        }

        public void Dispose() => Number = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>The clock of the bot's machine: goes as the world's does, but may be set wrong, and reading it may be the last thing that a process does.</summary>
internal sealed class BotClock(VirtualClock world) : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan Offset { get; set; }

    /// <summary>Called at each reading.</summary>
    public Action? Read { get; set; }

    public override long TimestampFrequency => world.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        Read?.Invoke();
        return world.Now + Offset;
    }

    public override long GetTimestamp() => world.GetTimestamp();

    /// <summary>Until when its process is stopped: whatever that waits for comes no sooner than right after.</summary>
    public DateTimeOffset StoppedUntil { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer? timer = null;
        return timer = world.CreateTimer(Due, state, dueTime, period);

        void Due(object? given)
        {
            if (StoppedUntil >= world.Now)
            {
                timer!.Change(StoppedUntil - world.Now + TimeSpan.FromTicks(1), Timeout.InfiniteTimeSpan);
            }
            else
            {
                callback(given);
            }
        }
    }
}
