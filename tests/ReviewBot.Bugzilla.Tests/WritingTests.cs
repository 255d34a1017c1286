using System.Text.Json;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>What is sent, and what the answer says was changed.</summary>
internal sealed class WritingTests
{
    [Test]
    public async Task An_attachment_is_changed_with_a_comment_as_text_and_the_bugs_flags()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/attachment/1", """
            {"attachments":[{"changes":{"flagtypes.name":{"added":"data-review?(alice@example.org)","removed":"data-review?"}},"id":1,"last_change_time":"2026-11-23T16:53:27Z"}]}
            """);

        var result = await server.Client().Writes.UpdateAttachmentAsync(1, new AttachmentUpdate
        {
            Flags = [new FlagChange { Id = 5, Status = "?", Requestee = "alice@example.org" }],
            Comment = "Thanks – ok",
            BugFlags = [new FlagChange { Name = "needinfo", Status = "?", Requestee = "r@example.org", New = true }],
        }, restricted: false);

        Assert.That(Body(server), Is.EqualTo(
            """{"flags":[{"id":5,"status":"?","requestee":"alice@example.org"}],"comment":"Thanks – ok","bug_flags":[{"name":"needinfo","status":"?","requestee":"r@example.org","new":true}]}"""));
        Assert.That(server.Requests[^1].Headers!["Content-Type"].Single(), Does.StartWith("application/json"));
        Assert.That((result.Id, result.LastChangeTime), Is.EqualTo((1L, new DateTimeOffset(2026, 11, 23, 16, 53, 27, TimeSpan.Zero))));
        Assert.That(result.Changes["flagtypes.name"], Is.EqualTo(new FieldChange { Removed = "data-review?", Added = "data-review?(alice@example.org)" }));
    }

    [Test]
    public async Task A_body_leaves_with_its_length_and_not_in_chunks()
    {
        using var server = Server.Upstream();
        server.Answer("PUT", "/rest/bug/40", """{"bugs":[{"changes":{},"id":40}]}""");

        await server.Client().Writes.UpdateBugAsync(40, new BugUpdate { Whiteboard = "w" }, restricted: false);

        var headers = server.Requests[^1].Headers!;
        Assert.That(headers["Content-Length"].Single(), Is.EqualTo("18"));
        Assert.That(headers.Keys, Has.None.EqualTo("Transfer-Encoding"));
    }

    [Test]
    public async Task A_bug_is_changed_with_a_comment_as_an_object()
    {
        using var server = Server.Upstream();
        server.Answer("PUT", "/rest/bug/40", """
            {"bugs":[{"alias":[],"changes":{"groups":{"added":"","removed":"thunderbird-confidential"},"is_cc_accessible":{"removed":1,"added":0}},"id":40,"last_change_time":"2026-11-23T17:26:06Z"}]}
            """);

        var result = await server.Client().Writes.UpdateBugAsync(40, new BugUpdate
        {
            Comment = new CommentText("opening"),
            Groups = new ListChange(Remove: ["thunderbird-confidential"]),
            Whiteboard = "",
        }, restricted: true);

        Assert.That(Body(server), Is.EqualTo("""{"comment":{"body":"opening"},"groups":{"remove":["thunderbird-confidential"]},"whiteboard":""}"""));
        Assert.That(result.Changes["groups"].Removed, Is.EqualTo("thunderbird-confidential"));
        Assert.That(result.Changes["is_cc_accessible"], Is.EqualTo(new FieldChange { Removed = "1", Added = "0" }));
    }

    [Test]
    public async Task A_write_answered_for_another_bug_is_unsettled()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/40", """{"bugs":[{"id":41,"changes":{}}]}""");

        await Assert.ThrowsAsync<WriteUnsettledException>(() => server.Client().Writes.UpdateBugAsync(40, new BugUpdate { Whiteboard = "x" }, restricted: false));
    }

    [Test]
    public async Task Upstream_is_not_sent_what_it_would_refuse()
    {
        using var server = Server.Upstream();
        var update = new AttachmentUpdate { BugFlags = [new FlagChange { Name = "needinfo", Status = "?" }] };

        await Assert.ThrowsAsync<ArgumentException>(() => server.Client().Writes.UpdateAttachmentAsync(1, update, restricted: false));
        Assert.That(server.Work, Is.Empty);
    }

    [Test]
    public async Task Tags_come_back_as_a_bare_list()
    {
        using var server = Server.Bmo();
        server.Answer("PUT", "/rest/bug/comment/9/tags", """["reviewbot","reviewbot-assigned"]""");

        Assert.That(await server.Client().Writes.SetCommentTagsAsync(9, ["reviewbot"], ["old"]), Is.EqualTo((string[])["reviewbot", "reviewbot-assigned"]));
        Assert.That(Body(server), Is.EqualTo("""{"add":["reviewbot"],"remove":["old"]}"""));
    }

    [Test]
    public async Task A_bug_is_filed_with_what_the_product_wants()
    {
        using var server = Server.Upstream();
        server.Answer("POST", "/rest/bug", """{"id":23}""");
        using var more = JsonDocument.Parse("\"S4\"");

        var id = await server.Client().Writes.CreateBugAsync(new NewBug
        {
            Product = "Thunderbird",
            Component = "General",
            Summary = "s",
            Version = "unspecified",
            Groups = ["g"],
            Other = new Dictionary<string, JsonElement> { ["bug_severity"] = more.RootElement },
        });

        Assert.That(id, Is.EqualTo(23));
        Assert.That(Body(server), Is.EqualTo(
            """{"product":"Thunderbird","component":"General","summary":"s","version":"unspecified","op_sys":"All","platform":"All","groups":["g"],"bug_severity":"S4"}"""));
    }

    [TestCase("""{"ids":[28]}""", 28)]
    [TestCase("""{"attachments":{"2":{"id":2,"is_patch":0,"data":"eA=="}}}""", 2)]
    [TestCase("""{"ids":[]}""", null)]
    [TestCase("{}", null)]
    public async Task An_attachment_counts_when_the_answer_has_its_number(string answer, int? id)
    {
        using var server = Server.Bmo();
        server.Answer("POST", "/rest/bug/7/attachment", answer, 201);
        var attachment = new NewAttachment { Data = "x"u8.ToArray(), FileName = "request.md", Summary = "s" };

        if (id is null)
        {
            await Assert.ThrowsAsync<WriteUnsettledException>(() => server.Client().Writes.CreateAttachmentAsync(7, attachment, restricted: false));
        }
        else
        {
            Assert.That(await server.Client().Writes.CreateAttachmentAsync(7, attachment, restricted: false), Is.EqualTo(id));
        }

        Assert.That(Body(server), Is.EqualTo("""{"data":"eA==","file_name":"request.md","summary":"s","content_type":"text/plain"}"""));
    }

    private static string? Body(Server server) => server.Requests[^1].Body;
}
