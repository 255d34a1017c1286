using ReviewBot.Passes.Given;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>Which bugs a pass looks at.</summary>
public sealed class WhichBugsTests
{
    [Test]
    public async Task What_a_wake_up_names_is_looked_at_and_nothing_is_searched_for()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        await parts.BeginAsync();
        parts.Stage.Requests.Clear();

        var selection = await parts.SelectAsync(Wanted.Only(bug));

        Assert.That(selection.Bugs, Is.EqualTo(new[] { bug }));
        Assert.That(parts.Stage.Requests.Select(r => r.Path.Split('?')[0]), Has.None.EqualTo("/rest/bug"));
    }

    [Test]
    public async Task What_changed_and_what_is_named_are_looked_at_once()
    {
        await using var parts = new PassParts();
        var (first, _) = parts.Stage.Request(Forms.Complete);
        var (second, _) = parts.Stage.Request(Forms.Complete);

        var selection = await parts.SelectAsync(Wanted.WhatChanged.And(Wanted.Only(second)));

        Assert.That(selection.Bugs, Is.EqualTo(new[] { first, second }));
    }

    [Test]
    public async Task A_sweep_that_misses_many_registered_bugs_reads_a_thousand_and_the_next_one_the_others()
    {
        await using var parts = new PassParts();
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, Enumerable.Range(100_001, 1_010).Select(bug => Decisions.Entry(bug)));

        var first = await parts.SelectAsync(Wanted.Everything);
        parts.Get<LedgerKeeper>().Current.Execute("UPDATE bugs SET read_at = @now WHERE id IN (SELECT id FROM bugs ORDER BY read_at, id LIMIT 1000)", new { now = parts.Stage.Time.GetUtcNow() });
        var second = await parts.SelectAsync(Wanted.Everything);

        Assert.That(first.Bugs, Has.Length.EqualTo(1_000));
        Assert.That(first.Bugs.Union(second.Bugs).Count(), Is.EqualTo(1_010));
    }

    [Test]
    public async Task A_bug_rests_as_long_as_a_write_without_an_answer_may_still_land()
    {
        await using var parts = new PassParts(("Bugzilla:SettleAfter", "00:10:00"));
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var outbox = parts.Get<Outbox>();
        outbox.Attempt(outbox.Plan(bug, $"{bug}: something", "", parts.Stage.Time.GetUtcNow()), parts.Stage.Time.GetUtcNow());

        var atOnce = await parts.SelectAsync();
        parts.Stage.Wait(TimeSpan.FromMinutes(11));
        var later = await parts.SelectAsync();

        Assert.That(atOnce.Bugs, Is.Empty);
        Assert.That(atOnce.Skipped.Single().Reason, Does.Contain("SettleAfter"));
        Assert.That(later.Bugs, Is.EqualTo(new[] { bug }));
    }
}
