using System.Net;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Health;

/// <summary>Health with its reasons, and Dockerflow's three pages.</summary>
public sealed class CheckTests
{
    [Test]
    public async Task Before_the_first_pass_it_is_not_ready_and_afterwards_all_is_well()
    {
        await using var pages = await Pages.StartAsync();

        var before = await pages.GetAsync("/health/ready");
        Assert.That((before.Status, Of(before, "passes")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, ("unhealthy", "no pass yet"))));
        Assert.That((await pages.GetAsync("/__heartbeat__")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await pages.GetAsync("/__lbheartbeat__")).Status, Is.EqualTo(HttpStatusCode.OK), "it answers, whatever else");

        await pages.PassAsync();

        var after = await pages.GetAsync("/health/ready");
        Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Checks(after).Select(c => (string?)c!["status"]), Has.All.EqualTo("healthy"));
        Assert.That(Checks(after).Select(c => (string?)c!["name"]), Is.SupersetOf(new[] { "passes", "key", "clock", "database", "settings", "writes", "webhook" }));
        var beat = JsonNode.Parse((await pages.GetAsync("/__heartbeat__")).Text)!;
        Assert.That((string?)beat["status"], Is.EqualTo("ok"));
        Assert.That(beat["details"]!.AsObject(), Is.Empty);
    }

    [Test]
    public async Task What_somebody_should_look_at_is_a_warning_with_its_reason()
    {
        await using var pages = await Pages.StartAsync(settings: ("Safety:MaxWritesPerPass", "1"));
        pages.Stage.Request(Forms.Complete);
        pages.Stage.Request(Forms.Complete);
        await pages.PassAsync();
        pages.Stage.Set("Safety:MaxWritesPerPass", "lots");
        pages.Bot.Settings.Refresh();

        var ready = await pages.GetAsync("/health/ready");
        var beat = await pages.GetAsync("/__heartbeat__");
        using var asText = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        asText.Headers.Accept.ParseAdd("text/plain");

        Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Of(ready, "writes"), Is.EqualTo(("degraded", "nothing is written: 2 writes are planned, more than Safety:MaxWritesPerPass")));
        Assert.That(Of(ready, "settings").Status, Is.EqualTo("degraded"));
        Assert.That(beat.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)JsonNode.Parse(beat.Text)!["status"], Is.EqualTo("warning"));
        Assert.That((string?)JsonNode.Parse(beat.Text)!["details"]!["writes"]!["messages"]!["reviewbot.writes"], Does.StartWith("nothing is written"));
        Assert.That((await pages.SendAsync(asText)).Text, Does.StartWith("ready\n").And.Contain("degraded: writes: nothing is written"));
    }

    [Test]
    public async Task While_a_write_waits_for_its_next_try_all_is_not_well()
    {
        await using var pages = await Pages.StartAsync();
        pages.Stage.Request(Forms.Complete);
        pages.Stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfHtml(502, "<h1>Bad Gateway</h1>") : null;
        await pages.PassAsync();
        await pages.PassAsync();
        await pages.PassAsync();

        Assert.That(Of(await pages.GetAsync("/health/ready"), "bugs"), Is.EqualTo(("degraded", "0 failed in the last pass, 1 wait for their next try, 0 were given up; the log says why")));

        pages.Stage.Sandbox.Before = null;
        pages.Stage.Wait(TimeSpan.FromHours(1));
        await pages.PassAsync();

        Assert.That(Of(await pages.GetAsync("/health/ready"), "bugs"), Is.EqualTo(("healthy", "none has failed")));
    }

    [Test]
    public async Task A_ledger_that_cannot_be_read_is_an_error()
    {
        using var folder = new Workplace();
        await using var pages = await Pages.StartAsync(new Stage(SandboxFlavour.Upstream), ledger: Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={folder.Database}"), "http://sandbox.invalid/"));
        await pages.PassAsync();
        Assert.That((await pages.GetAsync("/__heartbeat__")).Status, Is.EqualTo(HttpStatusCode.OK));

        foreach (var file in Directory.GetFiles(folder.Folder, "reviewbot.db*"))
        {
            File.Delete(file);
        }

        var beat = await pages.GetAsync("/__heartbeat__");
        Assert.That(beat.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((string?)JsonNode.Parse(beat.Text)!["checks"]!["database"], Is.EqualTo("error"));
    }

    [Test]
    public async Task The_version_has_the_four_keys_of_Dockerflow()
    {
        await using var pages = await Pages.StartAsync();

        var version = await pages.GetAsync("/__version__");

        Assert.That(version.Answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
        var read = JsonNode.Parse(version.Text)!.AsObject();
        Assert.That(read.Select(k => k.Key), Is.EquivalentTo(new[] { "source", "version", "commit", "build" }));
        Assert.That((string?)read["version"], Does.Match(@"^\d+\.\d+\.\d+"));
    }

    private static JsonArray Checks(Got ready) => JsonNode.Parse(ready.Text)!["checks"]!.AsArray();

    private static (string Status, string Reason) Of(Got ready, string name)
    {
        var check = Checks(ready).Single(c => (string?)c!["name"] == name)!;
        return ((string)check["status"]!, (string)check["reason"]!);
    }
}
