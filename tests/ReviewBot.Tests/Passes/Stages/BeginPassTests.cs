using ReviewBot.Passes.Given;
using ReviewBot.Passes.Memory;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>How a pass begins: when it looks at everything, and how old what it knows of the server may be.</summary>
public sealed class BeginPassTests
{
    private static readonly (string, string?)[] Daily = [("Polling:SweepInterval", "1.00:00:00")];

    [Test]
    public async Task Everything_is_looked_at_at_first_and_again_when_the_interval_is_over()
    {
        await using var parts = new PassParts(Daily);
        parts.Stage.Request(Forms.Complete);
        Assert.That((await parts.BeginAsync()).Sweeps, Is.True);
        await PassAsync(parts);

        parts.Stage.Wait(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.That((await parts.BeginAsync()).Sweeps, Is.False);
        parts.Stage.Wait(TimeSpan.FromSeconds(1));
        Assert.That((await parts.BeginAsync()).Sweeps, Is.True);
    }

    [Test]
    public async Task Whoever_asks_for_everything_only_plans_or_may_not_write_looks_at_everything()
    {
        await using var parts = new PassParts(Daily);
        parts.Stage.Request(Forms.Complete);
        await PassAsync(parts);

        Assert.That((await parts.BeginAsync()).Sweeps, Is.False);
        Assert.That((await parts.BeginAsync(Wanted.Everything)).Sweeps, Is.True);
        Assert.That((await parts.BeginAsync(planOnly: true)).Sweeps, Is.True);
        Assert.That((await parts.Get<BeginPass>().RunAsync(new PassOptions { DryRun = true }, CancellationToken.None)).Sweeps, Is.True);
    }

    [Test]
    public async Task Under_other_settings_everything_is_decided_anew()
    {
        await using var parts = new PassParts(Daily);
        parts.Stage.Request(Forms.Complete);
        await PassAsync(parts);
        parts.Get<Cursor>().Move(parts.Stage.Time.GetUtcNow(), "as they were");

        Assert.That(await parts.BeginAsync(), Has.Property("SettingsChanged").True.And.Property("Sweeps").True);
    }

    [Test]
    public async Task What_the_server_is_is_asked_again_when_that_is_as_old_as_a_look_at_everything_and_not_before()
    {
        await using var parts = new PassParts(Daily);
        await parts.BeginAsync();
        parts.Stage.Requests.Clear();

        parts.Stage.Wait(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await parts.BeginAsync();
        Assert.That(Asked(parts), Is.Zero);
        parts.Stage.Wait(TimeSpan.FromSeconds(1));
        await parts.BeginAsync();
        Assert.That(Asked(parts), Is.GreaterThan(0));

        parts.Stage.Requests.Clear();
        await parts.BeginAsync();
        Assert.That(Asked(parts), Is.Zero, "and then is known again");
    }

    private static int Asked(PassParts parts) => parts.Stage.Requests.Count(r => r.Path.StartsWith("/rest/flag_type/", StringComparison.Ordinal) || r.Path.StartsWith("/rest/product", StringComparison.Ordinal));

    private static Task PassAsync(PassParts parts) => parts.Get<ReviewBot.Passes.PassRunner>().RunAsync(new PassOptions { Wanted = Wanted.Everything }, CancellationToken.None);
}
