using Microsoft.Extensions.Time.Testing;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>A write leaves in time or not at all.</summary>
public sealed class DepartureTests
{
    private static readonly BugUpdate Change = new() { Whiteboard = "x" };

    [Test]
    public async Task A_write_that_was_held_up_for_too_long_is_not_sent()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/7", """{"bugs":[{"id":7,"changes":{}}]}""");
        var client = server.Client();
        var departure = new Departure(TimeSpan.FromSeconds(60), server.Clock);
        await client.Writes.UpdateBugAsync(7, Change, restricted: false, departure);
        server.Clock.Advance(TimeSpan.FromSeconds(61));

        await Assert.ThrowsAsync<NotSentException>(() => client.Writes.UpdateBugAsync(7, Change, restricted: false, departure));
        await Assert.ThrowsAsync<NotSentException>(() => client.Writes.UpdateAttachmentAsync(8, new AttachmentUpdate { Comment = "x" }, restricted: false, departure));

        Assert.That(server.Work, Is.EqualTo(new[] { "PUT /rest/bug/7" }), "the one that was in time");
        Assert.That(server.Requests[^1].Body, Does.Contain("whiteboard"), "and it went whole");
    }

    [Test]
    public async Task It_is_asked_when_there_is_a_connection_and_not_only_before()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/7", """{"bugs":[{"id":7,"changes":{}}]}""");
        using var slow = new HttpClientHandler();
        using var wire = new Delay(slow, () => server.Clock.Advance(TimeSpan.FromSeconds(11)));
        var client = server.Client(wire: wire);
        await client.ConnectAsync();
        wire.Waits = true;

        await Assert.ThrowsAsync<NotSentException>(() => client.Writes.UpdateBugAsync(7, Change, restricted: false, new Departure(TimeSpan.FromSeconds(10), server.Clock)));

        Assert.That(server.Work, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Either_clock_is_enough_to_be_late(bool wall)
    {
        var time = new TwoClocks();
        var departure = new Departure(TimeSpan.FromSeconds(60), time);
        Assert.That(departure.IsMissed, Is.False);

        time.Advance(TimeSpan.FromSeconds(60), wall);
        Assert.That(departure.IsMissed, Is.False);
        time.Advance(TimeSpan.FromTicks(1), wall);

        Assert.That(departure.IsMissed, Is.True);
    }

    private sealed class TwoClocks : TimeProvider
    {
        private readonly FakeTimeProvider wall = new();
        private long stopwatch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => wall.GetUtcNow();

        public override long GetTimestamp() => stopwatch;

        public void Advance(TimeSpan by, bool onTheWall)
        {
            if (onTheWall)
            {
                wall.Advance(by);
            }
            else
            {
                stopwatch += by.Ticks;
            }
        }
    }

    private sealed class Delay(HttpMessageHandler inner, Action delay) : DelegatingHandler(inner)
    {
        public bool Waits { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Waits)
            {
                delay();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
