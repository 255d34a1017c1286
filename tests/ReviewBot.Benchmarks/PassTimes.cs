using System.Diagnostics;
using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What a first look at new requests costs, beside clients that ask bug by bug: whole processes, one server, more and less far away.</summary>
internal static class PassTimes
{
    private const int Concurrency = 4;

    private sealed record Cost(int Requests, double Seconds, double Busy, double Cpu, long Memory);

    /// <summary>Prints a table for so many new requests and each added latency (ms).</summary>
    public static async Task<int> RunAsync(int requests, IReadOnlyList<int> latencies)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-passes-").FullName;
        try
        {
            using var sandbox = await OwnSandbox.StartAsync(folder);
            await sandbox.FileAsync(requests);
            Console.WriteLine($"{requests} new requests, Bugzilla:Concurrency {Concurrency}");
            Console.WriteLine("\n| added latency | client | requests | wall | CPU | largest memory | fewer requests | faster |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var latency in latencies)
            {
                await using var relay = await Relay.StartAsync(sandbox.Url, TimeSpan.FromMilliseconds(latency));
                await PrintAsync(relay, sandbox, folder, latency);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PrintAsync(Relay relay, OwnSandbox sandbox, string folder, int latency)
    {
        string Peer(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);
        string[] asked = [relay.Url.AbsoluteUri, sandbox.Key("bot")];
        var plain = await CostAsync(relay, () => new Running(folder, new Dictionary<string, string>(), ["/usr/bin/python3", Peer("bug_by_bug.py"), .. asked]));
        var library = await CostAsync(relay, () => new Running(folder, new Dictionary<string, string>(), ["/usr/bin/python3", Peer("python_bugzilla.py"), .. asked]));
        var dry = await OursAsync(relay, sandbox, folder, dry: true);
        Row(latency, "Python, requests, bug by bug", plain, plain);
        Row(latency, "python-bugzilla, bug by bug", library, plain);
        Row(latency, "`reviewbot once --dry-run`", dry, plain);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {latency} ms | (server busy meanwhile, at this concurrency) | | {dry.Busy / Concurrency:0.0} s | | | | |"));
    }

    private static Task<Cost> OursAsync(Relay relay, OwnSandbox sandbox, string folder, bool dry)
    {
        var file = Path.Combine(folder, "passes.db");
        File.Delete(file);
        string[] stewards = [sandbox.Login("steward1"), sandbox.Login("steward2"), sandbox.Login("steward3")];
        var settings = LedgerSizes.Settings(sandbox, file, stewards, "http://127.0.0.1:0", TimeSpan.FromMinutes(5));
        settings["Bugzilla__BaseUrl"] = relay.Url.AbsoluteUri;
        settings["Bugzilla__Concurrency"] = Concurrency.ToString(CultureInfo.InvariantCulture);
        settings["Safety__MaxWritesPerPass"] = "10000";
        return CostAsync(relay, () => Running.Ours(folder, settings, dry ? ["once", "--dry-run"] : ["once"]));
    }

    private static async Task<Cost> CostAsync(Relay relay, Func<Running> start)
    {
        relay.Take();
        var watch = Stopwatch.StartNew();
        using var process = start();
        var (cpu, memory) = (TimeSpan.Zero, 0L);
        while (!process.HasEnded)
        {
            (cpu, memory) = (process.Cpu, Math.Max(memory, process.Memory));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        var wall = watch.Elapsed;
        var (requests, busy) = relay.Take();
        return process.ExitCode == 0
            ? new Cost(requests, wall.TotalSeconds, busy.TotalSeconds, cpu.TotalSeconds, memory)
            : throw new InvalidOperationException(process.Error);
    }

    private static void Row(int latency, string client, Cost cost, Cost plain) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {latency} ms | {client} | {cost.Requests} | {cost.Seconds:0.0} s | {cost.Cpu:0.0} s | {cost.Memory} MB | {plain.Requests / (double)cost.Requests:0.0} x | {plain.Seconds / cost.Seconds:0.0} x |"));
}
