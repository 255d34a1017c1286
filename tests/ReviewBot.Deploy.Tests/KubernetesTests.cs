using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>The manifests are what Kubernetes knows, fit each other and the service, and hold no secret.</summary>
public sealed class KubernetesTests
{
    private static readonly string Base = Deployed.PathTo("kubernetes", "base");
    private static readonly string Overlay = Deployed.PathTo("kubernetes", "overlays", "example");

    private static readonly V1Deployment Deployment = Manifest<V1Deployment>("deployment.yaml");

    private static V1Container Container => Deployment.Spec.Template.Spec.Containers.Single();

    [Test]
    public void Every_manifest_has_only_fields_that_its_kind_has()
    {
        var manifests = Directory.GetFiles(Base, "*.yaml").Where(f => Path.GetFileName(f) != "kustomization.yaml").ToList();

        Assert.That(manifests.Select(f => (string?)Yaml.Read(f)["kind"]), Is.EquivalentTo(new[] { "ServiceAccount", "Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy" }));
        foreach (var file in manifests.Append(Path.Combine(Overlay, "server.yaml")))
        {
            Assert.That(() => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true), Throws.Nothing, file);
        }

        Assert.That(() => KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Base, "service.yaml")).Replace("targetPort", "targetport", StringComparison.Ordinal), strict: true), Throws.Exception);
    }

    [Test]
    public void The_kustomizations_name_every_file_and_what_they_change_is_there()
    {
        var (below, above) = (Yaml.Read(Path.Combine(Base, "kustomization.yaml")), Yaml.Read(Path.Combine(Overlay, "kustomization.yaml")));
        var generator = above["configMapGenerator"]!.AsArray().Single()!;
        var patch = Yaml.Read(Path.Combine(Overlay, Text(above["patches"]![0]!["path"])));

        Assert.That(Texts(below["resources"]), Is.EquivalentTo(Directory.GetFiles(Base).Select(f => Path.GetFileName(f)!).Except(["kustomization.yaml"])));
        Assert.That(Texts(above["resources"]).Select(r => Path.GetFullPath(Path.Combine(Overlay, r))), Is.EqualTo(new[] { Base }));
        Assert.That(Directory.GetFiles(Overlay).Select(f => Path.GetFileName(f)!), Is.EquivalentTo(new[] { "kustomization.yaml", "server.yaml", "appsettings.json" }));
        Assert.That((Text(patch["kind"]), Text(patch["metadata"]!["name"])), Is.EqualTo(("Deployment", Deployment.Metadata.Name)));
        Assert.That(Text(patch["spec"]!["template"]!["spec"]!["containers"]![0]!["name"]), Is.EqualTo(Container.Name), "containers are patched by name");
        Assert.That(Text(above["images"]![0]!["name"]), Is.EqualTo(Container.Image));
        Assert.That(Text(generator["name"]), Is.EqualTo(Deployment.Spec.Template.Spec.Volumes.Single(v => v.ConfigMap is not null).ConfigMap.Name));
        Assert.That((bool)generator["options"]!["disableNameSuffixHash"]!, "a name for each version would start the pods anew instead of letting them take up the change");
        Assert.That(Text(below["labels"]![0]!["pairs"]!["app.kubernetes.io/name"]), Is.EqualTo(Deployment.Spec.Template.Spec.TopologySpreadConstraints.Single().LabelSelector.MatchLabels["app.kubernetes.io/name"]));
    }

    [Test]
    public void Settings_and_secrets_are_mounted_as_folders_so_that_they_are_renewed_while_it_runs()
    {
        var mounts = Container.VolumeMounts.ToDictionary(m => m.MountPath);

        Assert.That(mounts.Values.Select(m => m.SubPath), Has.All.Null);
        Assert.That(Container.Args, Is.EqualTo(new[] { "run", "--config", "/settings/appsettings.json" }));
        Assert.That(mounts.Keys, Is.EquivalentTo(new[] { "/settings", "/secrets", "/tmp" }));
        Assert.That(Container.Env.Where(e => e.Name.EndsWith("File", StringComparison.Ordinal)).Select(e => Path.GetDirectoryName(e.Value)), Has.All.EqualTo("/secrets").And.Some.Not.Null);
    }

    [Test]
    [Platform("Unix", Reason = "links folders as Kubernetes does")]
    public async Task A_change_of_the_ConfigMap_is_taken_up_by_the_pods_that_run()
    {
        using var place = new Workplace();
        var mounted = place.Folder;
        void Write(string version, int most)
        {
            Directory.CreateDirectory(Path.Combine(mounted, version));
            File.WriteAllText(Path.Combine(mounted, version, "appsettings.json"), $$"""{ "Web": { "Url": "http://127.0.0.1:0" }, "Safety": { "MaxWritesPerPass": {{most}} } }""");
        }

        // As kubelet does: the file links into ..data, ..data to the version, and a change is another link in one step.
        Write("..1", 20);
        Directory.CreateSymbolicLink(Path.Combine(mounted, "..data"), "..1");
        File.Delete(place.File);
        File.CreateSymbolicLink(place.File, Path.Combine("..data", "appsettings.json"));
        await using var service = place.Serve("run", "--story", "--config", place.File);
        await service.LineAsync("ReviewBot:        ");

        Write("..2", 21);
        Directory.CreateSymbolicLink(Path.Combine(mounted, "..data_tmp"), "..2");
        using (var renamed = System.Diagnostics.Process.Start("mv", ["-T", Path.Combine(mounted, "..data_tmp"), Path.Combine(mounted, "..data")]))
        {
            await renamed.WaitForExitAsync();
        }

        await service.LineAsync("The changed settings are in force.");
    }

    [Test]
    public void Variables_are_settings_secrets_are_references_and_all_of_it_is_accepted()
    {
        var variables = Deployed.Variables(Yaml.Read(Path.Combine(Base, "deployment.yaml"))["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]);
        var patched = Deployed.Variables(Yaml.Read(Path.Combine(Overlay, "server.yaml"))["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]);
        var all = variables.ToDictionary(v => v.Key, v => v.Value);
        foreach (var (name, value) in patched)
        {
            all[name] = value;
        }

        Assert.That(Deployed.NoSettings(all.Keys), Is.Empty);
        Assert.That(Deployed.Inline(all), Is.Empty);
        Assert.That(all["Storage__Provider"], Is.EqualTo("PostgreSql"));
        var settings = Deployed.Read(Path.Combine(Overlay, "appsettings.json"), all);
        Assert.That((settings.DryRun, settings.Warnings), Is.EqualTo((true, Array.Empty<string>())), "an example writes nothing");
        Assert.That(Directory.EnumerateFiles(Deployed.PathTo("kubernetes"), "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText), Has.None.Contains("kind: Secret").And.None.Contains("secretGenerator"));
    }

    [Test]
    public void It_runs_without_rights_and_writes_nothing_but_its_temporary_files()
    {
        var (pod, own) = (Deployment.Spec.Template.Spec.SecurityContext, Container.SecurityContext);

        Assert.That((pod.RunAsNonRoot, pod.RunAsUser, pod.SeccompProfile.Type), Is.EqualTo(((bool?)true, (long?)1654, "RuntimeDefault")));
        Assert.That((own.ReadOnlyRootFilesystem, own.AllowPrivilegeEscalation, own.Capabilities.Drop.Single()), Is.EqualTo(((bool?)true, (bool?)false, "ALL")));
        Assert.That(Container.VolumeMounts.Where(m => m.ReadOnlyProperty != true).Select(m => m.MountPath), Is.EqualTo(new[] { "/tmp" }));
        Assert.That(File.ReadAllText(Deployed.PathTo("Dockerfile")), Does.Contain($"USER {pod.RunAsUser}:{pod.RunAsGroup}"));
    }

    [Test]
    public void Two_replicas_of_which_one_may_be_away()
    {
        var budget = Manifest<V1PodDisruptionBudget>("poddisruptionbudget.yaml");

        Assert.That(Deployment.Spec.Replicas, Is.EqualTo(2));
        Assert.That(int.Parse(budget.Spec.MinAvailable.Value, null), Is.EqualTo(Deployment.Spec.Replicas - 1));
    }

    [Test]
    public async Task Ports_fit_and_every_probe_asks_for_a_page_that_is_there()
    {
        var port = Container.Ports.Single();
        var probes = new[] { Container.StartupProbe, Container.LivenessProbe, Container.ReadinessProbe };
        var annotations = Deployment.Spec.Template.Metadata.Annotations;
        var policy = Manifest<V1NetworkPolicy>("networkpolicy.yaml");
        await using var service = await RunningService.StartAsync();

        Assert.That(new Uri(Container.Env.Single(e => e.Name == "Web__Url").Value).Port, Is.EqualTo(port.ContainerPort));
        Assert.That(annotations["prometheus.io/port"], Is.EqualTo($"{port.ContainerPort}"));
        Assert.That(probes.Select(p => p.HttpGet.Port.Value).Append(Manifest<V1Service>("service.yaml").Spec.Ports.Single().TargetPort.Value).Append(policy.Spec.Ingress.Single().Ports.Single().Port.Value), Has.All.EqualTo(port.Name));
        foreach (var path in probes.Select(p => p.HttpGet.Path).Append(annotations["prometheus.io/path"]))
        {
            Assert.That((await service.GetAsync(path)).Status, Is.EqualTo(200), path);
        }
    }

    private static T Manifest<T>(string file) => KubernetesYaml.Deserialize<T>(File.ReadAllText(Path.Combine(Base, file)), strict: true);

    private static string Text(JsonNode? node) => node!.ToString();

    private static IEnumerable<string> Texts(JsonNode? node) => node!.AsArray().Select(Text);
}
