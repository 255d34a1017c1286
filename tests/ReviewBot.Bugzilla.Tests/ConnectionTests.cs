using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

internal sealed class ConnectionTests
{
    [Test]
    public async Task Bmo_gets_the_key_as_a_header_and_never_in_an_address()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", """{"web_time":"2026-11-23T12:00:07Z","db_time":"2026-11-23T12:00:05Z","tz_name":"UTC"}""");
        var client = server.Client();

        var time = await client.GetTimeAsync();

        Assert.That(await client.ConnectAsync(), Is.EqualTo(new BugzillaConnection(Flavour.Bmo, "20260820.1", Authentication.Header, Server.Login)));
        Assert.That(time.Database, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 12, 0, 5, TimeSpan.Zero)));
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])["/rest/version", "/rest/whoami", "/rest/time"]));
        Assert.That(server.Requests.Select(request => request.Url), Has.None.Contains(Server.Key));
        Assert.That(server.Requests[2].Headers!["X-BUGZILLA-API-KEY"].Single(), Is.EqualTo(Server.Key));
    }

    [Test]
    public async Task Upstream_that_ignores_the_header_silently_gets_the_key_in_the_query()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/time", """{"web_time":"2026-11-23T12:00:07Z","db_time":"2026-11-23T12:00:05Z"}""");

        var client = server.Client();
        await client.GetTimeAsync();

        Assert.That((await client.ConnectAsync()).Authentication, Is.EqualTo(Authentication.Query));
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])["/rest/version", "/rest/valid_login", "/rest/valid_login", "/rest/time"]));
        Assert.That(server.Work, Is.EqualTo((string[])[$"GET /rest/time?Bugzilla_api_key={Server.Key}"]));
    }
}
