using System.Text.Json;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Hosting;

/// <summary>The sandbox alone, as a server for other processes.</summary>
public static class SandboxHost
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="port">0 takes any free one.</param>
    /// <param name="flavour">Whose rules and looks it has.</param>
    /// <param name="empty">No bugs: people, groups and products only.</param>
    /// <param name="contractFile">Where to describe the server for other processes; written once it listens.</param>
    /// <param name="output">Gets the address, for people.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>0 on a clean stop; 2 if the port is taken or the file can't be written.</returns>
    public static async Task<int> RunAsync(int port, SandboxFlavour flavour, bool empty, string? contractFile, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var bugzilla = new SandboxBugzilla(flavour, TimeProvider.System);
        if (!empty)
        {
            bugzilla.SeedStory();
        }

        try
        {
            await using var server = await SandboxServer.StartAsync(bugzilla, port, cancellationToken);
            if (contractFile is not null)
            {
                await File.WriteAllTextAsync(contractFile, bugzilla.Contract().ToJsonString(Indented), cancellationToken);
            }

            await output.WriteLineAsync($"Sandbox ({(flavour == SandboxFlavour.Bmo ? "bmo" : "upstream")}) at {server.Url}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(e is UnauthorizedAccessException || contractFile is not null && e.Message.Contains(contractFile, StringComparison.Ordinal)
                ? $"--contract: {contractFile} can't be written"
                : $"--port: 127.0.0.1:{port} can't be listened on");
            return 2;
        }
    }
}
