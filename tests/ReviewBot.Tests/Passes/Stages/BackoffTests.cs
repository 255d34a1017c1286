using ReviewBot.Passes.Acting;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What waits after a failure, and what doesn't.</summary>
public sealed class BackoffTests
{
    [Test]
    public async Task What_was_never_tried_does_not_wait_for_what_failed()
    {
        await using var parts = new PassParts();
        var attempt = await FailedAsync(parts);
        var silent = new Step { Capability = Capabilities.Comment, Word = "cleared", Reason = "", Effects = [new Effect.ClearNeedinfo(7)] };

        var held = parts.Get<Backoff>().Hold(attempt with { Plan = attempt.Plan with { Steps = [.. attempt.Plan.Steps, silent] } });

        Assert.That(held.Off, Is.EqualTo(Capabilities.Assign));
    }

    [Test]
    public async Task A_bug_in_which_nothing_is_left_to_be_done_waits_for_nothing()
    {
        await using var parts = new PassParts();
        var attempt = await FailedAsync(parts, requestee: "steward1");

        var held = parts.Get<Backoff>().Hold(attempt);

        Assert.That(held.Report, Is.Null);
    }

    [TestCase("", "skipped")]
    [TestCase("help", "changed", TestName = "What_was_done_before_the_rest_has_to_wait_is_told")]
    public async Task What_waits_is_told_as_not_done(string done, string outcome)
    {
        await using var parts = new PassParts();
        var attempt = await FailedAsync(parts);

        var held = parts.Get<Backoff>().Hold(attempt with { Done = done.Length == 0 ? [] : [done] });

        Assert.That(held.Report, Has.Property("Outcome").EqualTo(outcome).And.Property("Reason").EqualTo("failed before: waits for the next try"));
    }

    [Test]
    public async Task What_is_given_up_is_told_with_where_to_look()
    {
        await using var parts = new PassParts();
        var attempt = await FailedAsync(parts);
        parts.FailedBefore(attempt.Bug);

        Assert.That(parts.Get<Backoff>().Hold(attempt with { Now = attempt.Now.AddDays(-9) }).Report!.Reason, Does.StartWith("given up").And.Contains("`reviewbot outbox list`"));
    }

    // A bug in which what was to be done was tried twice in vain, so that it waits for some minutes.
    private static async Task<Attempt> FailedAsync(PassParts parts, string? requestee = null)
    {
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete, requestee).Bug);
        var outbox = parts.Get<Outbox>();
        outbox.Begin(attempt.Bug, attempt.Plan.IsEmpty ? $"{attempt.Bug}: 1.1 assigned" : attempt.Plan.Key, "", attempt.Now, attempt.Now);
        parts.Get<Failures>().Add(attempt.Bug, "in vain", attempt.Now);
        parts.Get<Failures>().Add(attempt.Bug, "in vain", attempt.Now);
        return attempt;
    }
}
