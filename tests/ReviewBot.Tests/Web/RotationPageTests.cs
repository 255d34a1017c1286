using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Web;

/// <summary>Whose turn it is, and what another roster would change.</summary>
public sealed class RotationPageTests
{
    private static readonly (string, string?)[] Roster =
    [
        ("Stewards:0:Name", "Maren"), ("Stewards:1:Name", "Tomas"), ("Stewards:2:Name", "Ines"),
        ("Stewards:0:Away:0:From", "2026-11-23"), ("Stewards:0:Away:0:To", "2026-12-02"),
        ("Stewards:1:Away:0:From", "2026-12-01"), ("Stewards:1:Away:0:To", "2026-12-04"),
        ("Stewards:2:Away:0:From", "2026-12-02"), ("Stewards:2:Away:0:To", "2026-12-02"),
    ];

    [Test]
    public async Task It_shows_who_is_next_who_is_away_gaps_and_load()
    {
        await using var pages = await Pages.StartAsync(settings: Roster);
        pages.Stage.Request(Forms.Complete, requestee: "steward1");
        await pages.PassAsync();
        var page = new HtmlParser().ParseDocument((await pages.GetAsync("/rotation")).Text);
        var twin = JsonNode.Parse((await pages.GetAsync("/rotation.json")).Text)!;

        Assert.That(page.QuerySelectorAll("main ol li strong").Select(s => s.TextContent).First(), Is.EqualTo((string)twin["areas"]![0]!["next"]![0]!["steward"]!).And.Not.EqualTo("Maren"));
        Assert.That(page.QuerySelector(".alarm")!.TextContent, Does.Contain("nobody is available on 2026-12-02"));
        Assert.That(page.QuerySelectorAll(".weeks tr.gap th").Select(t => t.TextContent), Is.EqualTo(new[] { "2026-11-30 (gap)" }));
        Assert.That(page.QuerySelectorAll(".weeks tbody tr:nth-child(2) td").Select(t => t.TextContent), Is.EqualTo(new[] { "away", "there", "there" }));
        Assert.That(page.QuerySelectorAll("table:not(.weeks) tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent))), Has.Some.EqualTo("Maren 1 1 1 1 1"));
        Assert.That(page.QuerySelectorAll("main p").Select(p => p.TextContent), Has.Some.StartsWith("The share that decides may be higher"));
    }

    [Test]
    public async Task It_is_what_rotation_preview_prints()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        await using var service = place.Serve("run", "--verbose");
        var address = (await service.LineAsync("ReviewBot:        ")).Split(": ", 2)[1].Trim();
        await service.LineAsync("Pass done");
        using var http = new HttpClient();
        var shown = JsonNode.Parse(await http.GetStringAsync(address + "rotation.json"))!;
        var printed = JsonNode.Parse((await place.RunAsync("rotation", "preview", "--json")).Out)!;

        Assert.That(shown["figures"]!.AsArray().Sum(f => (int)f!["assignments"]!), Is.Positive);
        foreach (var part in new[] { "gap", "areas", "figures", "spread", "absencesKnownUntil" })
        {
            Assert.That(shown[part]?.ToJsonString(), Is.EqualTo(printed[part]?.ToJsonString()), part);
        }
    }

    [Test]
    public async Task An_uploaded_roster_gives_a_picture_and_changes_nothing()
    {
        await using var pages = await Pages.StartAsync(settings: Roster);
        await pages.PassAsync();
        var before = (await pages.GetAsync("/rotation.json")).Text;
        var got = await UploadAsync(pages, $$"""
            {
              "Bugzilla": { "ApiKeyFile": "/etc/hostname", "BaseUrl": "nonsense" },
              "Stewards": [
                { "Login": "{{Stage.Login("steward1")}}", "Name": "Maren", "Weight": 2 },
                { "Login": "new@example.org", "Name": "<script>Nova" }
              ]
            }
            """);
        var page = new HtmlParser().ParseDocument(got.Text);
        var changes = page.QuerySelectorAll("main section:first-of-type li").Select(l => l.TextContent).ToList();

        Assert.That(got.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(changes, Does.Contain("Tomas is not on the roster any more").And.Contain("<script>Nova is new").And.Contain("Maren has weight 2 instead of 1").And.Contain("no gap any more on 2026-12-02"));
        Assert.That(got.Text, Does.Not.Contain("<script>").And.Not.Contain("new@example.org"));
        Assert.That((await pages.GetAsync("/rotation.json")).Text.Split("areas")[1], Is.EqualTo(before.Split("areas")[1]));
    }

    [TestCase("no JSON", "it is no valid JSON")]
    [TestCase("{}", "There is no roster in it")]
    [TestCase("{\"Stewards\":[{\"Login\":\"a@example.org\",\"Weight\":0}]}", "Stewards:0:Weight:")]
    [TestCase("{\"Stewards\":[{\"Login\":\"a@example.org\",\"Wieght\":1}]}", "Stewards:0:Wieght: there is no such setting")]
    public async Task What_is_wrong_with_an_uploaded_roster_is_said(string file, string error)
    {
        await using var pages = await Pages.StartAsync();
        var page = new HtmlParser().ParseDocument((await UploadAsync(pages, file)).Text);

        Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain(error));
    }

    [Test]
    public async Task The_command_line_compares_two_rosters()
    {
        using var place = new Workplace(new JsonObject
        {
            ["Stewards"] = new JsonArray(Steward("a", "Maren"), Steward("b", "Tomas")),
        });
        var other = Path.Combine(place.Folder, "other.json");
        await File.WriteAllTextAsync(other, new JsonObject { ["Stewards"] = new JsonArray(Steward("b", "Tomas"), Steward("c", "Ines")) }.ToJsonString());

        var diff = await place.RunAsync("rotation", "preview", "--config", other, "--diff", "--count", "2");
        var json = JsonNode.Parse((await place.RunAsync("rotation", "preview", "--config", other, "--diff", "--json")).Out)!;
        var same = await place.RunAsync("rotation", "preview", "--config", place.File, "--diff");
        var wrong = await place.RunAsync("rotation", "preview", "--diff");

        Assert.That(diff.Exit, Is.Zero, diff.All);
        Assert.That(diff.Out, Does.Contain("  Maren is not on the roster any more").And.Contain("  Ines is new").And.Contain("  next are Tomas, Ines instead of Maren, Tomas"));
        Assert.That(json["changes"]!.AsArray().Select(c => (string)c!), Does.Contain("Ines is new"));
        Assert.That(same.Out, Does.Contain("nothing changes"));
        Assert.That(wrong.Exit, Is.EqualTo(2));
        Assert.That(wrong.Error, Does.Contain("--diff: needs --config"));
    }

    private static JsonObject Steward(string login, string name) => new() { ["Login"] = $"{login}@example.org", ["Name"] = name };

    private static Task<Got> UploadAsync(Pages pages, string file) => pages.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/rotation")
    {
        Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, "file", "new.json" } },
    });
}
