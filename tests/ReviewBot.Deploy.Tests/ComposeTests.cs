using System.Text.Json.Nodes;
using ReviewBot.Deploy.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>The Compose file: what it starts fits together, and holds no secret.</summary>
public sealed class ComposeTests
{
    private static readonly JsonObject Compose = Yaml.Read(Deployed.PathTo("compose.yaml"));
    private static readonly Dictionary<string, JsonNode> Services = Compose["services"]!.AsObject().ToDictionary(s => s.Key, s => s.Value!);

    [Test]
    public void One_profile_is_the_sandbox_alone_the_other_two_instances_with_all_that_watches_them()
    {
        var profiles = Services.ToLookup(s => s.Value["profiles"]!.AsArray().Single()!.ToString(), s => s.Key);

        Assert.That(profiles["sandbox"], Is.EqualTo(new[] { "sandbox" }));
        Assert.That(profiles["live"], Is.EquivalentTo(new[] { "bot-1", "bot-2", "postgresql", "prometheus", "grafana" }));
    }

    [Test]
    public void Variables_are_settings_secrets_are_files_and_all_of_it_is_accepted()
    {
        var declared = Compose["secrets"]!.AsObject().ToDictionary(s => s.Key, s => s.Value!["file"]!.ToString());
        foreach (var (name, service) in Services)
        {
            var variables = service["environment"]?.AsObject().Select(v => KeyValuePair.Create(v.Key, (string?)v.Value?.ToString())).ToList() ?? [];
            Assert.That(Deployed.NoSettings(variables.Select(v => v.Key)), Is.Empty, name);
            Assert.That(Deployed.Inline(variables), Is.Empty, name);
            Assert.That(Texts(service["secrets"]), Is.SubsetOf(declared.Keys), name);
            Assert.That(variables.Select(v => v.Value!).Where(v => v.StartsWith("/run/secrets/", StringComparison.Ordinal)).Select(v => v["/run/secrets/".Length..]), Is.EquivalentTo(Texts(service["secrets"])), name);
        }

        Assert.That(declared.Values, Has.All.StartsWith("./secrets/"));
        var bot = Services["bot-1"]["environment"]!.AsObject().ToDictionary(v => v.Key, v => (string?)v.Value?.ToString());
        (bot["Bugzilla__BaseUrl"], bot["Bugzilla__Login"]) = ("https://bugzilla.example.org/", "reviewbot@example.org");
        Assert.That(Deployed.Read(Deployed.PathTo("kubernetes", "overlays", "example", "appsettings.json"), bot).Values.Storage.Provider.ToString(), Is.EqualTo("PostgreSql"));
    }

    [Test]
    public void Ours_run_without_rights_and_what_is_not_ours_has_a_version()
    {
        foreach (var name in new[] { "sandbox", "bot-1", "bot-2" })
        {
            Assert.That((bool)Services[name]["read_only"]!, name);
            Assert.That(Texts(Services[name]["cap_drop"]), Is.EqualTo(new[] { "ALL" }), name);
            Assert.That(Texts(Services[name]["tmpfs"]), Is.EqualTo(new[] { "/tmp" }), name);
        }

        Assert.That(Services.Values.Select(s => s["image"]!.ToString()).Where(i => !i.StartsWith("reviewbot:", StringComparison.Ordinal)), Has.All.Match(@":v?\d+(\.\d+)*$").And.Some.Not.Empty);
        Assert.That(Services.Values.SelectMany(s => Texts(s["ports"])), Has.All.StartsWith("127.0.0.1:"));
    }

    [Test]
    public void What_is_mounted_is_there_and_Prometheus_asks_every_instance()
    {
        var mounted = Services.Values.SelectMany(s => Texts(s["volumes"])).Select(v => v.Split(':')[0]).Where(v => v.StartsWith("./", StringComparison.Ordinal) && v != "./settings");
        var targets = Yaml.Read(Deployed.PathTo("monitoring", "prometheus.yml"))["scrape_configs"]![0]!["static_configs"]![0]!["targets"];

        Assert.That(mounted.Where(m => !Path.Exists(Deployed.PathTo(m[2..].Split('/')))), Is.Empty);
        Assert.That(Texts(targets), Is.EqualTo(Services.Where(s => s.Key.StartsWith("bot-", StringComparison.Ordinal)).Select(s => $"{s.Key}:{new Uri(s.Value["environment"]!["Web__Url"]!.ToString()).Port}")));
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(i => i!.ToString()) ?? [];
}
