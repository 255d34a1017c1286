using Microsoft.Extensions.Logging;
using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Plans;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>What lasts when a pass has come to its end.</summary>
public sealed class RememberPassTests
{
    [Test]
    public async Task The_cursor_moves_with_a_pass_over_what_changed()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);

        var report = await RunAsync(parts, new PassOptions());

        Assert.That(parts.Get<Cursor>().Last, Is.EqualTo(report.Now));
        Assert.That(parts.Get<Cursor>().Swept, Is.EqualTo(report.Now));
    }

    [Test]
    public async Task A_look_at_named_bugs_moves_no_cursor()
    {
        await using var parts = new PassParts();
        var (bug, _) = parts.Stage.Request(Forms.Complete);

        var report = await RunAsync(parts, new PassOptions { Wanted = Wanted.Only(bug) });

        Assert.That(report.Writes, Is.EqualTo(1));
        Assert.That(parts.Get<Cursor>().Last, Is.Null);
    }

    [Test]
    public async Task Who_only_plans_or_may_not_write_moves_no_cursor()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);

        await RunAsync(parts, new PassOptions { PlanOnly = true });
        await RunAsync(parts, new PassOptions { DryRun = true });

        Assert.That(parts.Get<Cursor>().Last, Is.Null);
    }

    [Test]
    public async Task A_poll_leaves_the_time_of_the_last_look_at_everything()
    {
        await using var parts = new PassParts();
        parts.Stage.Request(Forms.Complete);
        var first = await RunAsync(parts, new PassOptions());
        parts.Stage.Wait();

        var second = await RunAsync(parts, new PassOptions());

        Assert.That((parts.Get<Cursor>().Swept, parts.Get<Cursor>().Last), Is.EqualTo((first.Now, second.Now)));
    }

    [Test]
    public async Task A_pass_that_the_cap_stopped_moves_no_cursor_mails_nothing_and_says_so()
    {
        await using var office = new PostOffice();
        using var log = new LogLines();
        await using var stage = new Stage(SandboxFlavour.Upstream, loggers: LoggerFactory.Create(b => b.AddProvider(log)), more: [.. office.Settings, ("Safety:MaxWritesPerPass", "1")]);
        stage.Request(Forms.Complete);
        await stage.OnceAsync();
        var before = stage.Bot.Ledger.Get("cursor");
        stage.Request(Forms.Complete);
        stage.Request(Forms.Complete);
        new Notices(stage.Bot.Ledger).Tell(new Notice("key", null, "Something."), stage.Time.GetUtcNow());

        await stage.OnceAsync();
        Assert.That((stage.Bot.Ledger.Get("cursor"), office.Mails.Count), Is.EqualTo((before, 0)));
        Assert.That(log.Lines, Has.Some.Contains("2 writes are planned, more than the cap of 1"));

        await stage.OnceAsync(new PassOptions { AllowWrites = 2 });
        Assert.That((stage.Bot.Ledger.Get("cursor") == before, office.Mails.Count), Is.EqualTo((false, 1)));
    }

    private static Task<PassReport> RunAsync(PassParts parts, PassOptions options) => parts.Get<PassRunner>().RunAsync(options, CancellationToken.None);
}
