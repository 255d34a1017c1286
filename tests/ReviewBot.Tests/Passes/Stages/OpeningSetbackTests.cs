using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

using Standing = ReviewBot.Passes.Acting.Standing;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>Openings that do not come about, and what the owners hear of bugs that are given up.</summary>
public sealed class OpeningSetbackTests
{
    private const string Embargoed = "data-review-embargo";

    [Test]
    public async Task The_owners_hear_at_its_first_miss_that_a_bug_was_not_opened()
    {
        await using var parts = new PassParts();
        var attempt = await OpeningAsync(parts);

        await parts.Get<Setbacks>().FailAsync(attempt, "refused", CancellationToken.None);
        await parts.Get<Setbacks>().FailAsync(attempt, "refused", CancellationToken.None);

        Assert.That(parts.Get<OverdueOpenings>().Count, Is.EqualTo(1));
        Assert.That(parts.Get<Notices>().All().Single().Text, Does.Contain("should have been opened"));
    }

    [Test]
    public async Task Another_failure_is_no_opening_that_was_missed()
    {
        await using var parts = new PassParts();
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete).Bug);

        await parts.Get<Setbacks>().FailAsync(attempt, "refused", CancellationToken.None);

        Assert.That(parts.Get<OverdueOpenings>().Count, Is.Zero);
    }

    [Test]
    public async Task An_opening_that_is_given_up_is_not_told_once_more()
    {
        await using var parts = new PassParts();

        await parts.Get<GivingUp>().TellAsync(await OpeningAsync(parts), CancellationToken.None);

        Assert.That(parts.Get<Notices>().All(), Is.Empty);
    }

    [Test]
    public async Task Whatever_else_is_done_in_a_bug_that_should_be_open_it_is_still_overdue()
    {
        await using var parts = new PassParts();
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete).Bug);
        parts.Get<OverdueOpenings>().Missed(attempt.Bug, attempt.Now, attempt.Now);

        await parts.Get<AfterSending>().FollowAsync(attempt, new SendOutcome(SendKind.Done, 1), CancellationToken.None);

        Assert.That(parts.Get<OverdueOpenings>().Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Where_our_account_may_not_open_a_bug_the_owners_hear_that_and_not_that_it_is_late_as_well()
    {
        await using var parts = new PassParts();
        var attempt = await OpeningAsync(parts);

        var first = await parts.Get<AfterSending>().FollowAsync(attempt, new SendOutcome(SendKind.GroupRefused, 0), CancellationToken.None);
        Assert.That(first.Standing, Is.EqualTo(Standing.Stale), "perhaps somebody else has opened it");
        await parts.Get<AfterSending>().FollowAsync(first, new SendOutcome(SendKind.GroupRefused, 0), CancellationToken.None);

        Assert.That(parts.Get<Notices>().All().Single().Text, Does.Contain("has to be a member of the group"));
        Assert.That(parts.Get<OverdueOpenings>().Count, Is.EqualTo(1));
    }

    [TestCase(50, false)]
    [TestCase(306, true, TestName = "A_key_that_is_refused_while_a_bug_is_given_up_ends_the_pass")]
    public async Task Where_not_even_the_last_word_can_be_said_the_others_bugs_go_on(int code, bool ends)
    {
        await using var parts = new PassParts();
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete).Bug);
        parts.Stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(400, $$"""{"error":true,"code":{{code}},"message":"no"}""") : null;

        Assert.That(
            () => parts.Get<GivingUp>().TellAsync(attempt, CancellationToken.None),
            ends ? Throws.InstanceOf<ReviewBot.Bugzilla.Errors.KeyRefusedException>() : Throws.Nothing);
        Assert.That(parts.Get<Notices>().All(), Has.One.Items);
    }

    [Test]
    public async Task A_write_that_was_held_up_while_another_instance_may_have_taken_over_is_not_sent()
    {
        await using var parts = new PassParts(("Bugzilla:SettleAfter", "00:10:00"));
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete).Bug);
        parts.Get<LedgerKeeper>().Current.Fence = _ => parts.Stage.Wait(TimeSpan.FromMinutes(2));

        Assert.That(() => parts.Get<PlanSender>().SendAsync(attempt, CancellationToken.None), Throws.InstanceOf<ReviewBot.Bugzilla.Errors.NotSentException>());
        Assert.That(parts.Stage.Requests.Where(r => r.Method == "PUT"), Is.Empty);
    }

    // A restricted bug that is to be opened now.
    private static async Task<Attempt> OpeningAsync(PassParts parts)
    {
        var attempt = await parts.AttemptAsync(parts.Stage.Request(Forms.Complete, groups: Embargoed).Bug);
        return attempt with
        {
            Plan = new Plan
            {
                BugId = attempt.Bug,
                Restricted = true,
                DueSince = attempt.Now,
                Steps = [new Step { Capability = Capabilities.Embargo, Word = "opened", Reason = "", Effects = [new Effect.RemoveGroups([Embargoed])] }],
            },
        };
    }
}
