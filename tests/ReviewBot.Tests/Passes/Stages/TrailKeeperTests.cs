using System.Text.Json;
using ReviewBot.Hosting;
using ReviewBot.Passes;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Remembering;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;
using ReviewBot.Views;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What is kept for pages, and when nobody could see it.</summary>
public sealed class TrailKeeperTests
{
    [TestCase(true, true, true)]
    [TestCase(true, false, false, TestName = "A dry run keeps in memory what pages show only if there are pages")]
    [TestCase(false, false, true, TestName = "A pass that writes keeps it for the pages of a service that comes later")]
    public async Task What_pages_show_is_kept_if_anybody_can_see_it(bool dryRun, bool hasPages, bool isKept)
    {
        await using var stage = new Stage(SandboxFlavour.Upstream, dryRun);
        var bug = stage.Request(Forms.Complete).Bug;
        using var ledger = Ledger.InMemory(stage.Sandbox.BaseUrl.AbsoluteUri);
        await using var bot = Bot.Create(stage.Bot.Settings, stage.Time, stage.Loggers, new Surroundings { Sandbox = stage.Sandbox, HasPages = hasPages, Ledger = ledger });

        bot.Wake(Wanted.WhatChanged);
        await bot.PassAsync(null, CancellationToken.None);

        Assert.That(new Trails(bot.Ledger).Of(bug) is not null, Is.EqualTo(isKept));
    }

    [Test]
    public async Task What_was_done_is_kept_until_the_bug_is_read_again_and_who_was_chosen_for_good()
    {
        await using var parts = new PassParts();
        var (bug, attachment) = parts.Stage.Request(Forms.Complete);

        await RunAsync(parts);
        var chosen = Kept(parts, bug);
        parts.Stage.Person("requester").Comment(bug, "Thank you.");
        await RunAsync(parts);
        var later = Kept(parts, bug);

        Assert.That((string.Join(' ', chosen.Done), chosen.WouldDo.Count, chosen.Choices.Single().Attachment), Is.EqualTo(("assigned", 0, (long)attachment)));
        Assert.That((later.Done.Count, later.WouldDo.Count, later.Choices.Single().At), Is.EqualTo((0, 0, chosen.Choices.Single().At)));
    }

    [Test]
    public async Task Of_a_dry_run_and_of_what_the_cap_keeps_back_only_the_intention_is_kept()
    {
        await using var parts = new PassParts(("Safety:MaxWritesPerPass", "1"));
        var bugs = new[] { parts.Stage.Request(Forms.Complete).Bug, parts.Stage.Request(Forms.Complete).Bug };
        await RunAsync(parts);
        var capped = Kept(parts, bugs[0]);
        var acted = await DryAsync(parts);

        new TrailKeeper(parts.Get<Trails>(), new Launch(parts.Stage.Sandbox.BaseUrl, IsSandbox: true, AlwaysDry: false) { HasPages = true }).Keep(acted, parts.Get<ReportPass>().Of(acted));

        var dry = Kept(parts, bugs[0]);
        Assert.That(new[] { capped, dry }.Select(v => (v.Done.Count, string.Join(' ', v.WouldDo).Contains("assign", StringComparison.OrdinalIgnoreCase), v.Choices.Count)), Is.All.EqualTo((0, true, 0)));
        Assert.That(capped.Reasons, Has.Some.StartWith("skipped: over the cap"));
        Assert.That(dry.Reasons, Has.None.StartWith("skipped"));
    }

    [Test]
    public async Task Whoever_only_plans_leaves_what_is_kept_as_it_is()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);

        await RunAsync(parts, new PassOptions { PlanOnly = true });

        Assert.That(parts.Get<Trails>().Of(bug), Is.Null);
    }

    private static async Task RunAsync(PassParts parts, PassOptions? options = null)
    {
        await parts.Get<PassRunner>().RunAsync(options ?? new PassOptions(), CancellationToken.None);
        parts.Stage.Wait();
    }

    private static async Task<ActedPass> DryAsync(PassParts parts)
    {
        var decided = await parts.DecideAsync(Wanted.Everything);
        var pass = decided.Pass with { Options = new PassOptions { DryRun = true } };
        var loaded = decided.Folded.Loaded;
        decided = decided with { Folded = decided.Folded with { Loaded = loaded with { Selection = loaded.Selection with { Pass = pass } } } };
        return await parts.Get<ActOnPlans>().RunAsync(decided, CancellationToken.None);
    }

    private static BugView Kept(PassParts parts, int bug) => JsonSerializer.Deserialize(parts.Get<Trails>().Of(bug)!, LookJson.Default.BugView)!;
}
