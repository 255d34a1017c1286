using System.Text.Json.Nodes;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>The program against the sandbox as another process: what an admin sees who tries it out.</summary>
[TestFixture("upstream")]
[TestFixture("bmo")]
public sealed class StandaloneTests(string flavour)
{
    [Test]
    public async Task Once_works_the_story_off_and_what_comes_after_it_writes_nothing()
    {
        using var place = new Workplace();
        await using var sandbox = place.Serve("sandbox", "--port", "0", "--flavour", flavour, "--contract", "contract.json");
        await sandbox.LineAsync($"Sandbox ({flavour}) at http://127.0.0.1:");
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(place.Folder, "contract.json")))!;
        using var bot = Workplace.For(contract);
        using var http = new HttpClient();
        var before = await OtherProductAsync(http, contract);

        var first = await bot.RunAsync("once", "--json");
        var second = await bot.RunAsync("once", "--json");
        File.Delete(bot.Database);
        var forgetful = await bot.RunAsync("once", "--json");
        var plan = await bot.RunAsync("plan", "--json");

        Assert.That(first.Exit, Is.Zero, first.All);
        var report = JsonNode.Parse(first.Out)!.AsObject();
        Assert.That(report.Select(p => p.Key), Is.EqualTo(new[] { "bugs", "requests", "writes", "failed", "dryRun", "elapsedMs" }));
        Assert.That(report["bugs"]!.AsArray().Select(b => string.Join(' ', b!.AsObject().Select(p => p.Key))), Has.All.EqualTo("bug outcome effects reason"));
        Assert.That(report["bugs"]!.AsArray().Select(b => (string)b!["outcome"]!).Distinct(), Is.SubsetOf(new[] { "changed", "unchanged", "skipped", "failed" }));
        Assert.That(report["bugs"]!.AsArray().SelectMany(b => b!["effects"]!.AsArray()).Select(e => (string)e!), Does.Contain("assigned"));
        Assert.That(report["requests"]!.AsObject().Select(p => p.Key), Is.EqualTo(new[] { "get", "put", "post" }));
        Assert.That((int)report["writes"]!, Is.GreaterThan(5));
        Assert.That((int)report["failed"]!, Is.Zero);
        Assert.That((bool)report["dryRun"]!, Is.False);

        foreach (var again in new[] { second, forgetful })
        {
            Assert.That(again.Exit, Is.Zero, again.All);
            Assert.That((int)JsonNode.Parse(again.Out)!["writes"]!, Is.Zero, again.Out);
            Assert.That((int)JsonNode.Parse(again.Out)!["requests"]!["put"]! + (int)JsonNode.Parse(again.Out)!["requests"]!["post"]!, Is.Zero);
        }

        Assert.That(JsonNode.Parse(plan.Out)!["plans"]!.AsArray().SelectMany(p => p!["steps"]!.AsArray()), Is.Empty);
        Assert.That(await OtherProductAsync(http, contract), Is.EqualTo(before), "a bug in another product is never touched");
        Assert.That((await sandbox.StopAsync()).Exit, Is.Zero);
    }

    private static async Task<string> OtherProductAsync(HttpClient http, JsonNode contract)
    {
        var key = (string)contract["users"]!["admin"]!["key"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{contract["url"]}/rest/bug?product={contract["otherProduct"]}&include_fields=id,last_change_time,flags,cc{((string)contract["auth"]! == "query" ? $"&Bugzilla_api_key={key}" : "")}");
        request.Headers.Add("X-BUGZILLA-API-KEY", key);
        using var answer = await http.SendAsync(request);
        var bugs = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["bugs"]!.AsArray();
        Assert.That(bugs, Is.Not.Empty);
        return bugs.ToJsonString();
    }
}
