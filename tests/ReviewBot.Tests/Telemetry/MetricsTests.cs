using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReviewBot.Passes.Given;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;
using ReviewBot.Views;

namespace ReviewBot.Tests.Telemetry;

/// <summary>What <c>/metrics</c> says: everything that is declared, well formed, and with labels from closed lists only.</summary>
[NonParallelizable]
public sealed class MetricsTests
{
    // Of what the platform measures of itself.
    private static readonly Dictionary<string, string[]> Platform = new()
    {
        ["otel_scope_name"] = [Instruments.Meter, "Microsoft.AspNetCore.Hosting", "System.Runtime"],
        ["gc_heap_generation"] = ["gen0", "gen1", "gen2", "loh", "poh"],
        ["cpu_mode"] = ["user", "system"],
        ["http_request_method"] = ["GET", "POST", "_OTHER"],
        ["url_scheme"] = ["http"],
        ["network_protocol_version"] = ["1.1"],
        ["http_response_status_code"] = ["200", "404"],
        ["aspnetcore_request_is_unhandled"] = ["true"],
    };

    private static readonly string[] Resource = ["service_name", "service_version", "telemetry_sdk_language", "telemetry_sdk_name", "telemetry_sdk_version"];

    [Test]
    public async Task Every_instrument_is_there_with_its_unit_and_description()
    {
        await using var pages = await EventfulAsync();

        var families = Exposition.Read((await pages.GetAsync("/metrics")).Text).ToDictionary(f => f.Name);

        foreach (var measure in pages.Services.GetRequiredService<Instruments>().All)
        {
            var name = Exposed.Name(measure);
            Assert.That(families.Keys, Does.Contain(name));
            Assert.That(families[name].Samples, Is.Not.Empty, name);
            Assert.That(families[name].Help, Is.EqualTo(measure.Instrument.Description), name);
            Assert.That(measure.Instrument.Unit, Is.Not.Empty, name);
        }
    }

    [Test]
    public async Task Promtool_has_nothing_to_say_about_it()
    {
        const string Promtool = "/usr/bin/promtool";
        Assert.That(File.Exists(Promtool) || Environment.GetEnvironmentVariable("CI") != "true", "the gate installs promtool");
        Assume.That(File.Exists(Promtool), "no promtool is installed (Debian: apt-get install prometheus)");
        await using var pages = await EventfulAsync();
        using var promtool = Process.Start(new ProcessStartInfo(Promtool, ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(promtool.StandardOutput.ReadToEndAsync(), promtool.StandardError.ReadToEndAsync());
        await promtool.StandardInput.WriteAsync((await pages.GetAsync("/metrics")).Text);
        promtool.StandardInput.Close();
        await promtool.WaitForExitAsync();

        Assert.That(await said, Has.All.Empty);
        Assert.That(promtool.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Every_label_is_from_a_closed_list()
    {
        await using var pages = await EventfulAsync();
        await pages.GetAsync("/bugs/1");
        await pages.GetAsync("/no/such/page/1234567");

        var families = Exposition.Read((await pages.GetAsync("/metrics")).Text);

        var measures = pages.Services.GetRequiredService<Instruments>().All.ToDictionary(Exposed.Name);
        foreach (var family in families.Where(f => f.Name != "target_info"))
        {
            var own = measures.GetValueOrDefault(family.Name)?.Labels.ToDictionary(l => Exposed.Name(l.Name), l => l.Values.AsEnumerable()) ?? [];
            foreach (var (name, value) in family.Samples.SelectMany(s => s.Labels).Where(l => l.Key != "le"))
            {
                var accepted = name == "http_route" ? ["/bugs/{bug:int}", "/metrics"] : own.GetValueOrDefault(name) ?? Platform.GetValueOrDefault(name) ?? [];
                Assert.That(accepted, Does.Contain(value), $"{family.Name}: {name}");
            }
        }

        Assert.That(families.Single(f => f.Name == "target_info").Samples.SelectMany(s => s.Labels.Keys).Except(["otel_scope_name"]), Is.SubsetOf(Resource));
    }

    [Test]
    public void Whatever_else_a_label_is_given_it_does_not_say()
    {
        Assert.That(Label.Outcome.Is("changed").Value, Is.EqualTo("changed"));
        Assert.That(Label.Outcome.Is("bug 1234567 of somebody@example.org").Value, Is.EqualTo(Label.Other));
    }

    [Test]
    public void What_can_be_measured_is_in_the_lists()
    {
        Assert.That(Enum.GetNames<Clock>().Select(n => n.ToLowerInvariant()).Append("restricted"), Is.EquivalentTo(Label.Queue.Values));
        Assert.That(Enum.GetValues<Capabilities>().Where(c => int.PopCount((int)c) == 1).Select(c => c.ToString().ToLowerInvariant()), Is.EquivalentTo(Label.Capability.Values).And.SubsetOf(Label.Plan.Values));
        Effect[] effects =
        [
            new Effect.Assign(1, 2, ""), new Effect.SetVerdict(1, 2, Reviews.Timeline.FlagStatus.Granted), new Effect.SetVerdict(1, 2, Reviews.Timeline.FlagStatus.Denied),
            new Effect.AskNeedinfo(""), new Effect.ClearNeedinfo(1), new Effect.AddCc(""), new Effect.RemoveGroups([]),
        ];
        Assert.That(effects.Select(e => e.GetType()).Distinct(), Is.EquivalentTo(typeof(Effect).GetNestedTypes()));
        Assert.That(effects.Select(e => e.Word).Append("comment"), Is.EquivalentTo(Label.Effect.Values));
    }

    [Test]
    public async Task The_setting_switches_it_off_and_on()
    {
        await using var pages = await Pages.StartAsync();
        var at = async () => (await pages.GetAsync("/metrics")).Status;

        Assert.That(await at(), Is.EqualTo(HttpStatusCode.OK));
        pages.Stage.Set("Telemetry:Metrics", "false");
        pages.Bot.Settings.Refresh();
        Assert.That(await at(), Is.EqualTo(HttpStatusCode.NotFound));
        pages.Stage.Set("Telemetry:Metrics", "true");
        pages.Bot.Settings.Refresh();
        Assert.That(await at(), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task From_flag_to_comment_and_decision_is_measured_once()
    {
        await using var pages = await Pages.StartAsync();
        using var heard = new Heard(pages.Services.GetRequiredService<Instruments>());
        var (stage, measures) = (pages.Stage, pages.Services.GetRequiredService<Instruments>());
        await pages.PassAsync();
        var (_, attachment) = stage.Request(Forms.Complete);
        stage.Wait(TimeSpan.FromMinutes(3));
        await pages.PassAsync();
        await pages.PassAsync();
        stage.Wait(TimeSpan.FromHours(5));
        var decider = stage.Sandbox.As(stage.Requestee(attachment)!);
        decider.SetFlag(attachment, "data-review", "+");
        await pages.PassAsync();
        await pages.PassAsync();
        pages.Bot.Wake(Wanted.Everything);
        await pages.PassAsync();

        // The flag, two seconds, three minutes, and the minute of the pass.
        Assert.That(heard.Of(measures.FirstComment).Select(h => h.Value), Is.EqualTo(new[] { 242.0 }));
        Assert.That(heard.Of(measures.Decided).Select(h => (Math.Round(h.Value / 3600, 1), h.Labels)), Is.EqualTo(new[] { (5.1, "reviewbot.decision=granted") }));
    }

    [Test]
    public async Task What_was_decided_before_there_was_a_ledger_is_not_measured()
    {
        await using var pages = await Pages.StartAsync();
        using var heard = new Heard(pages.Services.GetRequiredService<Instruments>());
        var (_, attachment) = pages.Stage.Request(Forms.Complete, "steward1");
        pages.Stage.Wait(TimeSpan.FromDays(1));
        pages.Stage.Person("steward1").SetFlag(attachment, "data-review", "+");
        pages.Stage.Wait(TimeSpan.FromDays(1));

        await pages.PassAsync();
        await pages.PassAsync();

        Assert.That(heard.Of(pages.Services.GetRequiredService<Instruments>().Decided), Is.Empty);
    }

    [Test]
    public async Task Queue_effects_and_calls_are_as_they_happened()
    {
        await using var pages = await Pages.StartAsync();
        using var heard = new Heard(pages.Services.GetRequiredService<Instruments>());
        var measures = pages.Services.GetRequiredService<Instruments>();
        pages.Stage.Request(Forms.Complete);
        pages.Stage.Request(Forms.Complete, groups: "data-review-embargo");
        pages.Stage.Requests.Clear();

        await pages.PassAsync();
        await pages.PassAsync();

        Assert.That(heard.Last(measures.QueueRequests, "reviewbot.queue.state=steward"), Is.EqualTo(1));
        Assert.That(heard.Last(measures.QueueRequests, "reviewbot.queue.state=restricted"), Is.EqualTo(1));
        Assert.That(heard.Sum(measures.Effects, "reviewbot.effect.kind=assigned,reviewbot.effect.outcome=done"), Is.EqualTo(2));
        Assert.That(heard.Of(measures.CallDuration), Has.Count.EqualTo(pages.Stage.Requests.Count));
        Assert.That(heard.Of(measures.CallDuration).Select(h => h.Labels), Has.None.Contains(Label.Other));
        Assert.That(heard.Of(measures.PassDuration).Select(h => h.Labels), Is.EqualTo(new[] { "reviewbot.pass.trigger=poll", "reviewbot.pass.trigger=poll" }));
    }

    /// <summary>A story in which everything happens that is measured.</summary>
    private static async Task<Pages> EventfulAsync()
    {
        var pages = await Pages.OfStoryAsync();
        var (_, attachment) = pages.Stage.Request(Forms.Complete);
        await pages.PassAsync();
        pages.Stage.Sandbox.As(pages.Stage.Requestee(attachment)!).SetFlag(attachment, "data-review", "+");
        await pages.PassAsync();
        return pages;
    }
}
