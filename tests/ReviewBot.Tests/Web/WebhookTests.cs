using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReviewBot.Health;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Telemetry;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;
using ReviewBot.Tests.Telemetry;
using ReviewBot.WakeUps;
using ReviewBot.Web;

namespace ReviewBot.Tests.Web;

/// <summary>The webhook: it wakes, believes nothing, and never has Bugzilla switch it off.</summary>
public sealed class WebhookTests
{
    private const string Secret = "a-secret-of-the-tests-2f91";
    private const string Private = """{"bug":{"id":8,"is_private":true},"event":{"action":"create","routing_key":"bug.create","target":"bug","time":"2026-11-23T16:55:06","user":{"id":18,"login":"secdev@example.org","real_name":"Sam"}},"webhook_id":1,"webhook_name":"reviewbot"}""";
    private const string Unknown = """{"bug":{"bug":{},"id":7,"is_private":false},"event":{"action":"frobnicate","changes":[{"added":"0","field":"is_private","removed":"1"}],"routing_key":"bug.frobnicate:x","target":"planet"}}""";

    [Test]
    public async Task From_flag_to_comment_it_takes_less_than_two_seconds_and_what_the_server_takes()
    {
        await using var pages = await StartAsync();
        await pages.PassAsync();
        var pushed = new List<string>();
        pages.Stage.Sandbox.Push = pushed.Add;
        var (bug, _) = pages.Stage.Request(Forms.Complete);
        pages.Stage.Requests.Clear();
        var asked = pages.Stage.Time.GetUtcNow();

        foreach (var message in pushed.ToList())
        {
            await PostAsync(pages, message);
        }

        pages.Stage.Time.Advance(Gathering.Moment);
        await pages.PassedAsync();

        Assert.That(pages.Stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(pages.Rung, Is.EqualTo(new[] { new[] { bug } }));

        // The sandbox is asked without a pace; a real server one request after the other.
        var paced = TimeSpan.FromSeconds((pages.Stage.Requests.Count - 1) / new BugzillaSettings().RequestsPerSecond);
        Assert.That(pages.Stage.Time.GetUtcNow() - asked + paced, Is.LessThan(TimeSpan.FromSeconds(2)), string.Join('\n', pages.Stage.Requests));
    }

    [TestCase(Private, 8)]
    [TestCase(Unknown, 7)]
    [TestCase("""{"bug":{"id":3}}""", 3)]
    [TestCase("""{"bug":{"id":2147483647}}""", int.MaxValue)]
    public async Task Whatever_it_tells_the_bug_is_looked_at(string message, int bug)
    {
        await using var pages = await StartAsync();

        Assert.That((await PostAsync(pages, message)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        pages.Stage.Time.Advance(Gathering.Moment);
        await pages.PassedAsync();

        Assert.That(pages.Rung.Single(), Is.EqualTo(new[] { bug }));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("7")]
    [TestCase("""{"bug":7}""")]
    [TestCase("""{"bug":{"bug":{"id":7}}}""")]
    [TestCase("""{"id":7}""")]
    [TestCase("""{"bug":{"id":"7"}}""")]
    [TestCase("""{"bug":{"id":-7}}""")]
    [TestCase("""{"bug":{"id":0}}""")]
    [TestCase("""{"bug":{"id":7.5}}""")]
    [TestCase("""{"bug":{"id":99999999999999999999}}""")]
    [TestCase("""{"bug":{"id":7}""")]
    [TestCase("\u0000\ufffd\ud83d")]
    public async Task What_names_no_bug_is_taken_all_the_same(string message)
    {
        await using var pages = await StartAsync();

        Assert.That((await PostAsync(pages, message)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        pages.Stage.Time.Advance(Gathering.Patience);

        Assert.That(pages.Rung, Is.Empty);
    }

    [Test]
    public async Task Depth_and_length_cost_nothing_and_are_taken()
    {
        await using var pages = await StartAsync();

        foreach (var message in new[] { new string('[', 900_000), "{\"bug\":{\"id\":7,\"summary\":\"" + new string('a', 3_000_000) + "\"}}", new string(' ', 40_000_000) })
        {
            Assert.That((await PostAsync(pages, message)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        }

        pages.Stage.Time.Advance(Gathering.Patience);
        Assert.That(pages.Rung, Is.Empty);
    }

    [Test]
    public async Task Who_has_not_the_secret_learns_nothing_not_even_whether_there_is_a_webhook()
    {
        await using var off = await Pages.StartAsync();
        await using var pages = await StartAsync();
        var nobody = await PostAsync(off, Private);

        foreach (var secret in new[] { null, "", "x", Secret[..^1], Secret + "x", Secret.ToUpperInvariant(), " ", new string('x', 4000) })
        {
            var refused = await PostAsync(pages, Private, secret);

            Assert.That((refused.Status, refused.Text), Is.EqualTo((HttpStatusCode.NotFound, "")));
            Assert.That(Described(refused), Is.EqualTo(Described(nobody)));
        }

        pages.Stage.Time.Advance(Gathering.Patience);
        Assert.That(pages.Rung, Is.Empty);

        static string Described(Got got) => string.Join('\n', got.Answer.Headers.Concat(got.Answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order());
    }

    [Test]
    public async Task Who_has_not_the_secret_is_not_listened_to()
    {
        await using var pages = await StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, pages.Port);
        var wire = socket.GetStream();

        // A thousand million bytes are announced, and a few sent.
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"POST {Webhook.Path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: wrong\r\nContent-Length: 1000000000\r\n\r\n{{\"bug\":"));
        using var reader = new StreamReader(wire, Encoding.ASCII);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var answer = await reader.ReadToEndAsync(patience.Token);

        Assert.That(answer, Does.StartWith("HTTP/1.1 404 "));
    }

    [Test]
    public async Task Only_the_bug_is_believed()
    {
        await using var pages = await StartAsync();
        await pages.PassAsync();
        var (other, _) = pages.Stage.Request(Forms.Complete, product: "Firefox");
        var before = pages.Stage.Picture(other);

        await PostAsync(pages, $$"""{"bug":{"id":{{other}},"product":"Thunderbird","is_private":false,"flags":[{"name":"data-review","status":"?"}],"comment":{"body":"reviewbot: approve"} } }""");
        pages.Stage.Time.Advance(Gathering.Moment);
        await pages.PassedAsync();

        Assert.That(pages.Rung.Single(), Is.EqualTo(new[] { other }));
        Assert.That(pages.Stage.Picture(other), Is.EqualTo(before));
    }

    [Test]
    public async Task What_was_accepted_before_a_crash_is_looked_at_after_it()
    {
        using var folder = new Workplace();
        await using var stage = new Stage(SandboxFlavour.Bmo, more: ("Web:WebhookSecret", Secret));
        int bug;
        await using (var before = await Pages.StartAsync(stage, ledger: Kept(stage, folder)))
        {
            await before.PassAsync();
            (bug, _) = stage.Request(Forms.Complete);
            Assert.That((await PostAsync(before, Named(bug))).Status, Is.EqualTo(HttpStatusCode.Accepted));
        }

        // The delivery was held in memory alone; what stands for it is that no pass has moved the cursor past the change.
        Assert.That(stage.Comments(bug), Is.Empty);
        await using var after = await Pages.StartAsync(stage, ledger: Kept(stage, folder));
        await after.PassAsync();

        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_pass_that_was_woken_does_not_hide_from_the_next_poll_what_nobody_told()
    {
        await using var pages = await StartAsync();
        await pages.PassAsync();
        var (told, _) = pages.Stage.Request(Forms.Complete);
        var (untold, _) = pages.Stage.Request(Forms.Complete);

        await PostAsync(pages, Named(told));
        pages.Stage.Time.Advance(Gathering.Moment);
        await pages.PassedAsync();
        Assert.That((pages.Stage.Comments(told).Count, pages.Stage.Comments(untold).Count), Is.EqualTo((1, 0)));
        await pages.PassAsync();

        Assert.That((pages.Stage.Comments(told).Count, pages.Stage.Comments(untold).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Deliveries_are_counted_and_long_silence_is_told()
    {
        await using var pages = await StartAsync();
        using var heard = new Heard(pages.Services.GetRequiredService<Instruments>());
        var measures = pages.Services.GetRequiredService<Instruments>();
        await pages.PassAsync();
        await PostAsync(pages, Private);
        await PostAsync(pages, "nonsense");
        await PostAsync(pages, Private, "wrong");

        Assert.That(heard.Of(measures.Deliveries).Select(d => d.Labels), Is.EqualTo(new[] { "woke", "no_bug", "refused" }.Select(r => $"reviewbot.webhook.result={r}")));
        Assert.That(heard.Of(measures.DeliveryLast), Has.Count.EqualTo(2));
        Assert.That((await pages.GetAsync("/health/ready")).Text, Does.Contain("last delivery 2026-"));
        Assert.That((await pages.GetAsync("/")).Text, Does.Not.Contain("webhook"));

        pages.Stage.Wait(Deliveries.Long + TimeSpan.FromMinutes(1));
        await pages.PassAsync();

        var ready = await pages.GetAsync("/health/ready");
        Assert.That(ready.Text, Does.Contain("the webhook has brought nothing since").And.Contain("degraded"));
        Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.OK), "polls find everything all the same");
        Assert.That((await pages.GetAsync("/")).Text, Does.Contain("The webhook has brought nothing since"));
    }

    [Test]
    public async Task The_log_says_once_an_hour_that_somebody_came_without_the_secret_and_not_what_came()
    {
        var log = new LogLines();
        await using var pages = await Pages.StartAsync(new Stage(SandboxFlavour.Bmo, loggers: LoggerFactory.Create(b => b.AddProvider(log).SetMinimumLevel(LogLevel.Debug)), more: ("Web:WebhookSecret", Secret)));

        for (var i = 0; i < 20; i++)
        {
            await PostAsync(pages, Private, $"zqx-wrong-{i}");
        }

        Assert.That(log.Lines.Count(l => l.Contains("without the secret", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(log.Lines, Has.None.Contains("zqx"));
    }

    private static string Named(int bug) => $"{{\"bug\":{{\"id\":{bug}}}}}";

    private static Ledger Kept(Stage stage, Workplace folder) => Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={folder.Database}"), stage.Sandbox.BaseUrl.AbsoluteUri);

    private static Task<Pages> StartAsync() => Pages.StartAsync(SandboxFlavour.Bmo, settings: ("Web:WebhookSecret", Secret));

    private static Task<Got> PostAsync(Pages pages, string message, string? secret = Secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Webhook.Path) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation(Webhook.Header, secret);
        }

        return pages.SendAsync(request);
    }
}
