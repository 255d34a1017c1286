using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What one look at very many waiting requests costs: whole processes, against a sandbox in another one.</summary>
internal static class Backlogs
{
    private const int Concurrency = 4;

    /// <summary>Prints the table for these numbers of waiting requests.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes)
    {
        Published.Measure();
        Console.WriteLine("| waiting requests | pass | requests | wall | CPU | largest memory | CPU a request |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var peaks = new Dictionary<string, List<double>>();
        foreach (var size in sizes)
        {
            await foreach (var (pass, cost) in MeasureAsync(size))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {pass} | {cost.Cells} | {cost.Cpu * 1000 / size:0.0} ms |"));
                (peaks.TryGetValue(pass, out var known) ? known : peaks[pass] = []).Add(cost.Memory);
            }
        }

        Console.WriteLine();
        foreach (var (pass, memory) in peaks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pass}, last against first: {memory[^1] / memory[0]:0.00} x memory"));
        }

        return 0;
    }

    private static async IAsyncEnumerable<(string Pass, Cost Cost)> MeasureAsync(int size)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-backlog-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            sandbox.File(size);
            await using var relay = await Relay.StartAsync(sandbox.Url, TimeSpan.Zero);
            var settings = sandbox.Settings(Path.Combine(folder, "reviewbot.db"), TimeSpan.FromMinutes(5), relay.Url, Concurrency);
            Task<Cost> OnceAsync(int exitCode, params string[] more) => Cost.OfAsync(relay, () => Running.Ours(folder, settings, ["once", .. more]), exitCode);

            yield return ("`once --dry-run`", await OnceAsync(0, "--dry-run"));
            yield return ("`once`, stopped by the cap", await OnceAsync(4));
            yield return ("`once --allow-writes`", await OnceAsync(0, "--allow-writes", "100000"));
            yield return ("`once`, all of them changed", await OnceAsync(0));
            yield return ("`once`, nothing changed", await OnceAsync(0));
            foreach (var file in Directory.GetFiles(folder, "reviewbot.db*"))
            {
                File.Delete(file);
            }

            yield return ("`once`, ledger lost", await OnceAsync(0));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
