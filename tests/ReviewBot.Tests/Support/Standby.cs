using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ReviewBot.Tests.Support;

/// <summary>
/// A process that stands by and runs one command after the other. Each has its own folder, environment, output and exit code, as if it were a
/// process of its own, but the program is loaded and compiled once, which is most of what a command costs. What a test says of processes (that
/// one remembers what another was told, or is killed) needs <see cref="Binary"/>.
/// </summary>
internal static class Standby
{
    private const char End = '\0';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly SemaphoreSlim Turn = new(1);
    private static Process? standing;

    private sealed record Command(string Folder, IReadOnlyDictionary<string, string> Environment, string[] Arguments);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ran> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        if (Binary.Published is not null)
        {
            return await Binary.RunAsync(folder, environment, arguments);
        }

        await Turn.WaitAsync();
        try
        {
            // It ends when its input does, which is with us.
            standing ??= Process.Start(new ProcessStartInfo("dotnet", [typeof(Standby).Assembly.Location])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            return await RunAsync(standing, new Command(folder, environment, arguments));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            standing?.Kill();
            standing = null;
            throw new AssertionException($"`reviewbot {string.Join(' ', arguments)}` did not end: {e.Message}");
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<Ran> RunAsync(Process process, Command command)
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await process.StandardInput.FlushAsync(patience.Token);
        var error = ReadAsync(process.StandardError, patience.Token);
        var output = await ReadAsync(process.StandardOutput, patience.Token);
        var exit = await ReadAsync(process.StandardOutput, patience.Token);
        var ran = new Ran(int.Parse(exit, CultureInfo.InvariantCulture), output, await error);
        Binary.AssertNoStackTrace(ran.All);
        return ran;
    }

    private static async Task<string> ReadAsync(StreamReader from, CancellationToken cancellationToken)
    {
        var (text, next) = (new StringBuilder(), new char[1]);
        while (await from.ReadAsync(next, cancellationToken) == 1)
        {
            if (next[0] == End)
            {
                return text.ToString();
            }

            text.Append(next[0]);
        }

        throw new EndOfStreamException($"it died, and said:\n{text}");
    }

    /// <summary>The process's side.</summary>
    private static void Main()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => n.Contains("__", StringComparison.Ordinal)).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        var program = Assembly.Load("reviewbot").EntryPoint!;
        while (Console.In.ReadLine() is { } line)
        {
            var command = JsonSerializer.Deserialize<Command>(line)!;
            Directory.SetCurrentDirectory(command.Folder);
            foreach (var (name, value) in command.Environment)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            var exit = (int)program.Invoke(null, [command.Arguments])!;

            foreach (var name in command.Environment.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }

            // As at the end of a process: nobody goes on with a file that somebody put elsewhere meanwhile.
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            Console.Error.Write(End);
            Console.Out.Write($"{End}{exit}{End}");
        }
    }
}
