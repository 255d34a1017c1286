using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Writes that a server refuses because of how it is set up, and what is told of them.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RefusalTests(SandboxFlavour flavour)
{
    private const string Why = "The flag type 'x' of somebody@example.org is not wanted.";

    [Test]
    public async Task Two_flag_types_of_one_name_hinder_nobody()
    {
        await using var stage = new Stage(flavour);
        stage.Sandbox.DoubleFlagType("needinfo");
        var (bug, _) = stage.Request(Forms.Incomplete);

        var report = await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join("\n", report.Bugs));
        Assert.That(stage.Comments(bug), Has.One.Items);
        Assert.That(stage.Needinfos(bug).Select(f => (int)f["type_id"]!), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public async Task Where_the_question_can_stand_only_once_and_does_it_is_asked_in_the_comment()
    {
        await using var stage = new Stage(flavour);
        stage.Sandbox.SetFlagType("needinfo", isMultiplicable: false);
        var (bug, _) = stage.Request(Forms.Incomplete);
        stage.Person("steward3").Change(bug, new JsonObject { ["flags"] = new JsonArray(new JsonObject { ["name"] = "needinfo", ["status"] = "?", ["requestee"] = Stage.Login("steward2") }) });

        var report = await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(report.Failed, Is.Zero, string.Join("\n", report.Bugs));
        Assert.That(stage.Comments(bug).Single(), Does.Contain("Thank you for the data collection request"));
        Assert.That(stage.Needinfos(bug), Has.One.Items);
    }

    [Test]
    public async Task A_refusal_is_told_in_the_servers_words_but_of_a_restricted_bug_in_ours_alone()
    {
        var log = new LogLines();
        await using var stage = new Stage(flavour, loggers: LoggerFactory.Create(b => b.AddProvider(log)));
        var (open, _) = stage.Request(Forms.Complete);
        var (restricted, _) = stage.Request(Forms.Complete, groups: "data-review-embargo");
        stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(400, $$"""{"error":true,"code":50,"message":"{{Why}}"}""") : null;

        var report = await stage.OnceAsync();

        Assert.That(report.Bugs.Single(b => b.Bug == open).Reason, Does.Contain("the server says \"The flag type 'x' of (address) is not wanted.\"").And.EndsWith("`reviewbot check-config --online` looks for the cause in settings and flag types"));
        Assert.That(report.Bugs.Single(b => b.Bug == restricted).Reason, Does.Contain("HTTP 400, code 50").And.Not.Contain("not wanted"));
        Assert.That(log.Lines.Where(l => l.Contains("not wanted", StringComparison.Ordinal)), Has.All.Contains($"Bug {open} failed"));
        Assert.That(log.Lines, Has.None.Contains("somebody@example.org"));
    }
}
