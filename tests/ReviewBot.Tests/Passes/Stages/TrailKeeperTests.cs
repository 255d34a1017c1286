using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

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
}
