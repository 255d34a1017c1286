using System.Collections.Immutable;
using ReviewBot.Collections;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Collections;

/// <summary>When it is looked at what landed, and what follows from it.</summary>
public sealed class CollectionsDeskTests
{
    private const string Story = "story/thunderbird";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Test]
    public async Task It_is_looked_at_once_a_day_and_compared_once_a_week_where_nothing_is_new()
    {
        await using var parts = await AfterALookAsync();
        var first = Looked(parts);

        Assert.That(await LookAsync(parts, Day - TimeSpan.FromMinutes(1)), Is.False);
        Assert.That(Looked(parts), Is.EqualTo(first), "not even looked at");
        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(1)), Is.False);
        Assert.That(Looked(parts), Is.EqualTo(first + Day), "looked at, and not compared");
        for (var day = 2; day < 7; day++)
        {
            Assert.That(await LookAsync(parts, Day), Is.False, $"day {day}");
        }

        Assert.That(await LookAsync(parts, Day), Is.True, "what was decided in bugs that no pass looks at");
        Assert.That(await LookAsync(parts, Day), Is.False);
    }

    [Test]
    public async Task A_decision_has_it_compared_at_once_and_once()
    {
        await using var parts = await AfterALookAsync();
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, Decisions.Entry(4_711) with { DecidedAt = parts.Stage.Time.GetUtcNow() });

        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(1)), Is.True);
        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(1)), Is.False);
        Assert.That(await LookAsync(parts, Day), Is.False);
    }

    [Test]
    public async Task What_could_not_be_compared_stays_as_it_was_and_is_tried_again_in_an_hour()
    {
        await using var parts = await AfterALookAsync();
        var look = parts.Get<Landings>().Look;
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, Decisions.Entry(4_711) with { DecidedAt = parts.Stage.Time.GetUtcNow() });
        parts.Stage.AfterEach = (_, _) => SandboxResponse.OfHtml(503, "<title>Bugzilla is Down</title>");

        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(1)), Is.False);
        parts.Stage.AfterEach = null;

        Assert.That(parts.Get<Landings>().Look, Is.EqualTo(look));
        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(59)), Is.False);
        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(1)), Is.True);
    }

    [Test]
    public async Task The_bugs_in_which_something_follows_are_looked_at_next_and_not_again_for_the_same()
    {
        await using var parts = new PassParts();
        var story = parts.Stage.Sandbox.SeedStory();
        var cache = parts.Get<BugCache>();

        await LookAsync(parts, TimeSpan.Zero);
        var due = cache.Due(parts.Stage.Time.GetUtcNow());
        due.ForEach(cache.Forget);
        Assert.That(await LookAsync(parts, TimeSpan.FromDays(7)), Is.True);

        Assert.That(due, Has.Member(1).And.Member(story["restricted"]), "what differs from its decision, and what landed of a closed bug");
        Assert.That(due, Has.Count.LessThan(story.Count), "not every bug that is cited");
        Assert.That(cache.Due(parts.Stage.Time.GetUtcNow()), Is.Empty);
        Assert.That(parts.Get<Notices>().All().Select(n => n.Text), Has.Some.StartsWith("What landed is not what was approved"));
        Assert.That(parts.Get<Landings>().Look, Does.Contain("spaces.opened_by_touch"));
    }

    [Test]
    public async Task What_ends_has_it_compared_on_that_day_and_so_does_a_new_commit()
    {
        await using var parts = await AfterALookAsync();
        var shelf = parts.Get<SourceShelf>();
        var state = shelf.Of(Story);
        shelf.Put(Story, state with { Files = state.Files.ToImmutableSortedDictionary(f => f.Key, f => f.Value with { Text = f.Value.Text.Replace("expires: never", "expires: 2026-11-20", StringComparison.Ordinal) }, StringComparer.Ordinal) });

        foreach (var (day, compared) in new[] { (18, false), (19, false), (20, true), (21, false), (22, false) })
        {
            Assert.That(await LookAsync(parts, Day), Is.EqualTo(compared), $"on the {day}th");
        }

        shelf.Put(Story, shelf.Of(Story) with { Commit = "before", Head = null });
        Assert.That(await LookAsync(parts, Day), Is.True, "of a new commit");
    }

    private static async Task<PassParts> AfterALookAsync()
    {
        var parts = new PassParts();
        parts.Stage.Sandbox.SeedStory();
        Assert.That(await LookAsync(parts, TimeSpan.Zero), Is.True, "the first time");
        return parts;
    }

    private static DateTimeOffset Looked(PassParts parts) => Ledger.Time(parts.Get<Landings>().Get("looked")!);

    private static async Task<bool> LookAsync(PassParts parts, TimeSpan after)
    {
        parts.Stage.Wait(after);
        return await parts.Get<CollectionsDesk>().LookAsync(CancellationToken.None);
    }
}
