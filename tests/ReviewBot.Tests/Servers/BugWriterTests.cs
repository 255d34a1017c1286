using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Servers;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Servers;

/// <summary>The last look before a write, which servers that tell whole seconds make hard, and what is sent then.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class BugWriterTests(SandboxFlavour flavour)
{
    [Test]
    public async Task A_bug_that_nobody_touched_is_unchanged_and_on_bmo_one_request_tells()
    {
        await using var parts = new PassParts(flavour);
        var (bug, _) = await ReadAsync(parts);
        parts.Stage.Requests.Clear();

        Assert.That(await parts.Get<BugWriter>().IsUnchangedAsync(bug, CancellationToken.None), Is.True);
        Assert.That(await parts.Get<BugWriter>().IsWhollyUnchangedAsync(bug, CancellationToken.None), Is.True);
        Assert.That(parts.Stage.Requests, Has.Count.EqualTo(flavour == SandboxFlavour.Bmo ? 2 : 4));
    }

    // What one sees of a change in the very second of the last one.
    [TestCase("keyword", true, true)]
    [TestCase("comment", true, false)]
    [TestCase("flag", true, false)]
    [TestCase("whiteboard", false, false)]
    [TestCase("component", false, false)]
    [TestCase("product", false, false)]
    [TestCase("group", false, false)]
    public async Task A_change_in_the_same_second_is_seen_by_who_looks_closely(string change, bool unseenUpstream, bool unseenOnBmo)
    {
        await using var parts = new PassParts(flavour);
        var (bug, attachment) = await ReadAsync(parts);
        Change(parts.Stage, bug.Id, attachment, change);

        Assert.That(await parts.Get<BugWriter>().IsWhollyUnchangedAsync(bug, CancellationToken.None), Is.False);
        Assert.That(await parts.Get<BugWriter>().IsUnchangedAsync(bug, CancellationToken.None), Is.EqualTo(flavour == SandboxFlavour.Bmo ? unseenOnBmo : unseenUpstream));
    }

    [Test]
    public async Task A_write_says_what_is_to_change_and_nothing_else()
    {
        await using var parts = new PassParts(flavour);
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        await parts.BeginAsync();
        var bodies = new List<string>();
        parts.Stage.AfterEach = (request, _) =>
        {
            bodies.Add(Encoding.UTF8.GetString(request.Body.Span));
            return SandboxResponse.OfJson(200, new JsonObject { ["bugs"] = new JsonArray(Changed(bug, "groups")), ["attachments"] = new JsonArray(Changed(attachment, "flagtypes.name")) }.ToJsonString());
        };
        var nobody = new PlannedWrite { BugId = bug };

        await WriteAsync(parts, nobody with { Comment = "Hello." });
        Assert.That((await WriteAsync(parts, nobody with { CcAdd = ["a@example.org"], GroupsRemove = ["g"] })).RemovedGroups, Is.EqualTo("a"));
        await WriteAsync(parts, nobody with { Flags = [new FlagWrite(null, new FlagKind(null, "needinfo"), "?", "a@example.org"), new FlagWrite(null, new FlagKind(3, "needinfo"), "?", "b@example.org"), new FlagWrite(5, null, "X", null)] });
        var answer = await WriteAsync(parts, nobody with { AttachmentId = attachment, Flags = [new FlagWrite(6, null, "+", null)] });

        Assert.That(bodies, Is.EqualTo(new[]
        {
            """{"comment":{"body":"Hello."}}""",
            """{"cc":{"add":["a@example.org"]},"groups":{"remove":["g"]}}""",
            """{"flags":[{"name":"needinfo","status":"?","requestee":"a@example.org","new":true},{"type_id":3,"status":"?","requestee":"b@example.org","new":true},{"id":5,"status":"X"}]}""",
            """{"flags":[{"id":6,"status":"+"}]}""",
        }));
        Assert.That(answer, Is.EqualTo(new WriteAnswer("a", "b", "")));
    }

    private static JsonObject Changed(int id, string field) => new() { ["id"] = id, ["changes"] = new JsonObject { [field] = new JsonObject { ["removed"] = "a", ["added"] = "b" } } };

    private static Task<WriteAnswer> WriteAsync(PassParts parts, PlannedWrite write) => parts.Get<BugWriter>().WriteAsync(write, null, CancellationToken.None);

    private static async Task<(BugSnapshot Bug, int Attachment)> ReadAsync(PassParts parts)
    {
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Person("admin").Comment(bug, "In this second.");
        return ((await parts.FoldAsync()).Cases.Single().Bug, attachment);
    }

    private static void Change(Stage stage, int bug, int attachment, string change)
    {
        var admin = stage.Person("admin");
        switch (change)
        {
            case "comment":
                admin.Comment(bug, "And one thing more.");
                break;
            case "flag":
                admin.SetFlag(attachment, "data-review", "?", Stage.Login("steward3"));
                break;
            case "group":
                admin.Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("data-review-embargo") } });
                break;
            case "product":
                admin.Change(bug, new JsonObject { ["product"] = "Calendar", ["component"] = "General", ["version"] = "unspecified" });
                break;
            case "keyword":
                admin.Change(bug, new JsonObject { ["keywords"] = new JsonObject { ["add"] = new JsonArray("sec-high") } });
                break;
            default:
                admin.Change(bug, new JsonObject { [change] = change == "component" ? "Account Manager" : "[no-reviewbot]" });
                break;
        }
    }
}
