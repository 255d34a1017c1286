using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>Being shut out: the first refusal is the last request.</summary>
internal sealed class BlockTests
{
    private const string Time = """{"web_time":"2026-11-23T12:00:07Z","db_time":"2026-11-23T12:00:05Z"}""";

    [Test]
    public async Task After_429_nobody_sends_anything_for_more_than_an_hour()
    {
        using var server = Server.Bmo();
        server.AnswerFirst("GET", "/rest/time", Server.Html("<html><title>Too Many Requests</title>", 429), Server.Json(Time));
        var client = server.Client(options => options with { Retries = 3 });
        var blocked = await Assert.ThrowsAsync<BlockedException>(() => client.Server.GetTimeAsync());
        Assert.That(blocked!.Message, Is.EqualTo("asking for the server's time: the server has us blocked; silent until 2026-11-23 13:05:00Z (HTTP 429)"));
        var sent = server.Requests.Count;

        server.Clock.Advance(TimeSpan.FromMinutes(60));
        var restarted = server.Client();
        var again = await Assert.ThrowsAsync<BlockedException>(() => client.Server.GetTimeAsync());
        Assert.That(again!.Message, Is.EqualTo("asking for the server's time: nothing was sent: the server has us blocked; silent until 2026-11-23 13:05:00Z"));
        await Assert.ThrowsAsync<BlockedException>(() => restarted.Server.GetVersionAsync());
        await Assert.ThrowsAsync<BlockedException>(() => restarted.Bugs.CanAnonymousSeeAsync(7));
        await Assert.ThrowsAsync<BlockedException>(() => restarted.Writes.PostCommentAsync(7, "text", restricted: false));

        Assert.That(server.Requests, Has.Count.EqualTo(sent));
        Assert.That(blocked!.Until, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 13, 5, 0, TimeSpan.Zero)));

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(async () => await restarted.Server.GetTimeAsync(), Throws.Nothing);
    }

    [TestCase("7200", 120)]
    [TestCase("5", 65)]
    [TestCase("99999999", 65)]
    [TestCase("86400", 65)]
    public async Task A_longer_wait_that_the_server_asks_for_is_kept(string retryAfter, int minutes)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Server.Html("", 429).WithHeader("Retry-After", retryAfter));

        var blocked = await Assert.ThrowsAsync<BlockedException>(() => server.Client().Server.GetTimeAsync());

        Assert.That(blocked!.Until - server.Clock.GetUtcNow(), Is.EqualTo(TimeSpan.FromMinutes(minutes)));
    }

    [TestCase("""{"error":"Contact bugzilla-admin@example.org"}""")]
    [TestCase("""{"code":32000,"error":true,"message":"You have exceeded the rate limit."}""")]
    public async Task The_last_warning_before_a_block_is_heeded(string warning)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", warning, 400);
        var client = server.Client();
        await Assert.ThrowsAsync<BlockedException>(() => client.Server.GetTimeAsync());

        await Assert.ThrowsAsync<BlockedException>(() => client.Server.GetTimeAsync());

        Assert.That(server.Work, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Bmo_sees_a_bad_key_once_then_silence_also_after_a_restart_until_there_is_another()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/whoami", Server.Json(Server.Error(306, "The API key you specified is invalid."), 400), priority: 1);
        var key = "bad";
        BugzillaClientOptions Options() => new() { BaseUrl = server.Address, Login = Server.Login, ApiKey = key, RequestsPerSecond = 0, Retries = 3 };
        var client = server.Client(Options);

        var first = await Assert.ThrowsAsync<KeyRefusedException>(() => client.Server.GetTimeAsync());
        var second = await Assert.ThrowsAsync<KeyRefusedException>(() => client.Server.GetTimeAsync());
        Assert.That((first!.Message, second!.Message), Is.EqualTo((
            "finding out how the server knows us: the server refused the API key; nothing more is sent until it is replaced (HTTP 400, code 306)",
            "asking for the server's version: nothing was sent: the server has refused this API key before; set another one")));
        await Assert.ThrowsAsync<KeyRefusedException>(() => server.Client(Options).Server.GetTimeAsync());
        await Assert.ThrowsAsync<KeyRefusedException>(() => server.Client(Options).Bugs.CanAnonymousSeeAsync(7));
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])["/rest/version", "/rest/whoami"]));

        key = "other";
        await Assert.ThrowsAsync<KeyRefusedException>(() => client.Server.GetTimeAsync());
        Assert.That(server.Requests.Count(request => request.Path == "/rest/whoami"), Is.EqualTo(2));
    }

    [Test]
    public async Task Upstream_sees_a_bad_key_once_then_silence()
    {
        using var server = Server.Upstream();
        server.Given(
            WireMock.RequestBuilders.Request.Create().UsingGet().WithPath("/rest/valid_login").WithParam("Bugzilla_api_key", "bad"),
            Server.Json(Server.Error(306, "The API key you specified is invalid."), 400),
            1);
        var client = server.Client(options => options with { ApiKey = "bad" });

        await Assert.ThrowsAsync<KeyRefusedException>(() => client.Server.GetTimeAsync());
        await Assert.ThrowsAsync<KeyRefusedException>(() => client.Server.GetTimeAsync());

        Assert.That(server.Requests.Count(request => request.Url.Contains("bad", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That((await server.Blocks.ReadAsync(default)).RefusedKey, Does.Not.Contain("bad").And.Length.EqualTo(64));
    }

    [Test]
    public async Task A_store_that_cannot_write_does_not_undo_the_silence()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Server.Html("", 429));
        var client = server.Client(blocks: new BrokenStore());
        await Assert.ThrowsAsync<IOException>(() => client.Server.GetTimeAsync());

        await Assert.ThrowsAsync<BlockedException>(() => client.Server.GetTimeAsync());

        Assert.That(server.Work, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_store_that_cannot_write_does_not_let_a_bad_key_leave_again()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/whoami", Server.Json(Server.Error(306), 400), priority: 1);
        var client = server.Client(blocks: new BrokenStore());
        await Assert.ThrowsAsync<IOException>(() => client.Server.GetTimeAsync());

        await Assert.ThrowsAsync<KeyRefusedException>(() => client.Server.GetTimeAsync());

        Assert.That(server.Requests.Count(request => request.Path == "/rest/whoami"), Is.EqualTo(1));
    }

    [Test]
    public async Task Where_no_key_was_sent_none_is_refused()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/version", Server.Json(Server.Error(306), 400), priority: 1);

        await Assert.ThrowsAsync<KeyRefusedException>(() => server.Client(options => options with { ApiKey = null }).Server.GetVersionAsync());

        Assert.That(await server.Blocks.ReadAsync(default), Is.EqualTo(BlockState.None));
    }

    [Test]
    public async Task Of_two_blocks_the_longer_one_holds()
    {
        var store = new InMemoryBlockStore();
        var until = new DateTimeOffset(2026, 11, 23, 13, 5, 0, TimeSpan.Zero);

        foreach (var hours in new[] { 0, 2, 1 })
        {
            await store.BlockUntilAsync(until.AddHours(hours));
        }

        Assert.That((await store.ReadAsync(default)).Until, Is.EqualTo(until.AddHours(2)));
    }

    private sealed class BrokenStore : BlockStore
    {
        public override ValueTask<BlockState> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(BlockState.None);

        public override ValueTask BlockUntilAsync(DateTimeOffset until) => throw new IOException("disk full");

        public override ValueTask RefuseKeyAsync(string digest) => throw new IOException("disk full");
    }
}
