using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>What runs elsewhere for each change and each release.</summary>
public sealed class WorkflowTests
{
    private static readonly string File = Repository.PathTo(".github", "workflows", "build.yml");

    [Test]
    public void Actions_are_pinned_and_say_which_version_that_is()
    {
        var uses = System.IO.File.ReadLines(File).Where(l => l.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.That(uses, Has.Count.GreaterThan(5).And.All.Match(@"uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
        Assert.That(uses.Select(u => u.Split("uses: ")[1]).Distinct().Select(u => u.Split('@')[0]), Is.Unique, "one version of each");
    }

    [Test]
    public void What_it_runs_is_there_and_no_job_may_more_than_it_needs()
    {
        var workflow = Yaml.Read(File);
        var jobs = workflow["jobs"]!.AsObject().Select(j => j.Value!).ToList();
        var scripts = jobs.SelectMany(j => j["steps"]!.AsArray()).Select(s => (string?)s!["run"]).OfType<string>().Select(r => r.Split(' ')[0]).Where(r => r.Contains('/', StringComparison.Ordinal));

        Assert.That(scripts.Distinct(), Is.EquivalentTo(new[] { ".ci/run", "deploy/release" }));
        Assert.That(scripts.Where(s => !System.IO.File.Exists(Repository.PathTo(s.Split('/')))), Is.Empty);
        Assert.That(workflow["permissions"]!.ToJsonString(), Is.EqualTo("""{"contents":"read"}"""));
        Assert.That(jobs.Where(j => j["permissions"] is not null).Select(j => (string)j["if"]!), Is.EqualTo(Enumerable.Repeat("startsWith(github.ref, 'refs/tags/v')", 2)));
        Assert.That(jobs.Select(j => j["timeout-minutes"]), Has.None.Null);
    }

    [Test]
    public void It_releases_for_every_machine_that_the_script_knows()
    {
        var known = Regex.Match(System.IO.File.ReadAllText(Repository.PathTo("deploy", "release")), @"(?m)^# Usage: .*\((?<all>[^)]+)\)$").Groups["all"].Value;

        Assert.That(System.IO.File.ReadAllText(File), Does.Contain($"deploy/release out {known}\n"));
        Assert.That((string)XDocument.Load(Repository.PathTo("src", "ReviewBot", "ReviewBot.csproj")).Descendants("RuntimeIdentifiers").Single(), Is.EqualTo(known.Replace(' ', ';')));
        Assert.That(known.Split(' '), Has.Some.StartsWith("linux-").And.Some.StartsWith("osx-").And.Some.StartsWith("win-"));
    }
}
