using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace ReviewBot.Tests.Support;

/// <summary>What a command said, and how it ended.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string All => Out + Error;
}

/// <summary>The built program, started as its users start it.</summary>
internal static class Binary
{
    /// <summary>The program in the form in which it is published, where that is to be tested; null for the one that was built with the tests.</summary>
    public static readonly string? Published = Environment.GetEnvironmentVariable("REVIEWBOT_PUBLISHED");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ran> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            var ran = new Ran(process.ExitCode, await output, await error);
            AssertNoStackTrace(ran.All);
            return ran;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Starts a command that goes on until it is stopped.</summary>
    public static Service Serve(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(Start(folder, environment, arguments));

    /// <summary>Whatever happens, people are not shown where in our code.</summary>
    public static void AssertNoStackTrace(string text) =>
        Assert.That(text, Does.Not.Contain("Unhandled exception").And.Not.Match(@"\n\s+at [A-Za-z_.]+\("));

    private static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        string[] program = Published is null ? ["dotnet", Path.Combine(TestContext.CurrentContext.TestDirectory, "reviewbot.dll")] : [Published];
        var start = new ProcessStartInfo(program[0], [.. program[1..], .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>A command under way.</summary>
    internal sealed class Service : IAsyncDisposable
    {
        private readonly Process process;
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
        private readonly List<string> said = [];
        private readonly Task<string> error;
        private readonly Task output;

        public Service(Process process)
        {
            this.process = process;
            error = process.StandardError.ReadToEndAsync();
            output = ReadAsync();
        }

        /// <summary>Everything on standard output so far.</summary>
        public string Said
        {
            get
            {
                lock (said)
                {
                    return string.Join('\n', said);
                }
            }
        }

        /// <summary>The next line of standard output that holds <paramref name="text"/>.</summary>
        public Task<string> LineAsync(string text) => LineAsync([text]);

        /// <summary>Waits for a line for each of the texts, in whatever order they come.</summary>
        public async Task LinesAsync(params string[] texts)
        {
            for (var open = texts; open.Length > 0;)
            {
                var line = await LineAsync(open);
                open = [.. open.Where(text => !line.Contains(text, StringComparison.Ordinal))];
            }
        }

        private async Task<string> LineAsync(string[] texts)
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await foreach (var line in lines.Reader.ReadAllAsync(patience.Token))
                {
                    if (Array.Exists(texts, text => line.Contains(text, StringComparison.Ordinal)))
                    {
                        return line;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Told below.
            }

            throw new AssertionException($"never said \"{string.Join("\" or \"", texts)}\", but:\n{Said}\n{(error.IsCompleted ? await error : "")}");
        }

        /// <summary>Sends it a signal.</summary>
        public async Task SignalAsync(string name)
        {
            using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        /// <summary>Asks it to end, as systemd and containers do.</summary>
        public async Task<Ran> StopAsync()
        {
            await SignalAsync("TERM");
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
            await output;
            var ran = new Ran(process.ExitCode, Said, await error);
            AssertNoStackTrace(ran.All);
            return ran;
        }

        public async ValueTask DisposeAsync()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            await process.WaitForExitAsync();
            process.Dispose();
        }

        private async Task ReadAsync()
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                lock (said)
                {
                    said.Add(line);
                }

                lines.Writer.TryWrite(line);
            }

            lines.Writer.Complete();
        }
    }
}
