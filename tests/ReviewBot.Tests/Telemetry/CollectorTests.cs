using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace ReviewBot.Tests.Telemetry;

/// <summary>A collector gets metrics and traces where the setting, or the standard variables, name it; and logs tell the trace.</summary>
[Platform("Unix", Reason = "ends by a signal")]
public sealed class CollectorTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_collector_that_is_named_gets_all_of_it(bool bySetting)
    {
        using var collector = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
        collector.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(200));
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        place.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        place.Environment["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=tryout";
        if (bySetting)
        {
            place.Set("Telemetry:OtlpEndpoint", collector.Url);
        }
        else
        {
            place.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url!;
        }

        await using (var service = place.Serve("run", "--verbose"))
        {
            await service.LineAsync("Pass done");
            Assert.That((await service.StopAsync()).Exit, Is.Zero);
        }

        // What is under way is sent at the end.
        var sent = collector.LogEntries.Select(e => (e.RequestMessage!.Path, Body: Encoding.Latin1.GetString(e.RequestMessage.BodyAsBytes!))).ToList();
        Assert.That(sent.Where(s => s.Path == "/v1/traces").Select(s => s.Body), Has.Some.Contains("pass.load").And.Some.Contains("tryout"));
        Assert.That(sent.Where(s => s.Path == "/v1/metrics").Select(s => s.Body), Has.Some.Contains("reviewbot.pass.duration"));
        Assert.That(sent.Select(s => s.Body), Has.None.Contains("@example.org"));
    }

    [Test]
    public async Task Each_line_of_a_pass_tells_its_trace()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        place.Set("Serilog:WriteTo", new JsonArray(new JsonObject { ["Name"] = "Console", ["Args"] = new JsonObject { ["formatter"] = "Serilog.Formatting.Compact.CompactJsonFormatter, Serilog.Formatting.Compact" } }));
        await using var service = place.Serve("run", "--verbose");

        await service.LineAsync("Pass done");
        var stopped = await service.StopAsync();

        var lines = stopped.All.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonNode.Parse(l)!).Where(l => (string?)l["@mt"] == "Bug {Bug}: {Mood}{Effects}").ToList();
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Select(l => (string?)l["@tr"]), Has.All.Matches("^[0-9a-f]{32}$"));
        Assert.That(lines.Select(l => (string?)l["@tr"]).Distinct().Count(), Is.LessThan(lines.Count), "one trace for a pass");
    }
}
