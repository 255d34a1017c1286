using ReviewBot.Hosting;

namespace ReviewBot.Simulation;

/// <summary>One of two instances: its clock, what it was told last, and the process.</summary>
internal sealed class Twin(string name, BotClock clock, WriteWatch watch, Func<Twin, Bot> create) : IDisposable
{
    private Bot? bot;

    /// <summary>Who holds the lease when it does.</summary>
    public string Name => name;

    /// <summary>The clock of its machine.</summary>
    public BotClock Clock => clock;

    /// <summary>Judges its writes.</summary>
    public WriteWatch Watch => watch;

    public Bot Bot => bot ?? throw new InvalidOperationException("It was never started.");

    /// <summary>Starts it; if it runs, it ends before.</summary>
    public void Start()
    {
        Dispose();
        bot = create(this);
    }

    public void Dispose() => bot?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}

/// <summary>
/// The way of one instance's requests to the wire. The process may be stopped before a write's bytes leave, and before it sees an answer: what it has
/// decided then is old when it goes on.
/// </summary>
/// <param name="twin">Whose.</param>
/// <param name="twins">Says when.</param>
/// <param name="clock">The world's.</param>
/// <param name="leavesWithin">How long after its record a write may leave.</param>
/// <param name="wire">The network.</param>
internal sealed class TwinLine(Twin twin, Twins twins, VirtualClock clock, TimeSpan leavesWithin, HttpMessageHandler wire) : DelegatingHandler(wire)
{
    private DateTimeOffset answered = clock.Now;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Wire.Watch, twin.Watch);
        if (request.Content is { } content)
        {
            await MayStopAsync(0.2, "stopped before a write left");
            await content.LoadIntoBufferAsync(cancellationToken);
            if (clock.Now - answered > leavesWithin + TimeSpan.FromSeconds(5))
            {
                twin.Watch.Violation($"a write on an old state: {request.Method} {request.RequestUri!.AbsolutePath}, {clock.Now - answered} after the last answer");
            }
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            answered = clock.Now;
            if (request.Content is null)
            {
                await MayStopAsync(0.03, "stopped before an answer was seen");
            }
        }
    }

    private async Task MayStopAsync(double share, string what)
    {
        if (!twins.Happens(share))
        {
            return;
        }

        var stopped = twins.Pause();
        twins.Count(what);
        twin.Clock.StoppedUntil = clock.Now + stopped;
        await Task.Delay(stopped, clock, CancellationToken.None);
    }
}
