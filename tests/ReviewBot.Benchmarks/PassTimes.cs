using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What a first look at new requests costs, beside clients that ask bug by bug: whole processes, one server, more and less far away.</summary>
internal static class PassTimes
{
    private const int Concurrency = 4;

    /// <summary>Prints a table for so many new requests and each added latency (ms).</summary>
    public static async Task<int> RunAsync(int requests, IReadOnlyList<int> latencies)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-passes-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            sandbox.File(requests);
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
        var plain = await Cost.OfAsync(relay, () => new Running(folder, new Dictionary<string, string>(), ["/usr/bin/python3", Peer("bug_by_bug.py"), .. asked]));
        var library = await Cost.OfAsync(relay, () => new Running(folder, new Dictionary<string, string>(), ["/usr/bin/python3", Peer("python_bugzilla.py"), .. asked]));
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
        var settings = sandbox.Settings(file, TimeSpan.FromMinutes(5), relay.Url, Concurrency);
        settings["Safety__MaxWritesPerPass"] = "10000";
        return Cost.OfAsync(relay, () => Running.Ours(folder, settings, dry ? ["once", "--dry-run"] : ["once"]));
    }

    private static void Row(int latency, string client, Cost cost, Cost plain) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {latency} ms | {client} | {cost.Cells} | {plain.Requests / (double)cost.Requests:0.0} x | {plain.Seconds / cost.Seconds:0.0} x |"));
}
