using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>The key, which upstream wants in the address, must come out nowhere else: not in logs of any level, exceptions, activities or event sources.</summary>
[NonParallelizable]
internal sealed class SecretTests
{
    private static readonly TestCaseData<string>[] Failures =
    [
        new("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
        new("HTTP/1.1 301 Moved\r\nLocation: https://example.org/rest/time\r\nContent-Length: 0\r\n\r\n"),
        new("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{]"),
        new("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"),
        new("nonsense\r\n\r\n"),
        new(""),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task The_key_in_the_address_is_seen_by_the_server_only(string answer)
    {
        using var server = Server.Upstream();
        await using var cut = new CutServer(answer);
        using var wire = new Detour(server.Address, request => request.RequestUri!.AbsolutePath is "/rest/time" or "/rest/bug/7/comment", cut.Port);
        var seen = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var events = new Events(seen);
        var client = server.Client(options => options with { Retries = 1 }, new InstantClock(), wire: wire);

        seen.Enqueue((await Assert.CatchAsync<BugzillaException>(() => client.Server.GetTimeAsync()))!.ToString());
        seen.Enqueue((await Assert.CatchAsync<BugzillaException>(() => client.Writes.PostCommentAsync(7, "text", restricted: false)))!.ToString());

        Assert.That(server.Requests[^1].Url, Does.Contain(Server.Key), "the key has been in an address");
        Assert.That(seen.Concat(server.Logs.Lines), Is.Not.Empty.And.None.Contains(Server.Key));
    }

    [Test]
    public async Task Without_a_wire_of_its_own_the_key_is_seen_by_the_server_only()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/time", "{}");
        var seen = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var events = new Events(seen);

        seen.Enqueue((await Assert.CatchAsync<BugzillaException>(() => server.Client().Server.GetTimeAsync()))!.ToString());

        Assert.That(server.Requests[^1].Url, Does.Contain(Server.Key), "the key has been in an address");
        Assert.That(seen.Concat(server.Logs.Lines), Is.Not.Empty.And.None.Contains(Server.Key));
        Assert.That(seen, Has.None.Contains("url.full=http"));
    }

    private sealed class Events(ConcurrentQueue<string> seen) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "Microsoft-Extensions-Logging")
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Called by the base constructor too, before there is a queue.
            seen?.Enqueue($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}");
        }
    }
}
