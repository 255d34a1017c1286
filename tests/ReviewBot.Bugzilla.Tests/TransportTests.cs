using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Bugzilla.Tests.Support;
using WireMock.ResponseBuilders;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>Reads are repeated where that may help, writes never; slow and broken connections.</summary>
internal sealed class TransportTests
{
    private const string Time = """{"web_time":"2026-11-23T12:00:07Z","db_time":"2026-11-23T12:00:05Z"}""";
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n";

    private static readonly TestCaseData[] Passing =
    [
        new(Server.Html("<html>Bad Gateway", 502)),
        new(Response.Create().WithStatusCode(200)),
        new(Server.Json("""{"message":null,"error":true,"code":100500}""")),
        new(Server.Json(Server.Error(1001, "took too long"), 400)),
    ];

    private static readonly TestCaseData[] Lasting =
    [
        new(Server.Html("<html>Software error")),
        new(Server.Json(Server.Error(102), 401)),
        new(Server.Json(Server.Error(32000), 400)),
        new(Server.Html("<title>Bugzilla is Down</title>", 503)),
    ];

    [TestCaseSource(nameof(Passing))]
    public async Task A_read_is_repeated_after_what_may_pass(IResponseBuilder failure)
    {
        using var server = Server.Bmo();
        server.AnswerFirst("GET", "/rest/time", failure, Server.Json(Time));

        await server.Client(options => options with { Retries = 3 }, new InstantClock()).Server.GetTimeAsync();

        Assert.That(server.Work, Has.Count.EqualTo(2));
    }

    [TestCaseSource(nameof(Lasting))]
    public async Task A_read_is_not_repeated_after_what_will_stay(IResponseBuilder failure)
    {
        using var server = Server.Bmo();
        server.AnswerFirst("GET", "/rest/time", failure, Server.Json(Time));

        await Assert.CatchAsync<BugzillaException>(() => server.Client(options => options with { Retries = 3 }, new InstantClock()).Server.GetTimeAsync());

        Assert.That(server.Work, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Repetitions_wait_longer_each_time_and_end()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Server.Html("", 502));
        var clock = new InstantClock();

        await Assert.ThrowsAsync<ServerDownException>(() => server.Client(options => options with { Retries = 3 }, clock).Server.GetTimeAsync());

        Assert.That(server.Work, Has.Count.EqualTo(4));
        Assert.That(clock.Waits, Has.Count.EqualTo(3).And.Ordered.And.All.InRange(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30)));
        var again = new InstantClock();
        await Assert.ThrowsAsync<ServerDownException>(() => server.Client(options => options with { Retries = 3 }, again).Server.GetTimeAsync());
        Assert.That(again.Waits, Is.EqualTo(clock.Waits), "the spread is seeded");
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-")]
    [TestCase(Head + "{\"bugs\":[{\"id\":7,\"changes\":{}}]}")]
    public async Task A_connection_that_breaks_fails_a_read_after_repetitions_and_leaves_a_write_unsettled(string sends)
    {
        using var server = Server.Bmo();
        await using var cut = new CutServer(sends);
        using var wire = new Detour(server.Address, request => request.RequestUri!.AbsolutePath == "/rest/bug/7", cut.Port);
        var client = server.Client(options => options with { Retries = 2 }, new InstantClock(), wire: wire);

        await Assert.ThrowsAsync<ServerDownException>(() => client.Bugs.GetBugForWriteAsync(7));

        // The network layer repeats reads by itself as well, where not a byte came back.
        var reads = cut.Requests;
        Assert.That(reads, Is.AtLeast(3));

        var unsettled = await Assert.ThrowsAsync<WriteUnsettledException>(() => client.Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));
        Assert.That(cut.Requests, Is.EqualTo(reads + 1));
        Assert.That(unsettled!.Answered, Is.False);
    }

    [Test]
    public async Task A_write_on_a_connection_that_the_server_gives_up_is_not_sent_twice()
    {
        using var server = Server.Bmo();
        const string Bug = """{"bugs":[{"id":7}]}""";
        await using var cut = new CutServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Bug.Length}\r\n\r\n{Bug}", "");
        using var wire = new Detour(server.Address, request => request.RequestUri!.AbsolutePath == "/rest/bug/7", cut.Port);
        var client = server.Client(options => options with { Retries = 3 }, new InstantClock(), wire: wire);
        await client.Bugs.GetBugForWriteAsync(7);

        await Assert.ThrowsAsync<WriteUnsettledException>(() => client.Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));

        Assert.That(cut.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_server_that_is_not_there_has_made_no_write()
    {
        using var server = Server.Bmo();
        int port;
        await using (var gone = new CutServer(""))
        {
            port = gone.Port;
        }

        using var wire = new Detour(server.Address, request => request.Method == HttpMethod.Put, port);

        await Assert.ThrowsAsync<ServerDownException>(() => server.Client(wire: wire).Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));
    }

    [TestCase(HttpRequestError.NameResolutionError, false)]
    [TestCase(HttpRequestError.ConnectionError, false)]
    [TestCase(HttpRequestError.SecureConnectionError, false)]
    [TestCase(HttpRequestError.ResponseEnded, true)]
    [TestCase(HttpRequestError.Unknown, true)]
    public async Task What_breaks_before_there_is_a_connection_has_made_no_write(HttpRequestError kind, bool unsettled)
    {
        using var server = Server.Bmo();
        using var wire = new Broken(request => request.Method == HttpMethod.Put, kind);
        var client = server.Client(wire: wire);

        var failure = await Assert.CatchAsync<BugzillaException>(() => client.Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false));

        Assert.That(failure, unsettled ? Is.TypeOf<WriteUnsettledException>() : Is.TypeOf<ServerDownException>());
        Assert.That(failure!.ToString(), Does.Not.Contain("secret"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_repetition_is_the_same_request_with_the_key_once(bool bmo)
    {
        using var server = bmo ? Server.Bmo() : Server.Upstream();
        server.AnswerFirst("GET", "/rest/time", Server.Html("", 502), Server.Json(Time));

        await server.Client(options => options with { Retries = 1, Contact = "owner@example.org" }, new InstantClock()).Server.GetTimeAsync();

        var (first, second) = (server.Requests[^2], server.Requests[^1]);
        Assert.That((second.Url, second.Path), Is.EqualTo((first.Url, "/rest/time")));
        Assert.That(Headers(second), Is.EqualTo(Headers(first)));

        static IEnumerable<string> Headers(WireMock.IRequestMessage request) => request.Headers!.SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}")).Where(h => !h.StartsWith("traceparent", StringComparison.OrdinalIgnoreCase)).Order();
    }

    [Test]
    public async Task Whoever_gives_up_waiting_for_the_pace_takes_no_turn_from_the_others()
    {
        using var server = Server.Bmo();
        var client = await HadItsTurnAsync(server);
        using var stop = new CancellationTokenSource();
        var waiting = client.Server.GetTimeAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => waiting);

        server.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(async () => await client.Server.GetTimeAsync().WaitAsync(TimeSpan.FromSeconds(10)), Throws.Nothing);
    }

    [Test]
    public async Task A_clock_that_is_set_back_makes_nobody_wait_for_it()
    {
        using var server = Server.Bmo();
        var client = await HadItsTurnAsync(server);

        server.Clock.AdjustTime(server.Clock.GetUtcNow().AddHours(-1));

        Assert.That(async () => await client.Server.GetTimeAsync().WaitAsync(TimeSpan.FromSeconds(10)), Throws.Nothing);
    }

    [Test]
    public async Task One_request_at_a_time_is_the_least_whatever_is_configured()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);

        Assert.That(async () => await server.Client(options => options with { Concurrency = 0 }).Server.GetTimeAsync().WaitAsync(TimeSpan.FromSeconds(10)), Throws.Nothing);
    }

    [Test]
    public async Task A_key_that_is_taken_away_while_a_request_waits_for_its_turn_lets_nothing_leave()
    {
        using var server = Server.Bmo();
        using var wire = new Silent(request => request.RequestUri!.AbsolutePath == "/rest/time");
        var key = Server.Key;
        var client = server.Client(() => Paced(server, 0, 1) with { ApiKey = key }, wire: wire);
        var first = client.Server.GetTimeAsync();
        await wire.NextAsync();
        var second = client.Server.GetTimeAsync();

        key = "";
        server.Clock.Advance(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAsync<ServerDownException>(() => first);
        Assert.That((await Assert.ThrowsAsync<NotLoggedInException>(() => second))!.Reason, Is.EqualTo(NotLoggedInReason.NoKey));
        Assert.That(wire.Arrived, Is.EqualTo(1));
        Assert.That(await client.Server.GetVersionAsync(), Does.StartWith("2026"), "which is for everybody");
    }

    [Test]
    public async Task A_read_that_takes_too_long_is_given_up_and_repeated()
    {
        using var server = Server.Bmo();
        using var wire = new Silent(request => request.RequestUri!.AbsolutePath == "/rest/time");
        var reading = server.Client(options => options with { Retries = 1 }, wire: wire).Server.GetTimeAsync();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await wire.NextAsync();
            while (!reading.IsCompleted && wire.Arrived == attempt + 1)
            {
                server.Clock.Advance(TimeSpan.FromSeconds(60));
                await Task.Yield();
            }
        }

        var failure = await Assert.ThrowsAsync<ServerDownException>(() => reading);
        Assert.That(failure!.Message, Is.EqualTo("asking for the server's time: no answer in time"));
        Assert.That(wire.Arrived, Is.EqualTo(2));
    }

    [Test]
    public async Task A_write_that_takes_too_long_is_unsettled()
    {
        using var server = Server.Bmo();
        using var wire = new Silent(request => request.Method == HttpMethod.Put);
        var writing = server.Client(options => options with { Retries = 3 }, wire: wire).Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false);

        await wire.NextAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(60));

        var failure = await Assert.ThrowsAsync<WriteUnsettledException>(() => writing);
        Assert.That(failure!.Answered, Is.False);
        Assert.That(wire.Arrived, Is.EqualTo(1));
    }

    [Test]
    public async Task A_read_can_be_cancelled_and_a_write_that_has_left_cannot()
    {
        using var server = Server.Bmo();
        using var wire = new Silent(request => request.RequestUri!.AbsolutePath != "/rest/version" && request.RequestUri.AbsolutePath != "/rest/whoami");
        using var stop = new CancellationTokenSource();
        var client = server.Client(wire: wire);
        var reading = client.Server.GetTimeAsync(stop.Token);
        await wire.NextAsync();
        var writing = client.Writes.PostCommentAsync(7, "text", restricted: false, stop.Token);
        await wire.NextAsync();

        await stop.CancelAsync();

        var cancelled = await Assert.CatchAsync<OperationCanceledException>(() => reading);
        Assert.That(cancelled!.CancellationToken, Is.EqualTo(stop.Token));
        Assert.That(writing.IsCompleted, Is.False);
        Assert.That(async () => await client.Writes.PostCommentAsync(7, "text", restricted: false, stop.Token), Throws.InstanceOf<OperationCanceledException>());

        server.Clock.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<WriteUnsettledException>(() => writing);
    }

    [Test]
    public async Task Requests_keep_to_the_rate_and_a_new_rate_is_taken_up()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);
        var clock = new InstantClock();
        var rate = 4d;
        var client = server.Client(
            () => new BugzillaClientOptions { BaseUrl = server.Address, Login = Server.Login, ApiKey = Server.Key, RequestsPerSecond = rate }, clock);
        for (var i = 0; i < 8; i++)
        {
            await client.Server.GetTimeAsync();
        }

        // Ten requests in all; the first needn't wait.
        Assert.That(clock.Waits, Is.EqualTo(Enumerable.Repeat(TimeSpan.FromSeconds(0.25), 9)));

        rate = 0.5;
        await client.Server.GetTimeAsync();
        await client.Server.GetTimeAsync();
        Assert.That(clock.Waits[^1], Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task What_a_dry_run_refuses_takes_no_turn_from_the_requests_that_leave()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);
        var clock = new InstantClock();
        var client = server.Client(options => options with { RequestsPerSecond = 4, DryRun = true }, clock);
        await client.Server.GetTimeAsync();
        var waits = clock.Waits.Count;

        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<DryRunException>(() => client.Writes.PostCommentAsync(7, "text", restricted: false));
        }

        await client.Server.GetTimeAsync();

        Assert.That(clock.Waits.Skip(waits), Is.EqualTo(new[] { TimeSpan.FromSeconds(0.25) }));
    }

    [Test]
    public async Task No_more_requests_than_configured_are_under_way()
    {
        using var server = Server.Bmo();
        using var wire = new Silent(request => request.RequestUri!.AbsolutePath == "/rest/time");
        var client = server.Client(options => options with { Concurrency = 2 }, wire: wire);
        await client.ConnectAsync();

        var three = Enumerable.Range(0, 3).Select(_ => client.Server.GetTimeAsync()).ToList();
        await wire.NextAsync();
        await wire.NextAsync();

        Assert.That(wire.Arrived, Is.EqualTo(2));
        server.Clock.Advance(TimeSpan.FromSeconds(60));
        await wire.NextAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(60));
        foreach (var one in three)
        {
            await Assert.ThrowsAsync<ServerDownException>(() => one);
        }
    }

    [Test]
    public async Task What_has_left_is_counted_by_method()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/7", """{"bugs":[{"id":7,"changes":{}}]}""");
        server.Answer("POST", "/rest/bug/7/comment", """{"id":1}""");
        var client = server.Client();

        await client.Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false);
        await client.Writes.PostCommentAsync(7, "a", restricted: false);
        await client.Writes.PostCommentAsync(7, "b", restricted: false);

        Assert.That(client.Requests, Is.EqualTo(new RequestCounts(Get: 2, Put: 1, Post: 2)));
    }

    // The next request has to wait for a second.
    private static async Task<BugzillaClient> HadItsTurnAsync(Server server)
    {
        server.Answer("GET", "/rest/time", Time);
        var rate = 0d;
        var client = server.Client(() => Paced(server, rate, 1));
        await client.ConnectAsync();
        rate = 1;
        await client.Server.GetTimeAsync();
        return client;
    }

    private static BugzillaClientOptions Paced(Server server, double rate, int concurrency) =>
        new() { BaseUrl = server.Address, Login = Server.Login, ApiKey = Server.Key, RequestsPerSecond = rate, Concurrency = concurrency, Retries = 0 };

    private sealed class Broken(Func<HttpRequestMessage, bool> which, HttpRequestError kind) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            which(request) ? throw new HttpRequestException(kind, "a secret") : base.SendAsync(request, cancellationToken);
    }
}
