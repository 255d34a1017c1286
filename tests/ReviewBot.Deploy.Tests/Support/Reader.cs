using System.Diagnostics;
using System.Text.Json.Nodes;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests.Support;

/// <summary>Somebody who follows a guide: in a folder with a key, a form and a review, the program on the path, and the sandbox for a server.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly Workplace place;
    private readonly Binary.Service sandbox;
    private readonly JsonNode contract;

    private Reader(Workplace place, Binary.Service sandbox, JsonNode contract)
    {
        (this.place, this.sandbox, this.contract) = (place, sandbox, contract);
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Bin);
        File.WriteAllText(Path.Combine(Folder, "key"), (string)contract["users"]!["bot"]!["key"]!);
        var corpus = Repository.PathTo("tests", "ReviewBot.Reviews.Tests", "Forms", "Corpus");
        File.Copy(Path.Combine(corpus, "001-send-later-basic.txt"), Path.Combine(Folder, "request.txt"));
        File.Copy(Directory.GetFiles(corpus, "201-*.txt").Single(), Path.Combine(Folder, "review.txt"));
        var program = Path.Combine(Bin, "reviewbot");
        File.WriteAllText(program, $"#!/bin/sh\nexec {(Binary.Published is { } published ? $"'{published}'" : $"dotnet '{Path.Combine(TestContext.CurrentContext.TestDirectory, "reviewbot.dll")}'")} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Folder => Path.Combine(place.Folder, "reader");

    private string Bin => Path.Combine(place.Folder, "bin");

    public static async Task<Reader> SitDownAsync()
    {
        var place = new Workplace();
        var sandbox = place.Serve("sandbox", "--port", "0", "--flavour", "upstream", "--contract", "contract.json");
        await sandbox.LineAsync("Sandbox (upstream) at ");
        return new Reader(place, sandbox, JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(place.Folder, "contract.json")))!);
    }

    /// <summary>Does what a guide says, up to the first failure, which fails the test; the server and the bug are the reader's own.</summary>
    public async Task<string> RunAsync(string script)
    {
        var own = script
            .Replace("https://bugzilla.example.org/", $"{contract["url"]}/", StringComparison.Ordinal)
            .Replace("reviewbot@example.org", (string)contract["users"]!["bot"]!["login"]!, StringComparison.Ordinal)
            .Replace("1234567", "1", StringComparison.Ordinal);
        using var process = Process.Start(Shell(own))!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.That(process.ExitCode, Is.Zero, await output + await error);
        return await output;
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        place.Dispose();
    }

    private ProcessStartInfo Shell(string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Bin}:{start.Environment["PATH"]}";

        // The sandbox's account is in this group for other tests; of the reader's, it was never asked for.
        start.Environment["Embargo__ToleratedGroups__0"] = (string)contract["otherGroup"]!;
        start.Environment["Bugzilla__RequestsPerSecond"] = "100";
        start.Environment["GitHub__Enabled"] = "false";
        return start;
    }
}
