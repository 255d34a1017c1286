using System.Text.Json.Nodes;
using ReviewBot.Passes.Acting;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

using Standing = ReviewBot.Passes.Acting.Standing;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>A bug that is decided about again in the middle of a pass, and what is checked before anything is sent.</summary>
public sealed class RedecisionTests
{
    [Test]
    public async Task What_was_decided_about_a_bug_does_not_count_when_it_is_decided_about_again()
    {
        await using var parts = new PassParts();
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete).Bug);

        Assert.That(Redecision.Again(attempt).Plan.Key, Is.EqualTo(attempt.Plan.Key), "the same steward, not the next");
    }

    [Test]
    public async Task A_bug_that_is_read_again_takes_its_own_place_among_the_others()
    {
        await using var parts = new PassParts();
        int[] bugs = [parts.Stage.Request(Forms.Complete).Bug, parts.Stage.Request(Forms.Complete).Bug];
        var attempt = await parts.AttemptAsync(bugs[1]);

        var anew = await parts.Get<Redecision>().AnewAsync(attempt, CancellationToken.None);

        Assert.That(anew.Cases.Select(c => c.Bug.Id), Is.EqualTo(bugs));
        Assert.That(anew.Cases[1], Is.SameAs(anew.Case));
    }

    [Test]
    public async Task In_a_bug_that_changed_a_moment_ago_a_change_within_the_same_second_is_seen()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);
        parts.Stage.Person("requester").Change(bug, new JsonObject { ["whiteboard"] = "soon" });
        var attempt = await parts.AttemptAsync(bug);
        parts.Stage.Person("requester").SetFlag(attachment, "data-review", "?", Stage.Login("steward2"));

        var checkedOnce = await parts.Get<BeforeSending>().CheckAsync(attempt with { Changing = true }, CancellationToken.None);

        Assert.That(checkedOnce.Standing, Is.EqualTo(Standing.Stale));
    }

    [TestCase("", "unchanged")]
    [TestCase("assigned", "changed", TestName = "What_was_done_before_nothing_was_left_is_told")]
    public async Task A_bug_in_which_a_human_did_all_meanwhile_is_kept_and_has_not_failed_any_more(string done, string outcome)
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete, requestee: "steward1");
        var attempt = await parts.AttemptAsync(bug);
        parts.Get<Failures>().Add(bug, "before", attempt.Now.AddDays(-1));

        var rested = await parts.Get<BeforeSending>().CheckAsync(attempt with { Done = done.Length == 0 ? [] : [done] }, CancellationToken.None);

        Assert.That(rested.Report!.Outcome, Is.EqualTo(outcome));
        Assert.That(parts.Get<BugCache>().Held([bug])[bug].DueAt, Is.EqualTo(attempt.Plan.NextLook));
        Assert.That(parts.Get<Failures>().WaitsUntil(bug), Is.Null);
    }
}
