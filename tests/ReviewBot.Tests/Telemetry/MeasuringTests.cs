using ReviewBot.Health;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Telemetry;

/// <summary>How passes, calls and deliveries are measured.</summary>
public sealed class MeasuringTests
{
    [Test]
    public async Task A_pass_over_what_changed_that_came_to_its_end_is_a_good_one_and_another_tells_its_fault()
    {
        await using var parts = new PassParts();
        var (measures, stages) = (parts.Get<Instruments>(), parts.Get<Stages>());
        using var heard = new Heard(measures);

        await stages.PassAsync(Stages.Wake, () => Task.FromResult(1));
        Assert.That(() => stages.PassAsync<int>(Stages.Poll, () => throw new OperationCanceledException()), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(heard.Of(measures.PassLastGood), Is.Empty);

        await stages.PassAsync(Stages.Poll, () => Task.FromResult(1));
        Assert.That(heard.Of(measures.PassLastGood).Single().Value, Is.EqualTo(parts.Stage.Time.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(heard.Of(measures.PassDuration).Select(h => h.Labels), Is.EqualTo(new[]
        {
            "reviewbot.pass.trigger=wake", "reviewbot.pass.trigger=poll,error.type=OperationCanceledException", "reviewbot.pass.trigger=poll",
        }));
    }

    [TestCase(429, "<title>Too Many Requests</title>", true, false)]
    [TestCase(400, """{"error":true,"code":306,"message":"The API key you specified is invalid."}""", false, true)]
    [TestCase(503, "<title>Bugzilla is Down</title>", false, false)]
    public async Task That_the_server_shuts_us_out_is_shown_until_it_takes_us_again(int status, string answer, bool blocked, bool refused)
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        await parts.BeginAsync();
        using var heard = new Heard(measures);
        parts.Stage.AfterEach = (_, _) => answer.StartsWith('{') ? SandboxResponse.OfJson(status, answer) : SandboxResponse.OfHtml(status, answer);

        Assert.That(() => parts.BeginAsync(), Throws.Exception);

        Assert.That((heard.Last(measures.BlockedUntil, "") > 0, heard.Last(measures.KeyRefused, "") > 0), Is.EqualTo((blocked, refused)));
        parts.Stage.AfterEach = null;
        parts.Get<CallMeter>().Done(new Bugzilla.Calls.CallDone("GET", "/rest/time", TimeSpan.Zero, TimeSpan.Zero, null));
        Assert.That((heard.Of(measures.BlockedUntil)[^1].Value, heard.Of(measures.KeyRefused)[^1].Value), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public async Task What_the_webhook_brought_is_counted_with_the_time_of_the_last_that_its_secret_proved()
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);
        var deliveries = new Deliveries(parts.Stage.Time, measures);

        deliveries.Came("woke");
        deliveries.Refused();

        Assert.That(heard.Of(measures.Deliveries).Select(d => (d.Value, d.Labels)), Is.EqualTo(new[] { (1.0, "reviewbot.webhook.result=woke"), (1.0, "reviewbot.webhook.result=refused") }));
        Assert.That(heard.Of(measures.DeliveryLast).Single().Value, Is.EqualTo(parts.Stage.Time.GetUtcNow().ToUnixTimeSeconds()));
    }

    [Test]
    public async Task A_measure_takes_as_many_values_as_it_has_labels_and_no_time_that_ran_backwards()
    {
        await using var parts = new PassParts();
        var measures = parts.Get<Instruments>();
        using var heard = new Heard(measures);

        Assert.That(() => measures.DryRun.Set(1, "label"), Throws.ArgumentException);
        Assert.That(() => measures.Bugs.Add(1), Throws.ArgumentException);
        measures.FirstComment.Record(TimeSpan.FromSeconds(-5));
        measures.Bugs.Add(1, "a bug's title");
        measures.DryRun.Set(true);
        measures.DryRun.Set(false);

        Assert.That(heard.Of(measures.FirstComment).Single().Value, Is.Zero);
        Assert.That(heard.Of(measures.Bugs).Single().Labels, Is.EqualTo("reviewbot.bug.outcome=_OTHER"));
        Assert.That(heard.Of(measures.DryRun).Select(d => d.Value), Is.EqualTo(new[] { 1.0, 0.0 }));
        Assert.That(Label.Error.Values, Is.SupersetOf(new[] { "BlockedException", "LedgerException" }).And.All.EndsWith("Exception"));
    }
}
