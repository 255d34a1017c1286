using ReviewBot.Passes.Memory;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>Bugs that were shown to everybody and that the server doesn't name any more are found, each in its turn.</summary>
public sealed class StillSeenTests
{
    private const int AtATime = 400;

    [TestCase(410, new[] { AtATime, 10, AtATime })]
    [TestCase(AtATime, new[] { AtATime, AtATime }, TestName = "With_the_last_of_them_looked_up_it_begins_again")]
    [TestCase(3, new[] { 3, 3 })]
    [TestCase(0, new[] { 0, 0 })]
    public async Task Every_half_hour_the_next_few_are_looked_up(int shown, int[] looks)
    {
        await using var parts = await AfterAPassAsync();
        var bugs = Enumerable.Range(1_000, shown).ToList();
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, bugs.Select(bug => Decisions.Entry(bug)));
        var at = 0;
        foreach (var look in looks)
        {
            Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(29)), Is.Empty);

            Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(1)), Is.EqualTo(bugs.Skip(at).Take(look)));
            at = at + look == shown ? 0 : at + look;
        }
    }

    [Test]
    public async Task Those_that_only_pages_show_are_among_them_by_their_number()
    {
        await using var parts = await AfterAPassAsync();
        var (pages, register) = (Enumerable.Range(1_000, 300).ToList(), Enumerable.Range(2_000, 300).ToList());
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, register.Select(bug => Decisions.Entry(bug)));
        pages.ForEach(bug => parts.Get<Trails>().Put(bug, 0, "[]", "{}"));
        parts.Get<Trails>().Put(register[0], 0, "[]", "{}");

        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(30)), Is.EqualTo(pages.Concat(register.Take(100))));
        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(30)), Is.EqualTo(register.Skip(100)));
    }

    [Test]
    public async Task Those_that_the_server_names_are_not_read_again()
    {
        await using var parts = await AfterAPassAsync();
        var (bug, _) = parts.Stage.Request(Forms.Complete);
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, Decisions.Entry(bug), Decisions.Entry(4_711));

        Assert.That(await LookAsync(parts, TimeSpan.FromMinutes(30)), Is.EqualTo(new[] { 4_711 }));
    }

    [Test]
    public async Task A_ledger_that_begins_and_somebody_who_only_plans_look_up_nothing()
    {
        await using var parts = new PassParts();
        Decisions.Keep(parts.Get<LedgerKeeper>().Current, Decisions.Entry(4_711));
        parts.Get<Cursor>().Sweep(parts.Stage.Time.GetUtcNow(), 1, TimeSpan.FromDays(1));

        await parts.SelectAsync();
        Assert.That(Asked(parts), Is.Empty);

        parts.Stage.Wait(TimeSpan.FromMinutes(31));
        await parts.SelectAsync(planOnly: true);
        Assert.That(Asked(parts), Is.Empty);
        Assert.That((await parts.SelectAsync()).Bugs, Is.EqualTo(new[] { 4_711 }), "nor does it put off who looks");
    }

    private static async Task<PassParts> AfterAPassAsync()
    {
        var parts = new PassParts();
        parts.Get<Cursor>().Sweep(parts.Stage.Time.GetUtcNow(), 1, TimeSpan.FromDays(1));
        await parts.SelectAsync();
        return parts;
    }

    private static async Task<int[]> LookAsync(PassParts parts, TimeSpan after)
    {
        parts.Stage.Wait(after);
        return [.. (await parts.SelectAsync()).Bugs];
    }

    private static IEnumerable<string> Asked(PassParts parts) => parts.Stage.Requests.Select(r => r.Path).Where(p => p.Contains("4711", StringComparison.Ordinal));
}
