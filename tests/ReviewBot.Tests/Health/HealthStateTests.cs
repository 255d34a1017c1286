using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ReviewBot.Health;
using ReviewBot.Passes.Reports;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Health;

/// <summary>What is said of the passes that were, and of what came by the webhook.</summary>
public sealed class HealthStateTests
{
    private Stage stage = null!;
    private HealthState health = null!;
    private PassReport good = null!;

    private ReadyReport Report => health.Report(stage.Bot);

    [SetUp]
    public async Task Begin()
    {
        stage = new Stage(SandboxFlavour.Upstream, more: ("Web:WebhookSecret", "a-secret-of-the-tests-2f91"));
        health = new HealthState(stage.Time);
        good = await stage.OnceAsync();
    }

    [TearDown]
    public async Task End() => await stage.DisposeAsync();

    [Test]
    public void Before_the_first_pass_nothing_is_claimed()
    {
        Assert.That(Report, Has.Property("Ready").False.And.Property("Problem").EqualTo("no pass yet").And.Property("LastGoodPass").Null);
        Assert.That((Report.Key, Report.Clock, Report.ClockAgrees), Is.EqualTo(("not tried yet", "not compared yet", true)));
    }

    [Test]
    public void A_pass_that_came_to_its_end_tells_what_it_found_and_forgets_what_was_wrong()
    {
        health.Failed("the server is down", HealthState.Refused);
        health.LedgerFailed();

        health.Passed(good with { Failed = 3, Drifted = 2, Overdue = 1, StoppedByCap = 9 }, 7);

        Assert.That(Report, Has.Property("Ready").True.And.Property("Problem").Null.And.Property("LastGoodPass").EqualTo(stage.Time.GetUtcNow()));
        Assert.That((Report.Key, Report.Clock, Report.Database), Is.EqualTo(("accepted", "agrees with the server's", "in memory")));
        Assert.That((Report.Failed, Report.Drifted, Report.OverdueOpenings, Report.StoppedByCap, Report.Notices), Is.EqualTo((3, 2, 1, (int?)9, 7)));
    }

    [Test]
    public void What_goes_wrong_is_told_and_the_key_is_what_was_last_known_of_it()
    {
        health.Passed(good, 0);
        health.Failed("the server is down");
        Assert.That((Report.Ready, Report.Problem, Report.Key), Is.EqualTo((false, "the server is down", "accepted")));

        health.Failed("the key is not taken", HealthState.Refused);
        Assert.That((Report.Problem, Report.Key), Is.EqualTo(("the key is not taken", HealthState.Refused)));

        health.LedgerFailed();
        Assert.That(Report.Problem, Does.StartWith("the database can't be used"));
    }

    [Test]
    public void A_good_pass_is_one_of_the_last_three_intervals_and_a_minute()
    {
        health.Passed(good, 0);
        stage.Time.Advance((stage.Bot.Interval * 3) + TimeSpan.FromMinutes(1));
        Assert.That(Report.Ready, Is.True);

        stage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((Report.Ready, Report.Problem), Is.EqualTo((false, "the last good pass is long ago")));
    }

    [TestCase(61, false, "the server's is 61 s ahead: nothing is opened before they agree")]
    [TestCase(-61, false, "the server's is 61 s behind: nothing is opened before they agree")]
    [TestCase(60, true, "agrees with the server's")]
    public void How_far_the_clocks_are_apart_is_told(int seconds, bool agree, string told)
    {
        health.Passed(good with { ClockSkew = TimeSpan.FromSeconds(seconds) }, 0);

        Assert.That((Report.ClockAgrees, Report.Clock), Is.EqualTo((agree, told)));
    }

    [Test]
    public void Settings_that_can_not_be_used_are_told()
    {
        stage.Set("Safety:MaxWritesPerPass", "lots");
        stage.Bot.Settings.Refresh();

        Assert.That(Report.Settings, Does.StartWith("the changed settings are not usable"));
        stage.Set("Safety:MaxWritesPerPass", "10");
        stage.Bot.Settings.Refresh();
        Assert.That(Report.Settings, Is.EqualTo(HealthState.Good));
    }

    [Test]
    public void A_webhook_that_has_brought_nothing_for_a_day_is_odd_and_one_that_is_off_is_not()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var deliveries = new Deliveries(stage.Time, new Instruments(services.GetRequiredService<IMeterFactory>()));
        var (on, off) = (stage.Bot.Settings.Current, stage.Bot.Settings.Current with { WebhookSecret = null });
        Assert.That((deliveries.Told(on), deliveries.Told(off), deliveries.Last), Is.EqualTo(("no delivery yet", "off", (DateTimeOffset?)null)));

        stage.Time.Advance(Deliveries.Long);
        Assert.That(deliveries.Problem(on), Is.Null);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(deliveries.Problem(on), Does.StartWith("the webhook has brought nothing since"));
        Assert.That(deliveries.Problem(off), Is.Null);

        deliveries.Refused();
        Assert.That(deliveries.Problem(on), Is.Not.Null, "one without the secret is none");
        deliveries.Came("woke");
        Assert.That((deliveries.Problem(on), deliveries.Last), Is.EqualTo(((string?)null, (DateTimeOffset?)stage.Time.GetUtcNow())));
        Assert.That(deliveries.Told(on), Does.StartWith("last delivery"));
    }
}
