using Microsoft.Extensions.DependencyInjection;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Bugzilla.Tests.Support;
using Request = WireMock.RequestBuilders.Request;

namespace ReviewBot.Bugzilla.Tests;

internal sealed class ConnectionTests
{
    private const string Time = """{"web_time":"2026-11-23T12:00:07Z","db_time":"2026-11-23T12:00:05Z","tz_name":"UTC"}""";

    [TestCase(Authentication.Auto)]
    [TestCase(Authentication.Header)]
    public async Task Bmo_gets_the_key_as_a_header_and_never_in_an_address(Authentication authentication)
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);
        var client = server.Client(options => options with { Authentication = authentication });

        var time = await client.Server.GetTimeAsync();

        Assert.That(await client.ConnectAsync(), Is.EqualTo(new BugzillaConnection(Flavour.Bmo, "20260820.1", Authentication.Header, Server.Login)));
        Assert.That(time with { Header = null }, Is.EqualTo(new ServerTime(At("12:00:05"), At("12:00:07"), At("12:00:00"), At("12:00:00"))));
        Assert.That(time.Header, Is.Not.Null, "the answer has a Date");
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])["/rest/version", "/rest/whoami", "/rest/time"]));
        Assert.That(server.Requests.Select(request => request.Url), Has.None.Contains(Server.Key));
        Assert.That(server.Requests[0].Headers!, Does.Not.ContainKey("X-BUGZILLA-API-KEY"));
        Assert.That(server.Requests[2].Headers!["X-BUGZILLA-API-KEY"].Single(), Is.EqualTo(Server.Key));
    }

    [TestCase(Authentication.Auto, 4)]
    [TestCase(Authentication.Query, 3)]
    public async Task Upstream_that_ignores_the_header_silently_gets_the_key_in_the_query(Authentication authentication, int requests)
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/time", Time);
        var client = server.Client(options => options with { Authentication = authentication });

        await client.Server.GetTimeAsync();

        Assert.That((await client.ConnectAsync()).Authentication, Is.EqualTo(Authentication.Query));
        Assert.That(server.Requests, Has.Count.EqualTo(requests));
        Assert.That(server.Work, Is.EqualTo((string[])[$"GET /rest/time?Bugzilla_api_key={Server.Key}"]));
        Assert.That(server.Requests[^1].Headers!, Does.Not.ContainKey("X-BUGZILLA-API-KEY"));
    }

    [Test]
    public async Task An_upstream_that_knows_the_header_gets_it()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/time", Time);
        server.Given(Request.Create().UsingGet().WithPath("/rest/valid_login").WithHeader("X-BUGZILLA-API-KEY", Server.Key), Server.Json("""{"result":true}"""), 0);

        await server.Client().Server.GetTimeAsync();

        Assert.That(server.Requests.Select(request => request.Url), Has.None.Contains(Server.Key));
    }

    [Test]
    public async Task Nothing_is_done_as_nobody_when_the_header_is_ignored()
    {
        using var server = Server.Upstream();
        var client = server.Client(options => options with { Authentication = Authentication.Header });

        var refusal = await Assert.ThrowsAsync<NotLoggedInException>(() => client.Bugs.SearchAsync(new BugQuery { Products = ["Thunderbird"] }));

        Assert.That(refusal!.Reason, Is.EqualTo(NotLoggedInReason.KeyIgnored));
        Assert.That(server.Work, Is.Empty);
    }

    [Test]
    public async Task A_key_of_another_account_is_noticed()
    {
        using var server = Server.Bmo();
        var client = server.Client(options => options with { Login = "other@example.org" });

        var refusal = await Assert.ThrowsAsync<NotLoggedInException>(() => client.Server.GetTimeAsync());

        Assert.That(refusal!.Reason, Is.EqualTo(NotLoggedInReason.OtherAccount));
        Assert.That(refusal.ToString(), Does.Not.Contain("example.org"));
    }

    [Test]
    public async Task The_key_is_not_put_in_an_address_of_bmo_even_if_the_settings_say_so()
    {
        using var server = Server.Bmo();
        var client = server.Client(options => options with { Authentication = Authentication.Query });

        var refusal = await Assert.ThrowsAsync<NotLoggedInException>(() => client.Server.GetTimeAsync());

        Assert.That(refusal!.Reason, Is.EqualTo(NotLoggedInReason.QueryRefused));
        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])["/rest/version"]));
    }

    [TestCase(null, NotLoggedInReason.NoKey)]
    [TestCase("", NotLoggedInReason.NoKey)]
    [TestCase("abc\n", NotLoggedInReason.KeyUnusable)]
    public async Task Without_a_usable_key_nothing_is_sent(string? key, NotLoggedInReason reason)
    {
        using var server = Server.Bmo();
        var client = server.Client(options => options with { ApiKey = key });

        var refusal = await Assert.ThrowsAsync<NotLoggedInException>(() => client.Server.GetTimeAsync());

        Assert.That(refusal!.Reason, Is.EqualTo(reason));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_new_key_is_taken_up_and_made_sure_of()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);
        var key = "first";
        var client = server.Client(() => Options(server) with { ApiKey = key });
        await client.Server.GetTimeAsync();
        await client.Server.GetTimeAsync();

        key = "second";
        await client.Server.GetTimeAsync();

        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])
            ["/rest/version", "/rest/whoami", "/rest/time", "/rest/time", "/rest/version", "/rest/whoami", "/rest/time"]));
        Assert.That(server.Requests[^1].Headers!["X-BUGZILLA-API-KEY"].Single(), Is.EqualTo("second"));
    }

    [Test]
    public async Task A_key_taken_away_under_way_does_not_make_us_nobody()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);
        var reads = 0;
        var client = server.Client(() => Options(server) with { ApiKey = reads++ < 40 ? Server.Key : null });

        await Assert.CatchAsync<NotLoggedInException>(async () =>
        {
            while (true)
            {
                await client.Server.GetTimeAsync();
            }
        });

        Assert.That(
            server.Requests.Where(request => request.Path == "/rest/time").Select(request => request.Headers!.ContainsKey("X-BUGZILLA-API-KEY")),
            Is.Not.Empty.And.All.True);
    }

    [TestCase("20260820.1", Flavour.Bmo)]
    [TestCase("20260820", Flavour.Bmo)]
    [TestCase("5.2+", Flavour.Upstream)]
    [TestCase("5.1.2", Flavour.Upstream)]
    [TestCase("5.0.4.rh98", Flavour.Upstream)]
    [TestCase("6.0rc1", Flavour.Upstream)]
    [TestCase("", null)]
    [TestCase("unknown", null)]
    [TestCase("99999999999999.1", null)]
    public void The_version_tells_which_bugzilla_it_is(string version, Flavour? flavour) => Assert.That(Flavours.Of(version), Is.EqualTo(flavour));

    [Test]
    public async Task An_installation_may_live_in_a_folder()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/bugs/rest/version", """{"version":"20260820.1"}""");
        var client = server.Client(options => options with { BaseUrl = new Uri(server.Address, "/bugs/") });

        Assert.That(await client.Server.GetVersionAsync(), Is.EqualTo("20260820.1"));
    }

    [TestCase("https://example.org/bot", "(+https://example.org/bot)")]
    [TestCase("owner@example.org\r\nX: (y)", "(owner@example.orgX: y)")]
    [TestCase("A\u0007 (b) c\\d é~", "(A b cd ~)")]
    public async Task The_user_agent_names_a_contact(string contact, string expected)
    {
        using var server = Server.Bmo();
        await server.Client(options => options with { Contact = contact }).Server.GetVersionAsync();

        var headers = server.Requests.Single().Headers!;
        Assert.That(headers["User-Agent"].Single(), Does.Match("^ReviewBot/[0-9.]+ ").And.EndsWith(expected));
        Assert.That(headers["Accept"].Single(), Is.EqualTo("application/json"));
        Assert.That(headers.Keys, Has.None.EqualTo("Authorization").And.None.EqualTo("Cookie"));
    }

    [TestCase(null)]
    [TestCase(" ()")]
    public async Task Without_a_contact_the_user_agent_names_none(string? contact)
    {
        using var server = Server.Bmo();
        await server.Client(options => options with { Contact = contact }).Server.GetVersionAsync();

        Assert.That(server.Requests.Single().Headers!["User-Agent"].Single(), Does.Match("^ReviewBot/[0-9.]+$"));
    }

    [Test]
    public async Task Upstream_tells_our_groups_by_our_login()
    {
        using var server = Server.Upstream();
        server.Answer("GET", "/rest/user", """{"users":[{"groups":[{"description":"x","name":"editbugs","id":8},{"name":"insiders","id":18,"description":""}],"id":2,"name":"bot@example.org"}]}""");

        var identity = await server.Client().Server.IdentifyAsync();

        Assert.That((identity.Login, identity.Id), Is.EqualTo((Server.Login, 2L)));
        Assert.That(identity.Groups, Is.EqualTo((string[])["editbugs", "insiders"]));
        Assert.That(server.Work[0], Does.StartWith("GET /rest/user?names=bot%40example.org&include_fields=id%2Cname%2Cgroups"));
    }

    [Test]
    public async Task Bmo_tells_our_groups_by_our_key()
    {
        using var server = Server.Bmo();

        Assert.That((await server.Client().Server.IdentifyAsync()).Groups, Is.EqualTo((string[])["canconfirm", "editbugs"]));
    }

    [Test]
    public async Task Options_print_no_key_and_whether_it_is_a_dry_run()
    {
        using var server = Server.Bmo();

        Assert.That($"{Options(server)}", Is.EqualTo($"Bugzilla at {server.Address}"));
        Assert.That($"{Options(server) with { DryRun = true }}", Is.EqualTo($"Bugzilla at {server.Address}, dry run"));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Bmo_tells_whose_key_it_is_where_the_settings_do_not(string? login)
    {
        using var server = Server.Bmo();

        Assert.That((await server.Client(options => options with { Login = login }).ConnectAsync()).Login, Is.EqualTo(Server.Login));
    }

    [Test]
    public async Task A_key_of_nobody_is_not_taken_for_ours()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/whoami", """{"name":"","groups":[],"id":0}""");

        await Assert.ThrowsAsync<NotLoggedInException>(() => server.Client(options => options with { Login = null }).ConnectAsync());
    }

    [Test]
    public async Task Whoever_comes_while_the_first_finds_out_what_the_server_is_waits_for_that()
    {
        using var server = Server.Bmo();
        server.Answer("GET", "/rest/time", Time);
        var client = server.Client();

        await Task.WhenAll(client.Server.GetTimeAsync(), client.Server.GetTimeAsync());

        Assert.That(server.Requests.Select(request => request.Path), Is.EqualTo((string[])["/rest/version", "/rest/whoami", "/rest/time", "/rest/time"]));
    }

    [Test]
    public async Task It_needs_no_more_than_options_and_a_store_for_blocks()
    {
        using var server = Server.Bmo();
        await using var services = new ServiceCollection().AddSingleton<BlockStore>(server.Blocks).AddBugzilla(_ => Options(server) with { Retries = 2 }).BuildServiceProvider();

        Assert.That(await services.GetRequiredService<BugzillaClient>().Server.GetVersionAsync(), Does.StartWith("2026"));
    }

    [Test]
    public async Task Whoever_watches_hears_of_each_attempt_by_its_end_point_and_how_it_failed()
    {
        using var server = Server.Bmo();
        server.AnswerFirst("GET", "/rest/bug/7", Server.Html("", 502), Server.Json("""{"bugs":[{"id":7}]}"""));
        var heard = new List<CallDone>();
        var clock = new InstantClock();
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<BlockStore>(server.Blocks)
            .AddSingleton<Action<CallDone>>(heard.Add)
            .AddBugzilla(_ => Options(server) with { Retries = 1, RequestsPerSecond = 1 })
            .BuildServiceProvider();

        await services.GetRequiredService<BugzillaClient>().Bugs.GetBugForWriteAsync(7);

        Assert.That(heard.Select(h => (h.Method, h.Template, h.Failure?.GetType())), Is.EqualTo(((string, string, Type?)[])
            [("GET", "/rest/version", null), ("GET", "/rest/whoami", null), ("GET", "/rest/bug/{id}", typeof(ServerDownException)), ("GET", "/rest/bug/{id}", null)]));
    }

    [TestCase("/bugs/rest/bug/7/comment", "/rest/bug/{id}/comment")]
    [TestCase("/rest/bug/attachment/7", "/rest/bug/attachment/{id}")]
    [TestCase("/rest/bug/7/secret", null)]
    public void The_end_point_tells_no_number(string path, string? template) =>
        Assert.That(CallTemplates.Of(new Uri($"https://bugzilla.example.org{path}?key=7")), Is.EqualTo(template));

    private static BugzillaClientOptions Options(Server server) =>
        new() { BaseUrl = server.Address, Login = Server.Login, ApiKey = Server.Key, RequestsPerSecond = 0, DryRun = false, Retries = 0 };

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-11-23T{time}Z", null);
}
