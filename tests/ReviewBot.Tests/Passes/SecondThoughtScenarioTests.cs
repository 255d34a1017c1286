using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Decisions that are taken back before they are carried out, over REST.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class SecondThoughtScenarioTests(SandboxFlavour flavour)
{
    [TestCase("reviewbot: approve", "steward1", "Strike that.")]
    [TestCase("reviewbot: approve", "steward1", "wait, question 9 says nothing about the opt-out")]
    [TestCase("reviewbot: deny the opt-out is missing", "steward1", "wrong bug, sorry")]
    [TestCase("reviewbot: approve", "requester", "Hold on, the form is outdated.")]
    [TestCase("reviewbot: approve", "steward2", "I object, question 9 is open.")]
    public async Task What_is_taken_back_is_asked_about_once_and_can_be_said_again(string decision, string who, string words)
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, decision);
        stage.Person(who).Comment(bug, words);

        await stage.OnceAsync();
        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Comments(bug), Has.Count.EqualTo(1));
        Assert.That(stage.Comments(bug)[0], Does.Contain("reviewbot: ").And.Contain("once more"));

        stage.Person("steward1").Comment(bug, decision);
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo(decision.Contains("deny", StringComparison.Ordinal) ? "-" : "+"));
    }

    [Test]
    public async Task What_comes_after_the_flag_changes_nothing()
    {
        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: approve");
        await stage.OnceAsync();
        var answers = stage.Comments(bug);
        stage.Person("steward1").Comment(bug, "Strike that.");

        await stage.OnceAsync();
        await stage.ForgetEverythingAsync();
        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("+"));
        Assert.That(stage.Comments(bug), Is.EqualTo(answers));
    }

    [Test]
    public async Task An_edited_comment_says_what_it_says_now([Values] bool whileWeRead)
    {
        if (flavour != SandboxFlavour.Bmo)
        {
            Assert.Ignore("comments can be edited on BMO alone");
        }

        await using var stage = new Stage(flavour);
        await stage.OnceAsync();
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        stage.Person("steward1").Comment(bug, "reviewbot: approve");
        var edited = false;
        if (whileWeRead)
        {
            stage.AfterEach = (request, response) =>
            {
                if (!edited && request.Method == "GET" && response.Text.Contains("reviewbot: approve", StringComparison.Ordinal))
                {
                    edited = true;
                    Edit();
                }

                return response;
            };
        }
        else
        {
            Edit();
        }

        await stage.OnceAsync();

        Assert.That(edited, Is.True);
        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Comments(bug).Where(c => c.Contains("approved", StringComparison.Ordinal)), Is.Empty);

        void Edit()
        {
            edited = true;
            var comment = stage.Person("steward1").Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray()[^1]!["id"]!;
            stage.Person("steward1").Send("PUT", $"/rest/editcomments/comment/{comment}", new JsonObject { ["new_comment"] = "~~approve~~ not yet" });
        }
    }
}
