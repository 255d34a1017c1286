using System.Text.Json.Nodes;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Collections;
using ReviewBot.Reviews.Collections;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Collections;

/// <summary>What is read of the bugs that definitions cite.</summary>
public sealed class ReviewReaderTests
{
    [Test]
    public async Task Each_kind_of_citation_leads_to_its_bug_and_what_may_not_be_seen_stays_closed()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = Decided(parts, "+");
        var (byAttachment, cited) = Decided(parts, "-");
        var (closed, _) = Decided(parts, "+");
        var (hidden, _) = Decided(parts, "+");
        Close(parts, closed, "data-review-embargo");
        Close(parts, hidden, "mail-core-security");
        var commented = parts.Stage.Person("requester").File("Thunderbird", "Reviewed without the flag");
        var secret = parts.Stage.Person("admin").Attach(commented, "private.txt", "x");
        parts.Stage.Person("admin").Send("PUT", $"/rest/bug/attachment/{secret}", new JsonObject { ["is_private"] = true });

        var read = await ReadAsync(parts, $"show_bug.cgi?id={bug}#c1", $"attachment.cgi?id={cited}", $"show_bug.cgi?id={closed}", $"show_bug.cgi?id={hidden}", $"show_bug.cgi?id={commented}", $"attachment.cgi?id={secret}", "attachment.cgi?id=99999", "show_bug.cgi?id=99999", "show_bug.cgi?id=no-such-alias");

        Assert.That((read.Trouble, read.Policy is null), Is.EqualTo(((BugzillaException?)null, false)));
        Assert.That(read.Reviews.Bugs.OrderBy(b => b.Key).Select(b => (b.Key, b.Value.Standing)), Is.EqualTo(new[]
        {
            (bug, BugStanding.Public), (byAttachment, BugStanding.Public), (closed, BugStanding.Restricted), (hidden, BugStanding.Restricted), (commented, BugStanding.Public), (99999, BugStanding.Missing),
        }));
        Assert.That(parts.Stage.Requests.Where(r => r.Path.Contains("/history", StringComparison.Ordinal)).Select(r => r.Path), Is.Not.Empty.And.None.Match($"(/|=)({closed}|{hidden})\\b"), "of a closed bug nothing more is read");
        Assert.That(read.Reviews.Bugs[bug].Requests.Single().Attachment, Is.EqualTo(attachment));
        Assert.That(read.Reviews.Attachments, Is.EquivalentTo(new Dictionary<long, int?> { [cited] = byAttachment, [99999] = null }));
        Assert.That(read.Reviews.Hidden, Is.EqualTo(new[] { (long)secret }));
        Assert.That(read.Reviews.Aliases, Is.EqualTo(new Dictionary<string, int?> { ["no-such-alias"] = null }));
    }

    [Test]
    public async Task Bugs_count_as_reviews_only_where_none_is_cited_and_nothing_is_asked_twice()
    {
        await using var parts = new PassParts();
        var (bug, _) = Decided(parts, "+");
        var (other, _) = Decided(parts, "+");
        var known = new KnownReviews(parts.Stage.Sandbox.BaseUrl);
        Definition[] definitions =
        [
            new() { Name = "a", Reviews = [known.LinkTo(bug)], Bugs = [known.LinkTo(99)] },
            new() { Name = "b", Reviews = [known.LinkTo(bug, 1), known.LinkTo(bug)], Bugs = [known.LinkTo(99)] },
            new() { Name = "c", Bugs = [known.LinkTo(other)] },
        ];
        await parts.BeginAsync();
        parts.Stage.Requests.Clear();

        var read = await parts.Get<ReviewReader>().ReadAsync(definitions, known, CancellationToken.None);

        Assert.That(read.Reviews.Bugs.Keys, Is.EquivalentTo(new[] { bug, other }));
        Assert.That(parts.Stage.Requests, Has.Count.EqualTo(8), "once for both bugs");
    }

    [Test]
    public async Task Where_nothing_is_cited_of_the_server_nothing_is_asked_but_what_it_is()
    {
        await using var parts = new PassParts();
        await parts.BeginAsync();
        parts.Stage.Requests.Clear();

        var read = await parts.Get<ReviewReader>().ReadAsync([new Definition { Name = "a", Reviews = ["https://example.org/elsewhere"] }], new KnownReviews(parts.Stage.Sandbox.BaseUrl), CancellationToken.None);

        Assert.That((read.Reviews.Bugs.Count, parts.Stage.Requests.Count), Is.EqualTo((0, 1)));
    }

    [TestCase("/rest/bug/")]
    [TestCase("/rest/")]
    public async Task What_the_server_refuses_stays_unknown_and_is_told(string refused)
    {
        await using var parts = new PassParts();
        var (bug, _) = Decided(parts, "+");
        await parts.BeginAsync();
        parts.Stage.AfterEach = (request, response) => request.Path.StartsWith(refused, StringComparison.Ordinal) ? SandboxResponse.OfHtml(503, "<title>Bugzilla is Down</title>") : response;

        var read = await ReadAsync(parts, $"show_bug.cgi?id={bug}");

        Assert.That((read.Trouble is MaintenanceException, read.Policy is null, read.Reviews.Bugs.Count), Is.EqualTo((true, refused == "/rest/", 0)));
    }

    private static (int Bug, int Attachment) Decided(PassParts parts, string status)
    {
        var (bug, attachment) = parts.Stage.Request(Forms.Complete, "steward1");
        parts.Stage.Person("steward1").SetFlag(attachment, "data-review", status);
        parts.Stage.Wait();
        return (bug, attachment);
    }

    private static void Close(PassParts parts, int bug, string group) =>
        parts.Stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(group) } });

    private static Task<ReadReviews> ReadAsync(PassParts parts, params string[] links)
    {
        var server = parts.Stage.Sandbox.BaseUrl;
        return parts.Get<ReviewReader>().ReadAsync([new Definition { Name = "mail.one", Reviews = [.. links.Select(l => $"{server}{l}")] }], new KnownReviews(server), CancellationToken.None);
    }
}
