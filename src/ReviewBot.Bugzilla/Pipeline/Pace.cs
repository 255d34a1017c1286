using System.Threading.Channels;
using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>Whose turn it is. Not System.Threading.RateLimiting, whose limiters know no TimeProvider.</summary>
internal sealed class Pace(Func<BugzillaClientOptions> options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private Channel<Slot> _slots = Channel.CreateUnbounded<Slot>();
    private int _size = -1;
    private DateTimeOffset _next;

    public async ValueTask<IDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        var slots = Slots();
        await slots.Reader.ReadAsync(cancellationToken);
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
            Free(slots);
            throw;
        }
    }

    // A new size takes effect for those who come; those under way end by the old one.
    private Channel<Slot> Slots()
    {
        var size = Math.Max(1, options().Concurrency);
        lock (_lock)
        {
            if (size != _size)
            {
                // Who waits goes on where a slot becomes free, on the scheduler that it waits on: a semaphore would always take the thread pool.
                (_size, _slots) = (size, Channel.CreateUnbounded<Slot>(new UnboundedChannelOptions { AllowSynchronousContinuations = true }));
                for (var i = 0; i < size; i++)
                {
                    Free(_slots);
                }
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

    private static void Free(Channel<Slot> slots) => slots.Writer.TryWrite(default);

    private readonly record struct Slot;

    private sealed class Turn(Channel<Slot> slots) : IDisposable
    {
        public void Dispose() => Free(slots);
    }
}
