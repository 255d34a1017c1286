using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;
using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>In dry run nothing but a GET leaves, and one reads what would have left.</summary>
internal sealed class DryRunTests
{
    private static readonly TestCaseData<Func<BugzillaClient, Task>>[] Writes =
    [
        new(client => client.Writes.UpdateAttachmentAsync(7, new AttachmentUpdate { Comment = "text" }, restricted: false)),
        new(client => client.Writes.UpdateBugAsync(7, new BugUpdate { Whiteboard = "x" }, restricted: false)),
        new(client => client.Writes.PostCommentAsync(7, "text", restricted: false)),
        new(client => client.Writes.SetCommentTagsAsync(7, ["tag"], [])),
        new(client => client.Writes.CreateBugAsync(new NewBug { Product = "Thunderbird", Component = "General", Summary = "s", Version = "v" })),
        new(client => client.Writes.CreateAttachmentAsync(7, new NewAttachment { Data = "x"u8.ToArray(), FileName = "f", Summary = "s" }, restricted: false)),
    ];

    [TestCaseSource(nameof(Writes))]
    public async Task No_write_leaves(Func<BugzillaClient, Task> write)
    {
        using var server = Server.Upstream();
        var client = server.Client(options => options with { DryRun = true });

        await Assert.ThrowsAsync<DryRunException>(() => write(client));

        Assert.That(server.Requests.Select(request => request.Method), Is.All.EqualTo("GET"));
        Assert.That((client.Requests.Put, client.Requests.Post), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task Dry_run_is_what_one_gets_without_saying_otherwise()
    {
        using var server = Server.Bmo();
        var client = server.Client(() => new BugzillaClientOptions { BaseUrl = server.Address, Login = Server.Login, ApiKey = Server.Key, RequestsPerSecond = 0 });

        await Assert.ThrowsAsync<DryRunException>(() => client.Writes.PostCommentAsync(7, "text", restricted: false));
    }

    [Test]
    public async Task The_log_holds_the_exact_request_without_the_key()
    {
        using var server = Server.Upstream();
        var update = new AttachmentUpdate { Flags = [new FlagChange { Id = 12, Status = "?", Requestee = "alice@example.org" }], Comment = "Thanks" };

        await Assert.ThrowsAsync<DryRunException>(
            () => server.Client(options => options with { DryRun = true }).Writes.UpdateAttachmentAsync(4, update, restricted: false));

        Assert.That(server.Logs.Lines, Has.Some.Contains(
            """Dry run: not sent: PUT /rest/bug/attachment/4 {"flags":[{"id":12,"status":"?","requestee":"alice@example.org"}],"comment":"Thanks"}"""));
        Assert.That(server.Logs.Lines, Has.None.Contains(Server.Key));
    }

    [Test]
    public async Task Of_a_restricted_bug_only_the_length_is_logged()
    {
        using var server = Server.Bmo();

        await Assert.ThrowsAsync<DryRunException>(
            () => server.Client(options => options with { DryRun = true }).Writes.PostCommentAsync(7, "secret", restricted: true));

        Assert.That(server.Logs.Lines, Has.Some.Contains("Dry run: not sent: POST /rest/bug/7/comment (20 characters about a restricted bug)"));
        Assert.That(server.Logs.Lines, Has.None.Contains("secret"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_a_new_bug_says_is_logged_unless_it_would_be_restricted(bool restricted)
    {
        using var server = Server.Bmo();
        var bug = new NewBug { Product = "Thunderbird", Component = "General", Summary = "secret", Version = "v", Groups = restricted ? ["g"] : [] };

        await Assert.ThrowsAsync<DryRunException>(() => server.Client(options => options with { DryRun = true }).Writes.CreateBugAsync(bug));

        Assert.That(server.Logs.Lines, restricted ? Has.None.Contains("secret") : Has.Some.Contains("secret"));
    }

    [Test]
    public async Task Dry_run_can_be_switched_on_under_way()
    {
        using var server = Server.Bmo();
        server.Answer("POST", "/rest/bug/7/comment", """{"id":1}""");
        var dryRun = false;
        var client = server.Client(() => new BugzillaClientOptions { BaseUrl = server.Address, Login = Server.Login, ApiKey = Server.Key, RequestsPerSecond = 0, DryRun = dryRun });
        await client.Writes.PostCommentAsync(7, "text", restricted: false);

        dryRun = true;
        await Assert.ThrowsAsync<DryRunException>(() => client.Writes.PostCommentAsync(7, "text", restricted: false));

        Assert.That(server.Work, Has.Count.EqualTo(1));
    }
}
