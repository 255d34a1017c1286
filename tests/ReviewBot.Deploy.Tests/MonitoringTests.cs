using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>Dashboard and alerts ask for what the service measures, by labels and values that it uses, and leave none of it out.</summary>
public sealed partial class MonitoringTests
{
    private static readonly JsonObject Dashboard = JsonNode.Parse(File.ReadAllText(Deployed.PathTo("monitoring", "grafana", "dashboards", "reviewbot.json")))!.AsObject();
    private static readonly List<JsonNode> Panels = [.. Dashboard["panels"]!.AsArray().Where(p => (string?)p!["type"] != "row").Select(p => p!)];
    private static readonly Dictionary<string, Measure> Measured = Measures();

    [Test]
    public void Every_metric_label_and_value_that_is_asked_for_is_measured()
    {
        var values = Measured.Values.SelectMany(m => m.Labels).Distinct().ToDictionary(l => Exposed.Name(l.Name), l => l.Values);
        foreach (var expression in Expressions())
        {
            var named = Named(expression).ToList();
            Assert.That(named.Except(Measured.Keys), Is.Empty, expression);
            var labels = named.SelectMany(n => Measured[n].Labels).Select(l => Exposed.Name(l.Name)).Concat(["le", "job", "instance"]).ToHashSet();
            Assert.That(Grouped().Matches(expression).SelectMany(m => m.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries)).Except(labels), Is.Empty, expression);
            foreach (Match matched in Matched().Matches(expression))
            {
                var (label, value) = (matched.Groups["label"].Value, matched.Groups["value"].Value);
                Assert.That(labels, Does.Contain(label), expression);
                Assert.That(label == "job" ? ["reviewbot"] : values[label].Append(""), Does.Contain(value), expression);
            }
        }
    }

    [Test]
    public void The_dashboard_shows_all_that_the_service_measures_of_its_work()
    {
        var shown = Panels.SelectMany(p => p["targets"]!.AsArray()).SelectMany(t => Named((string)t!["expr"]!));

        Assert.That(Measured.Keys.Except(shown), Is.Empty);
    }

    [Test]
    public void The_dashboard_is_one_that_Grafana_takes()
    {
        var ids = Dashboard["panels"]!.AsArray().Select(p => (int)p!["id"]!).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That((string?)Dashboard["templating"]!["list"]![0]!["name"], Is.EqualTo("datasource"));
        Assert.That(Panels.SelectMany(p => p["targets"]!.AsArray()).Select(t => (string?)t!["datasource"]!["uid"]), Has.All.EqualTo("${datasource}"));
        foreach (var panel in Panels)
        {
            Assert.That((int)panel["gridPos"]!["x"]! + (int)panel["gridPos"]!["w"]!, Is.LessThanOrEqualTo(24), (string?)panel["title"]);
            Assert.That(panel["targets"]!.AsArray().Select(t => (string?)t!["refId"]), Is.Unique, (string?)panel["title"]);
        }
    }

    [Test]
    public void Every_alert_has_a_severity_a_chapter_and_a_story_in_which_it_comes_and_one_in_which_it_does_not()
    {
        var stories = Yaml.Read(Deployed.PathTo("monitoring", "alerts.test.yml"))["tests"]!.AsArray().SelectMany(t => t!["alert_rule_test"]!.AsArray()).ToList();

        foreach (var rule in Rules())
        {
            var name = (string)rule["alert"]!;
            Assert.That((string?)rule["labels"]!["severity"], Is.AnyOf("page", "ticket"), name);
            Assert.That((string?)rule["annotations"]!["runbook_url"], Is.EqualTo($"deploy/README.md#the-alert-{name.ToLowerInvariant()}"));
            Assert.That(stories.Where(s => (string?)s!["alertname"] == name).Select(s => s!["exp_alerts"] is not null).Distinct(), Is.EquivalentTo(new[] { true, false }), name);
        }
    }

    private static Dictionary<string, Measure> Measures()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        return new Instruments(services.GetRequiredService<IMeterFactory>()).All.ToDictionary(Exposed.Name);
    }

    private static IEnumerable<JsonNode> Rules() => Yaml.Read(Deployed.PathTo("monitoring", "alerts.yml"))["groups"]![0]!["rules"]!.AsArray().Select(r => r!);

    private static IEnumerable<string> Expressions() => Rules().Select(r => (string)r["expr"]!).Concat(Panels.SelectMany(p => p["targets"]!.AsArray()).Select(t => (string)t!["expr"]!));

    // Without what Prometheus makes of a histogram.
    private static IEnumerable<string> Named(string expression) =>
        Metric().Matches(expression).Select(m => m.Groups["name"].Value).Select(n => Measured.ContainsKey(n) ? n : Part().Replace(n, ""));

    [GeneratedRegex(@"\b(?<name>reviewbot_[a-z_]+)(?=[{\[])")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bby \((?<labels>[^)]*)\)")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<label>[a-z_]+)!?=""(?<value>[^""]*)""")]
    private static partial Regex Matched();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Part();
}
