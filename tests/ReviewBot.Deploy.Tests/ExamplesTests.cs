using System.Collections;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Settings;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>The examples of the guides, run as they stand there against the sandbox, which stands for the reader's server.</summary>
[Platform("Unix", Reason = "they are for a shell")]
public sealed class ExamplesTests
{
    // What needs rights, machines or services that a test has none of.
    private static readonly string[] Elsewhere = ["docker", "dotnet", "echo", "install", "kubectl", "psql", "systemctl"];

    [TestCase("deploy/README.md")]
    [TestCase("deploy/guides/requesters.md")]
    [TestCase("deploy/guides/stewards.md")]
    public async Task What_is_for_a_shell_runs_from_first_to_last(string file)
    {
        await using var reader = await Reader.SitDownAsync();

        var said = await reader.RunAsync(string.Join('\n', new Page(file).Blocks("sh")));

        Assert.That(said, Is.Not.Empty);
    }

    [Test]
    public async Task The_way_to_several_instances_on_PostgreSQL_runs_after_what_stands_before_it()
    {
        if (Cluster.Programs is null)
        {
            Assert.Ignore("PostgreSQL is not installed");
        }

        using var cluster = Cluster.Start();
        await using var reader = await Reader.SitDownAsync();
        await File.WriteAllTextAsync(Path.Combine(reader.Folder, "postgresql.txt"), cluster.ConnectionString(cluster.NewDatabase()));

        // As the guide goes, up to the ledger in a file; then the chapter; then both instances are stopped again.
        string[] blocks = [.. new Page("deploy/README.md").Blocks("sh").Take(2), .. new Page("deploy/README.md").Blocks("bash"), "pids=$(jobs -p)\nkill $pids\nfor pid in $pids; do wait $pid; done\n"];
        var script = string.Join('\n', blocks).Replace(":5081", $":{Cluster.FreePort()}", StringComparison.Ordinal);
        var said = await reader.RunAsync($"trap 'kill $(jobs -p) 2> /dev/null || true' EXIT\nexport Web__Url=http://127.0.0.1:{Cluster.FreePort()}\n{script}");

        Assert.That(said, Does.Contain("rows were copied from reviewbot.db").And.Contain("\nready").And.Contain("\nalive"));
    }

    [TestCaseSource(nameof(Pages))]
    public void What_is_for_elsewhere_names_files_that_are_there(Page page)
    {
        var lines = page.Blocks("console").SelectMany(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.That(lines.Select(l => l.Split(' ')[0]).Distinct(), Is.SubsetOf(Elsewhere));
        Assert.That(lines.SelectMany(l => l.Split(' ')).Where(w => w.StartsWith("deploy/", StringComparison.Ordinal) && !Path.Exists(Repository.PathTo(w.Split('/')))), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void What_is_for_the_settings_file_is_taken(Page page)
    {
        foreach (var block in page.Blocks("json"))
        {
            var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.json");
            File.WriteAllText(file, block);
            Assert.That(() => SettingsReader.Read(file, environment: new Hashtable()), Throws.Nothing, block);
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void No_example_escapes_these_tests(Page page) => Assert.That(page.Languages(), Is.SubsetOf(page.File == "README.md" ? ["sh", "nginx", ""] : new[] { "sh", "bash", "console", "json" }));

    private static IEnumerable<TestCaseData> Pages() => Page.All.Select(f => new TestCaseData(new Page(f)));
}
