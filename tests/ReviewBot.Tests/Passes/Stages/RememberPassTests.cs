using ReviewBot.Passes;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
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

    private static Task<PassReport> RunAsync(PassParts parts, PassOptions options) => parts.Get<PassRunner>().RunAsync(options, CancellationToken.None);
}
