using System.Diagnostics;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests;

/// <summary>The tool package for machines on which forms are written: packed, installed from a folder, run.</summary>
public sealed class ToolTests
{
    private static readonly string Configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;

    private string folder = "";

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("reviewbot").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task It_installs_from_a_folder_and_checks_a_form()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), """<configuration><packageSources><clear /><add key="here" value="packages" /></packageSources></configuration>""");
        await RunAsync(0, "dotnet", "pack", Repository.PathTo("src", "ReviewBot"), "--no-build", "-c", Configuration, "-o", Path.Combine(folder, "packages"));
        await RunAsync(0, "dotnet", "tool", "install", "ReviewBot", "--tool-path", "tools", "--configfile", "nuget.config");

        var form = Repository.PathTo("tests", "ReviewBot.Reviews.Tests", "Forms", "Corpus", "001-send-later-basic.txt");
        var tool = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "reviewbot.exe" : "reviewbot");
        var said = await RunAsync(0, tool, "check-form", form);

        Assert.That(said, Does.Contain("complete").IgnoreCase);
    }

    private async Task<string> RunAsync(int expected, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(expected), $"{program} {string.Join(' ', arguments)}\n{await output}{await error}");
        return await output;
    }
}
