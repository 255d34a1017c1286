using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Corrections as people make them, over REST.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class CorrectionScenarioTests(SandboxFlavour flavour)
{
    [Test]
    public async Task Who_has_a_needinfo_of_somebody_else_gets_the_questions_and_no_second_one()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Incomplete);
        stage.Person("steward1").Change(bug, new JsonObject { ["flags"] = new JsonArray(new JsonObject { ["name"] = "needinfo", ["status"] = "?", ["requestee"] = Stage.Login("requester"), ["new"] = true }) });

        await stage.OnceAsync();
        await stage.OnceAsync();

        Assert.That(stage.Comments(bug).Single(), Does.Contain("Question 10"));
        Assert.That(stage.Needinfos(bug).Select(n => (string?)n["setter"]), Is.EqualTo(new[] { Stage.Login("steward1") }));
    }
}
