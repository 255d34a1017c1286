using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>Whose turn it is. Not System.Threading.RateLimiting, whose limiters know no TimeProvider.</summary>
internal sealed class Pace(Func<BugzillaClientOptions> options, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private SemaphoreSlim _slots = new(0);
    private int _size = -1;
    private DateTimeOffset _next;

    public async ValueTask<IDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        var slots = Slots();
        await slots.WaitAsync(cancellationToken);
        try
        {
            if (Delay() is { Ticks: > 0 } delay)
            {
                await Task.Delay(delay, time, cancellationToken);
            }

            return new Turn(slots);
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    public void Dispose() => _slots.Dispose();

    // A new size takes effect for those who come; those under way end by the old one.
    private SemaphoreSlim Slots()
    {
        var size = Math.Max(1, options().Concurrency);
        lock (_lock)
        {
            if (size != _size)
            {
                (_size, _slots) = (size, new SemaphoreSlim(size));
            }

            return _slots;
        }
    }

    private TimeSpan Delay()
    {
        var rate = options().RequestsPerSecond;
        if (rate <= 0)
        {
            return TimeSpan.Zero;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            var mine = _next > now ? _next : now;

            // A clock set back must not make us wait for it.
            if (mine - now > TimeSpan.FromMinutes(1))
            {
                mine = now;
            }

            _next = mine + TimeSpan.FromSeconds(1 / rate);
            return mine - now;
        }
    }

    private sealed class Turn(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
