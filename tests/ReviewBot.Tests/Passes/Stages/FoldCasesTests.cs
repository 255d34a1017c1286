using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is folded, and what the bugs settle.</summary>
public sealed class FoldCasesTests
{
    [Test]
    public async Task A_write_that_never_went_out_is_settled_and_its_reminder_taken_back()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var now = parts.Stage.Time.GetUtcNow();
        parts.Get<Outbox>().Plan(bug, $"{bug}: something", "", now);
        parts.Get<Reminded>().Add(new ReminderFact("somebody@example.org", now, Reminded.SubjectOf(bug), "first"));

        await parts.FoldAsync();

        Assert.That(parts.Get<Outbox>().Open(), Is.Empty);
        Assert.That(parts.Get<Reminded>().Since(DateTimeOffset.MinValue), Is.Empty);
    }

    [Test]
    public async Task What_we_said_settles_a_write_as_done_and_what_we_did_not_say_as_lost()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Incomplete);
        await parts.Stage.OnceAsync();
        var mark = Mark.Read(bug, parts.Stage.Comments(bug).Single())[0];
        var outbox = parts.Get<Outbox>();
        var now = parts.Stage.Time.GetUtcNow();
        foreach (var key in new[] { $"{bug}: {mark}", $"{bug}: 9.1 nothing" })
        {
            var row = outbox.Plan(bug, key, "", now);
            outbox.Attempt(row, now);
            outbox.Answered(row);
        }

        await parts.FoldAsync();

        Assert.That(outbox.Open(), Is.Empty);
        Assert.That(outbox.WasConfirmed(bug, $"{bug}: {mark}", []), Is.True);
        Assert.That(outbox.WasConfirmed(bug, $"{bug}: 9.1 nothing", []), Is.False);
    }
}
