using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
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
        outbox.Begin(bug, $"{bug}: something", "", parts.Stage.Time.GetUtcNow(), parts.Stage.Time.GetUtcNow());

        var atOnce = await parts.SelectAsync();
        parts.Stage.Wait(TimeSpan.FromMinutes(11));
        var later = await parts.SelectAsync();

        Assert.That(atOnce.Bugs, Is.Empty);
        Assert.That(atOnce.Skipped.Single().Reason, Does.Contain("SettleAfter"));
        Assert.That(later.Bugs, Is.EqualTo(new[] { bug }));
    }

    [Test]
    public async Task The_rest_ends_when_the_time_is_over()
    {
        await using var parts = new PassParts(("Bugzilla:SettleAfter", "00:10:00"));
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        var (outbox, now) = (parts.Get<Outbox>(), parts.Stage.Time.GetUtcNow());
        outbox.Begin(bug, $"{bug}: something", "", now, now);

        parts.Stage.Wait(TimeSpan.FromMinutes(10));

        Assert.That((await parts.SelectAsync()).Bugs, Is.EqualTo(new[] { bug }));
    }

    [Test]
    public async Task One_search_tells_what_there_is_and_one_that_nothing_has_changed()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        Assert.That(await SearchesAsync(parts, Wanted.WhatChanged), Is.EqualTo(1));
        await TwoPassesAsync(parts);
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, Decisions.Entry(100_001));

        Assert.That(await SearchesAsync(parts, Wanted.WhatChanged), Is.EqualTo(1));
        Assert.That((await parts.SelectAsync()).Bugs, Is.Empty, "not even what is registered and not found");
    }

    [Test]
    public async Task A_look_at_everything_reads_nothing_again_that_is_as_it_was_and_has_missed_nothing()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete, "steward1");
        parts.Stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        parts.Stage.Wait();
        await TwoPassesAsync(parts);

        var selection = await parts.SelectAsync(Wanted.Everything);

        Assert.That(parts.Get<BugCache>().Registered(), Is.EqualTo(new[] { bug }));
        Assert.That((selection.Found, selection.Bugs.Length, parts.Get<Drift>().Count), Is.EqualTo((1, 0, 0)));
    }

    [TestCase(60, 1)]
    [TestCase(3, 1)]
    [TestCase(2, 0, TestName = "The_next_poll_would_have_found_it_by_itself")]
    [TestCase(-10, 0, TestName = "What_changed_after_the_last_pass_was_missed_by_none")]
    [TestCase(60, 0, "due", TestName = "What_is_due_anyway_is_not_missed")]
    [TestCase(60, 0, "settings", TestName = "What_only_other_settings_find_was_missed_by_none")]
    public async Task What_changed_before_the_last_pass_and_is_held_as_it_was_was_missed(int secondsBefore, int missed, string? but = null)
    {
        await using var parts = new PassParts();
        var (bug, changed) = Asked(parts);
        parts.Get<BugCache>().Put(new CachedBug(bug, changed.AddMinutes(-1), changed.AddSeconds(-30), but == "due" ? changed : null, Restricted: false), new BugFacts(bug));
        await EndAsync(parts, changed.AddSeconds(secondsBefore), but == "settings");

        var selection = await parts.SelectAsync(Wanted.Everything);

        Assert.That(selection.Bugs, Is.EqualTo(new[] { bug }));
        Assert.That(parts.Get<Drift>().Count, Is.EqualTo(missed));
    }

    [TestCase(0, 1, true)]
    [TestCase(0, 2, false)]
    [TestCase(0, 3600, false)]
    [TestCase(-60, 3600, true, TestName = "What_is_held_of_another_state_is_read_again_however_late_it_was_read")]
    public async Task What_was_read_in_the_second_of_its_change_is_read_again(int heldAsOf, int readAfter, bool again)
    {
        await using var parts = new PassParts();
        var (bug, changed) = Asked(parts);
        parts.Get<BugCache>().Put(new CachedBug(bug, changed.AddSeconds(heldAsOf), changed.AddSeconds(readAfter), null, Restricted: false), new BugFacts(bug));
        await EndAsync(parts, changed);

        Assert.That((await parts.SelectAsync(Wanted.Everything)).Bugs, again ? Is.EqualTo(new[] { bug }) : Is.Empty);
    }

    private static (int Bug, DateTimeOffset Changed) Asked(PassParts parts)
    {
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        return (bug, parts.Stage.Time.GetUtcNow().AddSeconds(-2));
    }

    private static async Task EndAsync(PassParts parts, DateTimeOffset at, bool byOtherSettings = false)
    {
        var digest = (await parts.BeginAsync()).Settings.Digest;
        parts.Get<Cursor>().Move(at, byOtherSettings ? "others" : digest);
        parts.Get<Cursor>().Sweep(at, 1, TimeSpan.FromDays(1));
    }

    private static async Task TwoPassesAsync(PassParts parts)
    {
        for (var i = 0; i < 2; i++)
        {
            await parts.Get<PassRunner>().RunAsync(new PassOptions(), CancellationToken.None);
            parts.Stage.Wait();
        }
    }

    private static async Task<int> SearchesAsync(PassParts parts, Wanted wanted)
    {
        await parts.BeginAsync();
        parts.Stage.Requests.Clear();
        await parts.SelectAsync(wanted);
        return parts.Stage.Requests.Count(r => r.Path.StartsWith("/rest/bug?", StringComparison.Ordinal));
    }
}
