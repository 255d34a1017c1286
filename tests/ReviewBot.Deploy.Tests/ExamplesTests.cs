using System.Collections;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ReviewBot.Deploy.Tests.Support;
using ReviewBot.Settings;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>The examples of the guides, run as they stand there against the sandbox, which stands for the reader's server.</summary>
[Platform("Unix", Reason = "they are for a shell")]
public sealed class ExamplesTests
{
    // What needs rights, machines or services that a test has none of.
    private static readonly string[] Elsewhere = ["docker", "dotnet", "echo", "install", "kubectl", "systemctl"];

    [TestCase("deploy/README.md")]
    [TestCase("deploy/guides/requesters.md")]
    [TestCase("deploy/guides/stewards.md")]
    public async Task What_is_for_a_shell_runs_from_first_to_last(string file)
    {
        using var place = new Workplace();
        await using var sandbox = place.Serve("sandbox", "--port", "0", "--flavour", "upstream", "--contract", "contract.json");
        await sandbox.LineAsync("Sandbox (upstream) at ");
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(place.Folder, "contract.json")))!;
        var bin = Prepare(place.Folder, contract);

        var script = string.Join('\n', new Page(file).Blocks("sh"))
            .Replace("https://bugzilla.example.org/", $"{contract["url"]}/", StringComparison.Ordinal)
            .Replace("reviewbot@example.org", (string)contract["users"]!["bot"]!["login"]!, StringComparison.Ordinal)
            .Replace("1234567", "1", StringComparison.Ordinal);
        var said = await RunAsync(Path.Combine(place.Folder, "reader"), bin, contract, script);

        Assert.That(said, Is.Not.Empty);
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
    public void No_example_escapes_these_tests(Page page) => Assert.That(page.Languages(), Is.SubsetOf(page.File == "README.md" ? ["sh", "nginx", ""] : new[] { "sh", "console", "json" }));

    private static IEnumerable<TestCaseData> Pages() => Page.All.Select(f => new TestCaseData(new Page(f)));

    // A folder as the reader's: the key, a form, a review; and the program on the path.
    private static string Prepare(string folder, JsonNode contract)
    {
        var (reader, bin) = (Directory.CreateDirectory(Path.Combine(folder, "reader")).FullName, Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName);
        File.WriteAllText(Path.Combine(reader, "key"), (string)contract["users"]!["bot"]!["key"]!);
        var corpus = Repository.PathTo("tests", "ReviewBot.Reviews.Tests", "Forms", "Corpus");
        File.Copy(Path.Combine(corpus, "001-send-later-basic.txt"), Path.Combine(reader, "request.txt"));
        File.Copy(Directory.GetFiles(corpus, "201-*.txt").Single(), Path.Combine(reader, "review.txt"));
        var program = Path.Combine(bin, "reviewbot");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(TestContext.CurrentContext.TestDirectory, "reviewbot.dll")}' \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return bin;
    }

    private static async Task<string> RunAsync(string folder, string bin, JsonNode contract, string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{bin}:{start.Environment["PATH"]}";

        // The sandbox's account is in these groups for other tests; of the reader's, they were never asked for.
        start.Environment["Embargo__ToleratedGroups__0"] = (string)contract["otherGroup"]!;
        start.Environment["Embargo__ToleratedGroups__1"] = (string)contract["embargoGroup"]!;
        start.Environment["Bugzilla__RequestsPerSecond"] = "100";
        start.Environment["GitHub__Enabled"] = "false";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await output + await error);
        return await output;
    }
}
