using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.CommandLine;

/// <summary>What is logged, where to, and what never is.</summary>
[Platform("Unix", Reason = "ends by a signal")]
public sealed class LoggingTests
{
    [Test]
    public async Task By_configuration_logs_are_compact_JSON_with_pass_and_bug()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        place.Environment["Serilog__WriteTo__0__Name"] = "Console";
        place.Environment["Serilog__WriteTo__0__Args__formatter"] = "Serilog.Formatting.Compact.CompactJsonFormatter, Serilog.Formatting.Compact";
        place.Environment["Serilog__MinimumLevel__Default"] = "Debug";
        await using var service = place.Serve("run");
        await service.LineAsync("Pass done");

        var lines = (await service.StopAsync()).Out.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();

        Assert.That((string?)lines[0]["Server"], Is.EqualTo((string?)site.Contract["url"]));
        var bugs = lines.Where(l => ((string)l["@mt"]!).StartsWith("Bug ", StringComparison.Ordinal)).ToList();
        Assert.That(bugs, Is.Not.Empty);
        Assert.That(bugs.Select(l => l.ContainsKey("Bug") && l.ContainsKey("Pass")), Has.All.True);
    }

    [TestCase("Serilog__WriteTo__0__Args__formatter", "No.Such.Formatter, No.Such.Assembly", "Serilog: ")]
    [TestCase("Serilog__MinimumLevel__Default", "Chatty", "Serilog:MinimumLevel:Default: \"Chatty\" is no level")]
    public async Task A_section_that_cannot_be_carried_out_is_told(string name, string value, string told)
    {
        using var place = new Workplace();
        place.Environment["Serilog__WriteTo__0__Name"] = "Console";
        place.Environment[name] = value;

        var ran = await place.RunAsync("run");

        Assert.That(ran.Exit, Is.EqualTo(2));
        Assert.That(ran.ErrorLines.Single(), Does.StartWith(told));
    }

    [TestCase(SandboxFlavour.Upstream)]
    [TestCase(SandboxFlavour.Bmo)]
    public async Task Nothing_of_a_restricted_bug_and_no_key_is_in_any_output_or_file(SandboxFlavour flavour)
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        using var place = Workplace.For(site.Contract);
        var person = site.Person("requester");
        var bug = person.File("Thunderbird", "SECRETSUMMARY partner", "SECRETDESCRIPTION", "General", (string)site.Contract["embargoGroup"]!);
        var attachment = person.Attach(bug, "SECRETFILE.txt", Forms.Incomplete.Replace("snooze", "SECRETFORM", StringComparison.Ordinal), "SECRETATTACHMENT");
        person.Ask(attachment);
        person.Comment(bug, "reviewbot: assign SECRETCOMMAND\n\nSECRETCOMMENT");
        person.Comment(bug, "reviewbot: explain");
        string[] secrets = ["SECRET", (string)site.Contract["users"]!["bot"]!["key"]!, "robin"];

        var outputs = new List<string>();
        place.Set("Safety:DryRun", true);
        outputs.Add((await place.RunAsync("once", "--verbose")).All);
        await using (var dry = place.Serve("run", "--verbose"))
        {
            await dry.LineAsync("Pass done");
            outputs.Add((await dry.StopAsync()).All);
        }

        place.Set("Safety:DryRun", false);
        foreach (var command in new[] { "once", "once --json", "notices", "register export", "outbox list", "rotation preview", "check-config --online" })
        {
            var ran = await place.RunAsync([.. command.Split(' '), "--verbose"]);
            Assert.That(ran.Exit, Is.Zero, ran.All);
            outputs.Add(ran.All);
        }

        Assert.That(site.Requests.Select(r => r.Method), Does.Contain("PUT").Or.Contain("POST"), "there was something to be silent about");
        foreach (var secret in secrets)
        {
            Assert.That(outputs, Has.None.Contains(secret));
        }

        foreach (var file in Directory.EnumerateFiles(place.Folder).Where(f => f != place.File))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.That(content, Does.Not.Contain("SECRET").And.Not.Contain(secrets[1]), file);
        }
    }

    [Test]
    public async Task A_fault_in_an_answer_tells_nothing_of_its_text()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Upstream);
        using var place = Workplace.For(site.Contract);
        site.Sandbox.Before = request => request.Path.EndsWith("/history", StringComparison.Ordinal)
            ? SandboxResponse.OfJson(200, """{"error":true,"code":100500,"message":"DBD::mysql: SECRETVALUE for SECRETPERSON@example.org"}""")
            : null;

        var ran = await place.RunAsync("once", "--verbose");

        Assert.That(ran.Exit, Is.AnyOf(3, 4), ran.All);
        Assert.That(ran.All, Does.Not.Contain("SECRET"));
    }
}
