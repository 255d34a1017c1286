using System.Text.Json.Nodes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Memory;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What becomes of bugs that can't be read, and of those that are none of our business.</summary>
public sealed class LoadBugsTests
{
    [Test]
    public async Task A_bug_that_is_closed_to_us_is_neither_tried_again_nor_waited_for()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        await LoadAsync(parts, bug);
        var now = parts.Stage.Time.GetUtcNow();
        parts.Get<Failures>().Add(bug, "in vain", now);
        parts.Get<OverdueOpenings>().Missed(bug, now, now);
        parts.Stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("mail-core-security") } });

        var loaded = await LoadAsync(parts, bug);

        Assert.That(loaded.Skipped.Single(), Has.Property("Bug").EqualTo(bug).And.Property("Reason").EqualTo("not visible to our account"));
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Null);
        Assert.That(parts.Get<OverdueOpenings>().Count, Is.Zero);
        Assert.That(parts.Get<BugCache>().Held([bug]), Is.Empty);
    }

    [Test]
    public async Task A_bug_in_which_no_review_is_asked_for_is_not_read_again_before_it_changes()
    {
        await using var parts = new PassParts();
        var bug = parts.Stage.Person("requester").File("Thunderbird", "Something else", "Please.");

        var loaded = await LoadAsync(parts, bug);

        Assert.That(loaded.Cases, Is.Empty);
        Assert.That(parts.Get<BugCache>().Held([bug])[bug], Has.Property("DueAt").Null.And.Property("Restricted").True, "nothing of it is shown");
    }

    private static async Task<LoadedBugs> LoadAsync(PassParts parts, int bug) =>
        await parts.Get<LoadBugs>().RunAsync(await parts.SelectAsync(Wanted.Only(bug)), CancellationToken.None);
}
