using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>The service as a process: how it begins, what it shows, what it takes up while it runs, how it ends.</summary>
[Platform("Unix", Reason = "ends by a signal")]
public sealed class ServiceTests
{
    private readonly HttpClient http = new();

    [OneTimeTearDown]
    public void Close() => http.Dispose();

    [Test]
    public async Task Without_a_server_it_brings_one_and_tells_both_addresses()
    {
        using var place = new Workplace();
        place.Set("Web:Url", "http://127.0.0.1:0");
        place.Set("Stewards", new JsonArray(new JsonObject { ["Login"] = SandboxBugzilla.LoginOf("steward1") }, new JsonObject { ["Login"] = SandboxBugzilla.LoginOf("steward2") }));
        await using var service = place.Serve();

        var sandbox = (await service.LineAsync("Sandbox Bugzilla: ")).Split(": ", 2)[1].Trim();
        var own = (await service.LineAsync("ReviewBot: ")).Split(": ", 2)[1].Trim();
        await service.LineAsync("assigned");

        Assert.That(service.Said.Split('\n')[0], Does.EndWith($"INF ReviewBot works on {sandbox}."));
        Assert.That(await http.GetStringAsync(sandbox), Does.Contain("<html").IgnoreCase);
        Assert.That(await http.GetStringAsync(own + "health/live"), Does.Contain("alive").And.Contain(sandbox));
        var stopped = await service.StopAsync();
        Assert.That(stopped.Exit, Is.Zero, stopped.All);
    }

    [Test]
    public async Task The_story_starts_over_whatever_the_settings_name()
    {
        using var place = new Workplace();
        place.Set("Bugzilla:BaseUrl", "https://bugzilla.example.org/");
        place.Set("Bugzilla:Login", "somebody@example.org");
        place.Set("Bugzilla:ApiKey", "secret");
        place.Set("Storage:ConnectionString", "Data Source=ours.db");
        place.Set("Safety:DryRun", true);
        place.Set("Web:Url", "http://127.0.0.1:0");
        place.Set("Stewards", new JsonArray(new JsonObject { ["Login"] = SandboxBugzilla.LoginOf("steward1") }, new JsonObject { ["Login"] = SandboxBugzilla.LoginOf("steward2") }));
        await using var service = place.Serve("--story");

        var sandbox = (await service.LineAsync("Sandbox Bugzilla: ")).Split(": ", 2)[1].Trim();
        await service.LineAsync("assigned");
        Assert.That(await http.GetStringAsync(sandbox), Does.Contain("Count the buttons of the quick filter bar").And.Contain("ReviewBot"));
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
        Assert.That(Directory.GetFiles(place.Folder, "*.db"), Is.Empty, "the ledger is the sandbox's own");
    }

    [Test]
    public async Task Ready_tells_server_mode_last_pass_key_clock_and_database_and_nothing_private()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        place.Set("Safety:DryRun", null);
        await using var service = place.Serve("run", "--verbose");
        var ready = await ReadyAsync(service);
        Assert.That(service.Said.Split('\n')[0], Does.EndWith($"INF ReviewBot works on {site.Contract["url"]}. DRY RUN: nothing is written."));
        await service.LineAsync("Pass done");

        using var answer = await http.GetAsync(ready);
        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        using var asText = new HttpRequestMessage(HttpMethod.Get, ready);
        asText.Headers.Accept.ParseAdd("text/plain");
        using var text = await http.SendAsync(asText);
        var lines = await text.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)report["server"], Is.EqualTo($"{site.Contract["url"]}/"));
        Assert.That((string?)report["mode"], Is.EqualTo("DRY RUN"));
        Assert.That((string?)report["key"], Is.EqualTo("accepted"));
        Assert.That((string?)report["clock"], Is.EqualTo("agrees with the server's"));
        Assert.That((string?)report["database"], Is.EqualTo("in memory"), "a dry run keeps no ledger");
        Assert.That((DateTimeOffset?)report["lastGoodPass"], Is.Not.Null);
        Assert.That(text.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(lines, Does.StartWith("ready").And.Contain("DRY RUN").And.Contain("last good pass: 20"));
        Assert.That(lines + report, Does.Not.Contain("@example.org").And.Not.Contain((string)site.Contract["users"]!["bot"]!["key"]!));
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
        Assert.That(site.Requests.Select(r => r.Method), Has.All.EqualTo("GET"));
    }

    [TestCase(SandboxFlavour.Upstream)]
    [TestCase(SandboxFlavour.Bmo)]
    public async Task With_a_wrong_key_it_stays_up_silent_and_not_ready_until_the_key_changes(SandboxFlavour flavour)
    {
        await using var site = await Site.StartAsync(flavour);
        using var place = Workplace.For(site.Contract);
        var good = (string)place.Settings["Bugzilla"]!["ApiKey"]!;
        place.Set("Bugzilla:ApiKey", "0123456789012345678901234567890123456789");
        place.Set("Polling:Interval", "00:00:01");
        await using var service = place.Serve("run", "--verbose");
        var ready = await ReadyAsync(service);
        await service.LineAsync("No pass. Bugzilla:ApiKey: ");
        site.Requests.Clear();
        await service.LineAsync("No pass. Bugzilla:ApiKey: ");
        await service.LineAsync("No pass. Bugzilla:ApiKey: ");

        using var answer = await http.GetAsync(ready);
        Assert.That(site.Requests.Where(r => r.Path != "/rest/version"), Is.Empty);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["key"], Is.EqualTo("refused"));

        place.Set("Bugzilla:ApiKey", good);
        await service.LineAsync("Pass done");
        using var better = await http.GetAsync(ready);
        Assert.That(better.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
    }

    [Test]
    public async Task Settings_are_taken_up_while_it_runs_and_a_bad_change_keeps_the_last_good_ones_loudly()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        place.Set("Safety:DryRun", true);
        place.Set("Polling:Interval", "01:00:00");
        await using var service = place.Serve("run", "--verbose");
        var ready = await ReadyAsync(service);
        await service.LineAsync("Pass done");

        place.Set("Polling:Interval", "00:00:01");
        await service.LineAsync("The changed settings are in force. DRY RUN");
        await service.LineAsync("Pass done");
        await service.LineAsync("Pass done");

        place.Set("Safety:MaxWritesPerPass", "lots");
        await service.LineAsync("The changed settings are not taken up, the last good ones stay in force. Safety:MaxWritesPerPass: \"lots\"");
        await service.LineAsync("Pass done");
        Assert.That(await http.GetStringAsync(ready), Does.Contain("the last good ones are in force"));
        place.Set("Safety:MaxWritesPerPass", 1000);
        await service.LineAsync("The settings are good again");

        place.Set("Bugzilla:BaseUrl", "http://127.0.0.1:9/");
        await service.LineAsync("Bugzilla:BaseUrl: a change of the server needs a restart");
        place.Set("Bugzilla:BaseUrl", (string)site.Contract["url"]!);
        place.Set("Storage:ConnectionString", "Data Source=other.db");
        await service.LineAsync("Storage: a change of the ledger's place needs a restart");
        place.Set("Storage:ConnectionString", null);
        place.Set("Telemetry:OtlpEndpoint", "http://127.0.0.1:9/");
        await service.LineAsync("Telemetry:OtlpEndpoint: a change of the collector needs a restart");
        place.Set("Telemetry:OtlpEndpoint", null);
        await service.LineAsync("The settings are good again");

        // Going live while it runs: from here on there is a ledger.
        Assert.That(site.Requests.Select(r => r.Method), Has.All.EqualTo("GET"));
        place.Set("Safety:DryRun", false);
        await service.LineAsync(": assigned");
        await service.LineAsync("Pass done");
        Assert.That((string?)JsonNode.Parse(await http.GetStringAsync(ready))!["mode"], Is.EqualTo("live"));
        Assert.That((string?)JsonNode.Parse(await http.GetStringAsync(ready))!["database"], Is.EqualTo("open"));

        // The pages move, too.
        using (var taken = new TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            place.Set("Web:Url", $"http://{taken.LocalEndpoint}");
            await service.LineAsync("can't be listened on; is another program on that port? The pages stay where they are.");
            Assert.That(await http.GetStringAsync(ready), Does.Contain("live"));
        }

        place.Set("Web:Url", "http://[::1]:0");
        await service.LineAsync("The pages are at http://[::1]:0 now.");
        using (var gone = new TcpClient())
        {
            Assert.That(async () => await gone.ConnectAsync(IPAddress.Loopback, new Uri(ready).Port), Throws.InstanceOf<SocketException>());
        }

        Assert.That((await service.StopAsync()).Exit, Is.Zero);
        Assert.That((await place.RunAsync("once", "--json")).Out, Does.Contain("\"writes\":0"), "what it did is in the ledger, or in the bugs");
    }

    [Test]
    public async Task Asked_to_reload_it_reads_the_settings_anew_and_goes_on()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream, withStory: false);
        using var place = Workplace.For(site.Contract);
        place.Set("Polling:Interval", "01:00:00");
        await using var service = place.Serve("run");
        var ready = await ReadyAsync(service);

        place.Set("Safety:DryRun", true);
        await service.SignalAsync("HUP");
        await service.LinesAsync("Asked to read the settings anew (SIGHUP).", "The changed settings are in force. DRY RUN");
        place.Set("Safety:MaxWritesPerPass", "lots");
        await service.SignalAsync("HUP");
        await service.LineAsync("The changed settings are not taken up, the last good ones stay in force. Safety:MaxWritesPerPass: \"lots\"");

        Assert.That(await http.GetStringAsync(ready.Replace("ready", "live", StringComparison.Ordinal)), Does.Contain("alive"));
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
    }

    [TestCase(SandboxFlavour.Bmo)]
    [TestCase(SandboxFlavour.Upstream, "--flavour", "upstream")]
    public async Task The_sandbox_it_brings_looks_like_bmo_unless_told_otherwise(SandboxFlavour flavour, params string[] arguments)
    {
        using var place = new Workplace();
        place.Set("Web:Url", "http://127.0.0.1:0");
        await using var service = place.Serve(arguments);
        var sandbox = (await service.LineAsync("Sandbox Bugzilla: ")).Split(": ", 2)[1].Trim();

        Assert.That(await http.GetStringAsync($"{sandbox}rest/version"), flavour == SandboxFlavour.Bmo ? Does.Match(@"""version"" ?: ?""20\d{6}") : Does.Contain("5."));
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
    }

    [Test]
    public async Task A_signal_in_the_middle_of_a_pass_ends_it_cleanly()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        place.Set("Bugzilla:RequestsPerSecond", 4);
        var underWay = new TaskCompletionSource();
        site.Sandbox.Before = request =>
        {
            if (request.Method == "PUT")
            {
                underWay.TrySetResult();
            }

            return null;
        };
        await using var service = place.Serve("run");
        await underWay.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);

        var stopped = await service.StopAsync();
        var sent = site.Requests.Count(r => r.Method == "PUT");
        place.Set("Bugzilla:RequestsPerSecond", 100);
        var rest = await place.RunAsync("once", "--json");
        var none = await place.RunAsync("once", "--json");

        Assert.That(stopped.Exit, Is.Zero, stopped.All);
        Assert.That(sent, Is.LessThan(14), "the pass was cut short");
        Assert.That((int)JsonNode.Parse(rest.Out)!["writes"]!, Is.GreaterThan(0), rest.All);
        Assert.That((int)JsonNode.Parse(none.Out)!["writes"]!, Is.Zero, none.All);
    }

    private static async Task<string> ReadyAsync(Binary.Service service) => (await service.LineAsync("ReviewBot:        ")).Split(": ", 2)[1].Trim() + "health/ready";
}
