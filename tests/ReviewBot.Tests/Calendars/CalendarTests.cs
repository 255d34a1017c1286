using System.Text;
using Microsoft.Extensions.Logging;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace ReviewBot.Tests.Calendars;

/// <summary>A steward's calendar counts as the days away of the settings do, is read now and then, and shows nothing of itself.</summary>
public sealed class CalendarTests
{
    private const string Secret = "zqx";

    private WireMockServer server = null!;

    [SetUp]
    public void Begin() => server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });

    [TearDown]
    public void End() => server.Dispose();

    [Test]
    public async Task Who_is_out_of_office_by_the_calendar_is_not_asked()
    {
        Answer(Away("20261117", "20261201"));
        await using var stage = NewStage();
        var (_, attachment) = stage.Request(Forms.Complete);

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward3")));
    }

    [Test]
    public async Task A_file_will_do()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "away.ics");
        await File.WriteAllTextAsync(file, Away("20261117", "20261201"));
        await using var stage = new Stage(SandboxFlavour.Upstream, more: [("Stewards:0:Calendar", file), ("Stewards:1:Calendar", file)]);
        var (_, attachment) = stage.Request(Forms.Complete);

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward3")));
    }

    [Test]
    public async Task It_is_asked_every_half_hour_and_only_whether_it_changed()
    {
        Answer(Away("20261117", "20261201"), etag: "\"one\"");
        server.Given(Request.Create().WithPath("/c.ics").WithHeader("If-None-Match", "\"one\"")).AtPriority(-1).RespondWith(Response.Create().WithStatusCode(304));
        await using var stage = NewStage(one: true);

        await stage.OnceAsync();
        await stage.OnceAsync();
        Assert.That(Asked, Is.EqualTo(new[] { "" }));
        stage.Wait(TimeSpan.FromMinutes(30));
        await stage.OnceAsync();

        Assert.That(Asked, Is.EqualTo(new[] { "", "\"one\"" }));
        stage.Wait(TimeSpan.FromDays(8));
        await stage.OnceAsync();
        Assert.That(Asked[^1], Is.Empty, "the days ahead move on: it is read anew now and then");
        Assert.That(Told(stage), Is.Empty);
    }

    [Test]
    public async Task What_cannot_be_read_leaves_the_last_good_copy_in_force_and_is_told_once()
    {
        Answer(Away("20261117", "20261231"));
        await using var stage = NewStage();
        await stage.OnceAsync();

        server.Reset();
        stage.Wait(TimeSpan.FromHours(1));
        await stage.OnceAsync();
        Assert.That(Told(stage), Is.Empty, "an hour is no matter");
        for (var i = 0; i < 3; i++)
        {
            stage.Wait(TimeSpan.FromHours(20));
            await stage.OnceAsync();
        }

        Assert.That(Told(stage).Select(t => t.Split(':')[1]), Is.EqualTo(new[] { "0", "1" }), "each once");
        Assert.That(Told(stage)[0], Does.Contain("the server answered 404").And.Contain("are in force").And.Not.Contain("c.ics"));
        var (_, attachment) = stage.Request(Forms.Complete);
        await stage.OnceAsync();
        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward3")));

        // It comes back, and is gone again: that is another matter.
        Answer(Away("20261117", "20261231"));
        stage.Wait(TimeSpan.FromHours(1));
        await stage.OnceAsync();
        server.Reset();
        stage.Wait(TimeSpan.FromDays(2));
        await stage.OnceAsync();
        Assert.That(Told(stage), Has.Count.EqualTo(4));
    }

    [TestCase("<html>Please log in</html>", "what came is no calendar")]
    [TestCase(null, "longer than 8 MiB")]
    public async Task What_was_never_a_calendar_is_told_at_once(string? body, string problem)
    {
        Answer(body ?? new string('x', 9 * 1024 * 1024));
        await using var stage = NewStage(one: true);

        await stage.OnceAsync();

        Assert.That(Told(stage).Single(), Does.StartWith("Stewards:0:Calendar: ").And.Contain(problem).And.Contain("nothing is known from it"));
    }

    [Test]
    public async Task The_last_good_copy_outlives_the_process()
    {
        Answer(Away("20261117", "20261231"));
        using var folder = new Workplace();
        var database = new Database(StorageProvider.Sqlite, $"Data Source={folder.Database}");
        await using var stage = NewStage();
        await stage.RestartAsync(Ledger.Open(database, stage.Sandbox.BaseUrl.AbsoluteUri));
        await stage.OnceAsync();

        server.Reset();
        await stage.ForgetEverythingAsync();
        await stage.RestartAsync(Ledger.Open(database, stage.Sandbox.BaseUrl.AbsoluteUri));
        var (_, attachment) = stage.Request(Forms.Complete);
        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.EqualTo(Stage.Login("steward3")));
    }

    [Test]
    public async Task A_pass_that_was_woken_does_not_wait_for_calendars()
    {
        Answer(Away("20261117", "20261201"));
        await using var stage = NewStage(one: true);
        var (bug, _) = stage.Request(Forms.Complete);

        await stage.OnceAsync(new PassOptions { Wanted = Wanted.Only(bug) });

        Assert.That(Asked, Is.Empty);
    }

    [Test]
    public async Task Pages_show_who_is_away_and_nothing_shows_why()
    {
        Answer(Away("20261117", "20261207", $"OOO {Secret}1 surgery", $"DESCRIPTION:{Secret}2\nLOCATION:{Secret}3\nCATEGORIES:{Secret}4"), path: $"/{Secret}5.ics");
        using var folder = new Workplace();
        var log = new LogLines();
        var stage = new Stage(SandboxFlavour.Upstream, loggers: LoggerFactory.Create(b => b.AddProvider(log).SetMinimumLevel(LogLevel.Trace)), more: ("Stewards:0:Calendar", $"{server.Url}/{Secret}5.ics"));
        await using var pages = await Pages.StartAsync(stage, ledger: Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={folder.Database}"), stage.Sandbox.BaseUrl.AbsoluteUri));
        await pages.PassAsync();

        var rotation = (await pages.GetAsync("/rotation")).Text;
        Assert.That(rotation, Does.Contain("absences are entered up to 2026-12-06"));
        server.Reset();
        stage.Wait(TimeSpan.FromDays(2));
        await pages.PassAsync();

        var shown = new StringBuilder(rotation);
        foreach (var path in new[] { "/rotation.json", "/", "/queue.json", "/health/ready", "/__heartbeat__", "/metrics" })
        {
            shown.AppendLine((await pages.GetAsync(path)).Text);
        }

        Assert.That(shown.ToString(), Does.Contain("Stewards:0:Calendar: the server answered 404").And.Contain("reviewbot_calendar_state=\"unread\"} 1"));
        shown.AppendJoin('\n', Told(stage, pages.Bot.Ledger)).AppendJoin('\n', log.Lines);
        foreach (var file in Directory.GetFiles(folder.Folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(bytes, Encoding.Latin1);
            shown.AppendLine(await reader.ReadToEndAsync());
        }

        Assert.That(shown.ToString(), Does.Not.Contain(Secret).And.Not.Contain("surgery"));
    }

    [TestCase("http://calendars.example.org/secret-4711.ics")]
    [TestCase("ftp://calendars.example.org/secret-4711.ics")]
    [TestCase("no/such/file-secret-4711.ics")]
    public void An_address_that_cannot_be_is_an_error_which_does_not_repeat_it(string calendar)
    {
        using var place = new Workplace();
        place.Set("Stewards", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["Login"] = "maren@example.org", ["Calendar"] = calendar }));

        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(place.File, environment: new System.Collections.Hashtable()));

        Assert.That(refused!.Errors.Single(), Does.StartWith("Stewards:0:Calendar: ").And.Not.Contain("4711"));
    }

    [Test]
    public async Task Check_config_tries_them_and_the_preview_takes_what_the_service_has_read()
    {
        Answer(AwayDaysTests.Calendar(AwayDaysTests.Event("DTSTART;VALUE=DATE:20200101\nDTEND;VALUE=DATE:20200102\nRRULE:FREQ=DAILY", $"SUMMARY:OOO {Secret}")));
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream, withStory: false);
        using var place = Workplace.For(site.Contract);
        place.Set("Stewards:0:Calendar", $"{server.Url}/c.ics");
        place.Set("Stewards:1:Calendar", $"{server.Url}/gone-{Secret}.ics");

        var check = await place.RunAsync("check-config", "--online");
        Assert.That(check.Exit, Is.EqualTo(2));
        Assert.That(check.All, Does.Match(@"note: Stewards:0:Calendar: read; 4\d\d days away").And.Contain("Stewards:1:Calendar: the server answered 404").And.Not.Contain(Secret));

        var before = await place.RunAsync("rotation", "preview");
        Assert.That(before.Out, Does.Contain("Stewards:0:Calendar: not read yet"));
        Assert.That(before.Out, Does.Match(@"(?s)Asked in the last 365 days\n.*\n  The share that decides may be higher: it counts the request at hand, too"));
        Assert.That((await place.RunAsync("once")).Exit, Is.Zero);
        var after = await place.RunAsync("rotation", "preview");
        Assert.That(after.Out, Does.Contain("Stewards:0:Calendar: as it was read").And.Contain("not in the running: Stewards:0").And.Not.Contain(Secret));
    }

    private List<string> Asked => [.. server.LogEntries.Select(e => e.RequestMessage!.Headers!.TryGetValue("If-None-Match", out var tag) ? tag[0] : "")];

    private void Answer(string body, string? etag = null, string path = "/c.ics")
    {
        var response = Response.Create().WithStatusCode(200).WithHeader("Content-Type", "text/calendar").WithBody(body);
        server.Given(Request.Create().WithPath(path)).RespondWith(etag is null ? response : response.WithHeader("ETag", etag));
    }

    private static string Away(string from, string to, string title = "OOO", string more = "CLASS:PRIVATE") =>
        AwayDaysTests.Calendar(AwayDaysTests.Event($"DTSTART;VALUE=DATE:{from}\nDTEND;VALUE=DATE:{to}", $"SUMMARY:{title}\n{more}"));

    private static List<string> Told(Stage stage, Ledger? ledger = null) =>
        [.. new Notices(ledger ?? stage.Bot.Ledger).All().Select(n => n.Text).Where(t => t.Contains("Calendar", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    // The third steward has none.
    private Stage NewStage(bool one = false) => new(SandboxFlavour.Upstream, more:
    [
        ("Stewards:0:Calendar", $"{server.Url}/c.ics"),
        .. one ? Array.Empty<(string, string?)>() : [("Stewards:1:Calendar", $"{server.Url}/c.ics")],
    ]);
}
