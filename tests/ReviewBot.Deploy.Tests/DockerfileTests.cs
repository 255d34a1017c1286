using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>The image: what can be told of it without building it.</summary>
public sealed class DockerfileTests
{
    private static readonly string Text = File.ReadAllText(Deployed.PathTo("Dockerfile"));

    [Test]
    public void Its_bases_are_those_of_the_framework_and_the_last_has_no_shell_but_time_zones()
    {
        var framework = (string)XDocument.Load(Repository.PathTo("Directory.Build.props")).Descendants("TargetFramework").Single();
        var bases = Regex.Matches(Text, @"(?m)^FROM (?:--platform=\$BUILDPLATFORM )?(?<image>\S+)").Select(m => m.Groups["image"].Value).ToList();

        Assert.That(bases, Is.EqualTo(new[] { $"mcr.microsoft.com/dotnet/sdk:{framework[3..]}", $"mcr.microsoft.com/dotnet/runtime-deps:{framework[3..]}-noble-chiselled-extra" }));
    }

    [Test]
    public void It_copies_what_is_there_and_runs_without_rights()
    {
        var copied = Regex.Matches(Text, @"(?m)^COPY (?!--)(?<from>.+) \S+$").SelectMany(m => m.Groups["from"].Value.Split(' '));

        Assert.That(copied.Where(f => !Path.Exists(Repository.PathTo(f.Split('/')))), Is.Empty);
        Assert.That(Regex.Matches(Text, @"(?m)^USER (?<who>\S+)").Select(m => m.Groups["who"].Value), Is.EqualTo(new[] { "1654:1654" }));
        Assert.That(Text, Does.Contain("--chown=1654:1654 /data /data"));
        Assert.That(Text.LastIndexOf("\nRUN ", StringComparison.Ordinal), Is.LessThan(Text.LastIndexOf("\nFROM ", StringComparison.Ordinal)), "the last base has no shell");
    }

    [Test]
    public void It_is_compiled_for_a_machine_that_the_lock_file_knows_and_as_machine_code_where_that_is_the_builders()
    {
        var project = XDocument.Load(Repository.PathTo("src", "ReviewBot", "ReviewBot.csproj"));
        var machines = ((string)project.Descendants("RuntimeIdentifiers").Single()).Split(';');
        var locked = JsonNode.Parse(File.ReadAllText(Repository.PathTo("src", "ReviewBot", "packages.lock.json")))!["dependencies"]!.AsObject().Select(d => d.Key);

        Assert.That(Regex.Matches(Text, @"(?m)^RUN dotnet (?<what>restore|publish) .*-p:Machine=linux-\$TARGETARCH").Select(m => m.Groups["what"].Value), Is.EqualTo(new[] { "restore", "publish" }));
        Assert.That(Text, Does.Match(@"(?m)^RUN dotnet publish .* \$\(\[ ""\$TARGETARCH"" = ""\$BUILDARCH"" \] && echo -p:Native=true \|\| echo -p:SelfContained=true\)"));
        Assert.That(project.Descendants("PropertyGroup").Single(g => g.Element("PublishAot") is not null).Attribute("Condition")!.Value, Is.EqualTo("'$(Native)' == 'true'"));
        Assert.That(machines, Is.SupersetOf(new[] { "linux-x64", "linux-arm64" }));
        Assert.That(locked, Is.SupersetOf(machines.Select(m => $"{(string)XDocument.Load(Repository.PathTo("Directory.Build.props")).Descendants("TargetFramework").Single()}/{m}")));
    }

    [Test]
    public void Its_runtime_is_told_what_that_of_the_unit_is_told()
    {
        var unit = File.ReadAllText(Deployed.PathTo("reviewbot.service"));
        static IEnumerable<string> Told(string text) => Regex.Matches(text, @"(?m)^(?:Environment=| +|ENV )(?<told>(?:DOTNET|MALLOC)_\w+=\S+)").Select(m => m.Groups["told"].Value);

        // Only the program in one file unpacks something.
        Assert.That(Told(Text[Text.LastIndexOf("\nFROM ", StringComparison.Ordinal)..]), Is.EqualTo(Told(unit).Where(t => !t.StartsWith("DOTNET_BUNDLE_", StringComparison.Ordinal))).And.Contains("DOTNET_TieredCompilation=0").And.Contains("MALLOC_ARENA_MAX=1"));
    }

    [Test]
    public async Task Its_health_check_tells_well_from_not()
    {
        var arguments = Regex.Matches(Regex.Match(Text, "(?m)^HEALTHCHECK .*$").Value, "\"(?<word>[^\"]+)\"").Select(m => m.Groups["word"].Value).ToArray();
        Assert.That(arguments[0], Is.EqualTo("/app/reviewbot"));
        Assert.That(arguments[^2..], Is.EqualTo(new[] { "--config", "/app/appsettings.json" }));
        await using var service = await RunningService.StartAsync();
        var asking = service.Place;
        asking.Environment["Web__Url"] = $"http://0.0.0.0:{service.Url.Port}";

        var well = await asking.RunAsync(arguments[1..^2]);
        var ready = await asking.RunAsync("health");
        asking.Environment["Web__Url"] = "http://0.0.0.0:1";
        var not = await asking.RunAsync(arguments[1..^2]);

        Assert.That((well.Exit, ready.Exit, not.Exit), Is.EqualTo((0, 0, 3)), well.All + ready.All + not.All);
        Assert.That(well.Out, Does.StartWith("alive"));
        Assert.That(ready.Out, Does.StartWith("ready"));
        Assert.That(not.ErrorLines, Is.EqualTo(new[] { "Web:Url: nobody answers at http://127.0.0.1:1/health/live; does the service run with these settings?" }));
    }

    [Test]
    public async Task Its_health_check_takes_nobody_else_for_it()
    {
        await using var service = await RunningService.StartAsync();
        var elsewhere = service.Place.Environment;
        (elsewhere["Bugzilla__BaseUrl"], elsewhere["Bugzilla__Login"], elsewhere["Bugzilla__ApiKey"], elsewhere["Bugzilla__Contact"]) =
            ("https://bugzilla.example.org/", "reviewbot@example.org", new string('k', 40), "admin@example.org");
        elsewhere["Web__Url"] = service.Url.AbsoluteUri;

        var other = await service.Place.RunAsync("health", "--live");

        Assert.That((other.Exit, other.Out), Is.EqualTo((3, "")), other.All);
        Assert.That(other.ErrorLines, Has.One.Matches($"^Web:Url: a ReviewBot that works on \\S+ answers at {service.Url}health/live; does the service run with these settings\\?$"));
    }
}
