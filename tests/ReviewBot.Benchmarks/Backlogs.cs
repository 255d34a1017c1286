using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What one look at very many waiting requests costs: whole processes, against a sandbox in another one.</summary>
internal static class Backlogs
{
    private const int Concurrency = 4;

    /// <summary>Prints the table for these numbers of waiting requests.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("| waiting requests | pass | requests | wall | CPU | largest memory | CPU a request |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var peaks = new Dictionary<string, List<double>>();
        foreach (var size in sizes)
        {
            foreach (var (pass, cost) in await MeasureAsync(size))
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

    private static async Task<List<(string Pass, Cost Cost)>> MeasureAsync(int size)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-backlog-").FullName;
        try
        {
            using var sandbox = await OwnSandbox.StartAsync(folder);
            await sandbox.FileAsync(size);
            await using var relay = await Relay.StartAsync(sandbox.Url, TimeSpan.Zero);
            var settings = sandbox.Settings(Path.Combine(folder, "reviewbot.db"), TimeSpan.FromMinutes(5), relay.Url, Concurrency);
            return
            [
                ("`once --dry-run`", await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once", "--dry-run"))),
                ("`once`: too many writes for the cap", await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once"), exitCode: 4)),
                ("`once --allow-writes`", await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once", "--allow-writes", "100000"))),
                ("`once`, what had changed in that second", await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once"))),
                ("`once`, nothing changed", await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once"))),
                ("`once`, ledger lost", await OfLostAsync(relay, folder, settings)),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Cost> OfLostAsync(Relay relay, string folder, Dictionary<string, string> settings)
    {
        foreach (var file in Directory.GetFiles(folder, "reviewbot.db*"))
        {
            File.Delete(file);
        }

        return Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once"));
    }
}
