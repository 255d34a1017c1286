using System.Diagnostics;
using System.Globalization;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Benchmarks;

/// <summary>What the service costs with a long history behind it: whole processes, against a sandbox in another one.</summary>
internal static class LedgerSizes
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private sealed record Row(int Bugs, double Idle, double Changed, long Memory, double Export, long ExportMemory);

    /// <summary>Prints the table for these numbers of decided bugs.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, int polls)
    {
        Published.Measure();
        var rows = new List<Row>();
        Console.WriteLine("| decided bugs | CPU a poll, nothing changed | CPU a poll, one bug changed | resident memory | `register export` | its memory |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var bugs in sizes)
        {
            var row = await MeasureAsync(bugs, polls);
            rows.Add(row);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Bugs:N0} | {row.Idle:0} ms | {row.Changed:0} ms | {row.Memory} MB | {row.Export:0.0} s | {row.ExportMemory} MB |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nlast against first: {rows[^1].Idle / rows[0].Idle:0.00} x CPU, {rows[^1].Changed / rows[0].Changed:0.00} x with a change, {rows[^1].Memory / (double)rows[0].Memory:0.00} x memory"));
        return 0;
    }

    private static async Task<Row> MeasureAsync(int bugs, int polls)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-sizes-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            var file = Path.Combine(folder, "reviewbot.db");
            ManyBugs.Make(file, sandbox.Url.AbsoluteUri, bugs, sandbox.Stewards, TimeProvider.System.GetUtcNow());
            var settings = sandbox.Settings(file, Interval);

            double idle, changed;
            long memory;
            using (var service = Running.Service(folder, settings))
            {
                // The story is worked off, and everything is compiled that will be.
                await PollsAsync(file, service, 8);
                idle = await CpuAsync(file, service, polls, () => { });
                memory = service.Memory;
                var count = 0;
                changed = await CpuAsync(file, service, polls, () => sandbox.Comment(10, "requester", $"I have one more thought, number {++count}."));
                await service.EndAsync();
            }

            var (export, exportMemory) = await ExportAsync(folder, settings);
            return new Row(bugs, idle, changed, memory, export, exportMemory);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Milliseconds of CPU for each poll; something may happen before each.
    private static async Task<double> CpuAsync(string file, Running service, int polls, Action happens)
    {
        await PollsAsync(file, service, 1);
        var before = service.Cpu;
        for (var i = 0; i < polls; i++)
        {
            happens();
            await PollsAsync(file, service, 1);
        }

        return (service.Cpu - before).TotalMilliseconds / polls;
    }

    /// <summary>Waits until so many polls have ended: each one moves the cursor.</summary>
    public static async Task PollsAsync(string file, Running service, int polls)
    {
        var (seen, patience) = (Cursor(file), Stopwatch.StartNew());
        while (polls > 0)
        {
            if (service.HasEnded || patience.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException($"the service does not poll: {service.Error}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            if (Cursor(file) is { } now && now != seen)
            {
                (seen, polls) = (now, polls - 1);
            }
        }
    }

    private static string? Cursor(string file)
    {
        using var ledger = Ledger.OpenToRead(new Database(StorageProvider.Sqlite, $"Data Source={file}"));
        return ledger?.Get("cursor");
    }

    private static async Task<(double Seconds, long Memory)> ExportAsync(string folder, Dictionary<string, string> settings)
    {
        var watch = Stopwatch.StartNew();
        using var export = Running.Ours(folder, settings, "register", "export", "--format", "json");
        long memory = 0;
        while (!export.HasEnded)
        {
            memory = Math.Max(memory, export.Memory);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return export.ExitCode == 0 ? (watch.Elapsed.TotalSeconds, memory) : throw new InvalidOperationException(export.Error);
    }
}
