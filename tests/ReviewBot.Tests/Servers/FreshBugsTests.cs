using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Servers;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Servers;

/// <summary>The last look at a bug before a write, together with those at the next ones.</summary>
public sealed class FreshBugsTests
{
    [Test]
    public async Task Those_that_come_next_are_read_in_the_same_request()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 3);

        foreach (var bug in bugs)
        {
            Assert.That((await fresh.ReadAsync(bug, CancellationToken.None)).Id, Is.EqualTo(bug));
        }

        Assert.That(Reads(parts), Is.EqualTo(new[] { $"/rest/bug/{bugs[0]}+2" }));
    }

    [Test]
    public async Task What_is_older_than_a_second_is_read_again_and_fewer_are_read_ahead()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 6);

        await fresh.ReadAsync(bugs[0], CancellationToken.None);
        await fresh.ReadAsync(bugs[1], CancellationToken.None);
        parts.Stage.Wait(TimeSpan.FromSeconds(1.1));
        await fresh.ReadAsync(bugs[2], CancellationToken.None);
        await fresh.ReadAsync(bugs[3], CancellationToken.None);

        Assert.That(Reads(parts), Is.EqualTo(new[] { $"/rest/bug/{bugs[0]}+5", $"/rest/bug/{bugs[2]}+1" }));
    }

    [Test]
    public async Task What_is_a_second_old_will_do_and_more_are_read_ahead_each_time()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 30);

        foreach (var bug in bugs)
        {
            await fresh.ReadAsync(bug, CancellationToken.None);
            parts.Stage.Time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.That(Reads(parts), Is.EqualTo(new[] { $"/rest/bug/{bugs[0]}+9", $"/rest/bug/{bugs[10]}+10", $"/rest/bug/{bugs[21]}+8" }));
    }

    [Test]
    public async Task A_second_look_at_the_same_bug_is_a_new_one()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 2);

        await fresh.ReadAsync(bugs[0], CancellationToken.None);
        parts.Stage.Person("requester").Comment(bugs[0], "One thing more.");
        var again = await fresh.ReadAsync(bugs[0], CancellationToken.None);

        Assert.That(again.LastChangeTime, Is.EqualTo(parts.Stage.Time.GetUtcNow()).Within(TimeSpan.FromSeconds(1)));
        Assert.That(Reads(parts), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_hidden_one_among_them_hides_none_of_the_others()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 3);
        parts.Stage.Person("admin").Change(bugs[1], new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("mail-core-security") } });

        Assert.That((await fresh.ReadAsync(bugs[0], CancellationToken.None)).Id, Is.EqualTo(bugs[0]));
        await Assert.ThrowsAsync<BugUnavailableException>(() => fresh.ReadAsync(bugs[1], CancellationToken.None));
        Assert.That((await fresh.ReadAsync(bugs[2], CancellationToken.None)).Id, Is.EqualTo(bugs[2]));
    }

    [Test]
    public async Task A_bug_that_nobody_expected_is_read_alone()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 3);
        fresh.Expect([], atOnce: 1);

        await fresh.ReadAsync(bugs[1], CancellationToken.None);

        Assert.That(Reads(parts), Is.EqualTo(new[] { $"/rest/bug/{bugs[1]}" }));
    }

    [Test]
    public async Task The_next_ones_are_read_while_the_last_of_these_are_written_to()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 15, atOnce: 3);

        for (var i = 0; i < 8; i++)
        {
            await fresh.ReadAsync(bugs[i], CancellationToken.None);
        }

        Assert.That(Reads(parts), Is.EqualTo(new[] { $"/rest/bug/{bugs[0]}+9", $"/rest/bug/{bugs[10]}+4" }));
        foreach (var bug in bugs[8..])
        {
            Assert.That((await fresh.ReadAsync(bug, CancellationToken.None)).Id, Is.EqualTo(bug));
        }

        Assert.That(Reads(parts), Has.Count.EqualTo(2), "each bug is read once");
    }

    [Test]
    public async Task What_was_read_ahead_of_its_turn_is_used_no_longer_than_anything_else()
    {
        await using var parts = new PassParts();
        var (fresh, bugs) = Expecting(parts, 15, atOnce: 3);
        for (var i = 0; i < 8; i++)
        {
            await fresh.ReadAsync(bugs[i], CancellationToken.None);
        }

        parts.Stage.Wait(TimeSpan.FromSeconds(1.1));
        await fresh.ReadAsync(bugs[10], CancellationToken.None);

        Assert.That(Reads(parts), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Where_they_could_not_be_read_ahead_it_is_told_and_whoever_comes_asks_anew()
    {
        await using var parts = new PassParts();
        var lines = new LogLines();
        using var loggers = LoggerFactory.Create(b => b.AddProvider(lines));
        var (fresh, bugs) = Expecting(parts, 15, atOnce: 3, new FreshBugs(parts.Get<BugzillaClient>(), parts.Stage.Time, loggers.CreateLogger<FreshBugs>()));
        parts.Stage.AfterEach = (request, response) => request.PathAndQuery.StartsWith($"/rest/bug/{bugs[10]}?", StringComparison.Ordinal)
            ? SandboxResponse.OfJson(400, """{"error":true,"code":114,"message":"a secret"}""")
            : response;
        for (var i = 0; i < 10; i++)
        {
            await fresh.ReadAsync(bugs[i], CancellationToken.None);
        }

        parts.Stage.AfterEach = null;
        foreach (var bug in bugs[10..])
        {
            Assert.That((await fresh.ReadAsync(bug, CancellationToken.None)).Id, Is.EqualTo(bug));
        }

        Assert.That(lines.Lines, Has.One.Contains("5 bugs could not be read ahead").And.None.Contains("secret"));
        Assert.That(Reads(parts), Is.EqualTo(new[] { $"/rest/bug/{bugs[0]}+9", $"/rest/bug/{bugs[10]}+4", $"/rest/bug/{bugs[10]}+4" }));
    }

    private static (FreshBugs Fresh, int[] Bugs) Expecting(PassParts parts, int count, int atOnce = 1, FreshBugs? other = null)
    {
        int[] bugs = [.. Enumerable.Range(0, count).Select(_ => parts.Stage.Request(Forms.Complete).Bug)];
        var fresh = other ?? parts.Get<FreshBugs>();
        fresh.Expect(bugs, atOnce);
        parts.Stage.Requests.Clear();
        return (fresh, bugs);
    }

    // Reads of bugs whole, with how many others were read in the same request.
    private static List<string> Reads(PassParts parts) =>
    [
        .. parts.Stage.Requests.Where(r => r.Path.StartsWith("/rest/bug/", StringComparison.Ordinal))
            .Select(r => (Path: r.Path.Split('?')[0], Others: r.Path.Split("ids=").Length - 1))
            .Select(r => r.Others == 0 ? r.Path : $"{r.Path}+{r.Others}"),
    ];
}
