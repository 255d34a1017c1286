using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Contract.Tests;

/// <summary>What the sandbox tells a webhook, as BMO was heard to tell it.</summary>
public sealed class PushTests
{
    private readonly SandboxBugzilla sandbox = new(SandboxFlavour.Bmo, TimeProvider.System);
    private readonly List<JsonNode> pushed = [];

    [SetUp]
    public void Listen()
    {
        pushed.Clear();
        sandbox.Push = message => pushed.Add(JsonNode.Parse(message)!);
    }

    [Test]
    public void A_request_is_told_event_by_event()
    {
        var person = sandbox.As(SandboxBugzilla.LoginOf("requester"));
        var bug = person.File("Thunderbird", "Count it", "Please");
        var attachment = person.Attach(bug, "request.txt", "the form");
        person.Ask(attachment, SandboxBugzilla.LoginOf("steward1"));
        sandbox.As(SandboxBugzilla.LoginOf("steward1")).SetFlag(attachment, "data-review", "+");

        Assert.That(pushed.Select(p => (string?)p["event"]!["routing_key"]).Where(k => k != "bug.modify:cc"), Is.EqualTo(new[]
        {
            "comment.create", "bug.create", "comment.create", "attachment.create", "attachment.modify:flag.data-review", "attachment.modify:flag.data-review",
        }));
        Assert.That(pushed.Select(p => (int?)p["bug"]!["id"]), Has.All.EqualTo(bug));
        Assert.That((string?)pushed[0]["bug"]!["comment"]!["body"], Is.EqualTo("Please"));
        Assert.That((int?)pushed[4]["bug"]!["attachment"]!["id"], Is.EqualTo(attachment));
        Assert.That((string?)pushed[4]["event"]!["user"]!["login"], Is.EqualTo(person.Login));
    }

    [Test]
    public void Of_a_private_bug_little_more_than_its_number_is_told()
    {
        var bug = sandbox.As(SandboxBugzilla.LoginOf("security")).File("Thunderbird", "Not yet public", "Nor is this", "General", "data-review-embargo");
        sandbox.As(SandboxBugzilla.LoginOf("security")).Comment(bug, "Nor this");

        Assert.That(pushed.Select(p => p["bug"]!.ToJsonString()), Has.All.Contains($"\"id\":{bug},\"is_private\":true"));
        Assert.That(pushed.Select(p => p.ToJsonString()), Has.None.Contains("public").And.None.Contains("Nor").And.None.Contains("changes"));
        Assert.That(pushed.Single(p => (string?)p["event"]!["routing_key"] == "bug.create")["bug"]!.AsObject(), Has.Count.EqualTo(2));
    }

    [Test]
    public void What_was_refused_is_not_told()
    {
        var bug = sandbox.As(SandboxBugzilla.LoginOf("requester")).File("Thunderbird", "Count it", "Please");
        pushed.Clear();

        Assert.That(() => sandbox.As(SandboxBugzilla.LoginOf("requester")).Comment(bug, new string('x', 70_000)), Throws.Exception);

        Assert.That(pushed, Is.Empty);
    }
}
