using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Which;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is decided, and what follows from its extent.</summary>
public sealed class DecidePlansTests
{
    [Test]
    public async Task The_writes_are_counted_before_the_first_one()
    {
        await using var parts = new PassParts(("Safety:MaxWritesPerPass", "1"));
        parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete);

        var decided = await parts.DecideAsync();

        Assert.That((decided.Planned, decided.Cap, decided.Stopped), Is.EqualTo((2, 1, true)));
    }

    [Test]
    public async Task Who_only_looks_is_not_stopped_by_the_cap()
    {
        await using var parts = new PassParts(("Safety:MaxWritesPerPass", "1"));
        parts.Stage.Request(Forms.Complete);
        parts.Stage.Request(Forms.Complete);

        Assert.That((await parts.DecideAsync(planOnly: true)).Stopped, Is.False);
    }

    [Test]
    public async Task What_the_owners_have_to_know_is_told_once_however_often_it_is_decided()
    {
        await using var parts = new PassParts(("Stewards:0:Away:0:From", "2026-11-01"), ("Stewards:0:Away:0:To", "2026-12-31"), ("Stewards:1:Away:0:From", "2026-11-01"), ("Stewards:1:Away:0:To", "2026-12-31"), ("Stewards:2:Away:0:From", "2026-11-01"), ("Stewards:2:Away:0:To", "2026-12-31"));
        parts.Stage.Request(Forms.Complete);

        await parts.DecideAsync();
        await parts.DecideAsync();

        Assert.That(parts.Get<Notices>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_bug_that_is_not_to_be_opened_any_more_is_not_overdue_any_more()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        parts.Get<OverdueOpenings>().Known(bug);

        await parts.DecideAsync();

        Assert.That(parts.Get<OverdueOpenings>().Count, Is.Zero);
    }

    [Test]
    public async Task A_dry_run_tells_of_no_opening_where_none_is_due()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var folded = await parts.FoldAsync();
        var dry = folded.Pass with { Options = new PassOptions { DryRun = true } };

        parts.Get<DecidePlans>().Run(folded with { Loaded = folded.Loaded with { Selection = folded.Loaded.Selection with { Pass = dry } } });

        Assert.That(parts.Get<Notices>().All(), Is.Empty);
    }

    [Test]
    public async Task A_bug_that_is_to_be_opened_is_overdue_until_it_is_open()
    {
        await using var parts = new PassParts(("Embargo:Groups:0", "data-review-embargo"), ("Embargo:ToleratedGroups:0", "data-review-partners"));
        var (bug, attachment) = parts.Stage.Request(Forms.Complete, "steward1", groups: "data-review-embargo");
        await parts.Stage.OnceAsync();
        parts.Stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        await parts.Stage.OnceAsync();
        parts.Stage.Person("requester").Comment(bug, "reviewbot: embargo lift");
        await parts.Stage.OnceAsync();
        parts.Get<OverdueOpenings>().Known(bug);

        var plan = (await parts.DecideAsync()).Plans.Single().Plan;
        Assert.That(plan.DueSince, Is.Null);
        Assert.That(parts.Get<OverdueOpenings>().Count, Is.Zero);

        parts.Get<OverdueOpenings>().Known(bug);
        for (var looks = 0; looks < 9 && plan.DueSince is null; looks++)
        {
            parts.Stage.Time.SetUtcNow(plan.NextLook ?? parts.Stage.Time.GetUtcNow());
            parts.Get<OverdueOpenings>().Known(bug);
            plan = (await parts.DecideAsync(Wanted.Everything)).Plans.Single().Plan;
            await parts.Stage.OnceAsync();
        }

        Assert.That((plan.DueSince is null, plan.OverdueSince is null), Is.EqualTo((false, true)), "it is due in this very moment");
        Assert.That(parts.Get<Notices>().All().Select(n => n.Text), Has.None.Contains("if this were no dry run"));
        Assert.That(parts.Get<OverdueOpenings>().Count, Is.EqualTo(1));
    }

    [TestCase(5, 1, 5)]
    [TestCase(0, 3, 4)]
    [TestCase(3, 3, 4, TestName = "What_changed_since_it_was_counted_counts_as_it_is_now")]
    public async Task What_was_counted_beforehand_counts_before_the_first_write(int counted, int plannedBefore, int planned)
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var decided = await parts.DecideAsync();

        var among = decided with { Folded = decided.Folded with { Facts = decided.Folded.Facts with { Others = new OtherBugs { Counted = counted, Planned = plannedBefore } } } };

        Assert.That(among.Planned, Is.EqualTo(planned));
    }
}
