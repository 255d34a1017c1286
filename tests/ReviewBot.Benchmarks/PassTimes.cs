using System.Globalization;
using System.Text.Json.Nodes;

namespace ReviewBot.Benchmarks;

/// <summary>What a first look at new requests costs, beside clients that ask bug by bug: whole processes, one server, more and less far away.</summary>
internal static class PassTimes
{
    private const int Concurrency = 4;

    /// <summary>Prints a table for so many new requests in a sandbox and each added latency (ms); the last look writes.</summary>
    public static async Task<int> RunAsync(int requests, IReadOnlyList<int> latencies)
    {
        Begin($"{requests} new requests");
        foreach (var latency in latencies)
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            sandbox.File(requests);
            await PrintAsync(sandbox, latency, writes: true);
        }

        return 0;
    }

    /// <summary>Prints the same for a server that a contract file describes; nothing is written to it.</summary>
    public static async Task<int> RunAsync(string contract, IReadOnlyList<int> latencies)
    {
        var server = new MeasuredServer(JsonNode.Parse(await File.ReadAllTextAsync(contract))!.AsObject());
        Begin("what waits on that server");
        foreach (var latency in latencies)
        {
            await PrintAsync(server, latency, writes: false);
        }

        return 0;
    }

    private static void Begin(string what)
    {
        Published.Measure();
        Console.WriteLine($"{what}, Bugzilla:Concurrency {Concurrency}\n");
        Console.WriteLine("| added latency | client | requests | wall | CPU | largest memory | fewer requests | faster |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
    }

    private static async Task PrintAsync(MeasuredServer server, int latency, bool writes)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-passes-").FullName;
        try
        {
            await using var relay = await Relay.StartAsync(server.Url, TimeSpan.FromMilliseconds(latency));
            string Peer(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);
            string[] asked = [relay.Url.AbsoluteUri, server.Key("bot")];
            var plain = await Cost.OfAsync(relay, () => new Running(folder, new Dictionary<string, string>(), ["/usr/bin/python3", Peer("bug_by_bug.py"), .. asked]));
            Row(latency, "Python, requests, bug by bug", plain, plain);
            Row(latency, "python-bugzilla, bug by bug", await Cost.OfAsync(relay, () => new Running(folder, new Dictionary<string, string>(), ["/usr/bin/python3", Peer("python_bugzilla.py"), .. asked])), plain);
            var settings = server.Settings(Path.Combine(folder, "passes.db"), TimeSpan.FromMinutes(5), relay.Url, Concurrency);
            settings["Safety__MaxWritesPerPass"] = "10000";
            foreach (var command in (string[][])[["once", "--dry-run"], .. writes ? (string[][])[["once"]] : []])
            {
                var ours = await Cost.OfAsync(relay, () => Running.Ours(folder, settings, command));
                Row(latency, $"`reviewbot {string.Join(' ', command)}`", ours, plain);
                Limit(latency, $"server busy with it, {Concurrency} at a time", ours.Busy / Concurrency, ours);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {latency} ms | (from the first request to the last) | | {ours.Asking:0.0} s | | | | none under way {ours.While(0, 0):0.0} s, one {ours.While(1, 1):0.0} s, fewer than {Concurrency} {ours.While(2, Concurrency - 1):0.0} s, {Concurrency} {ours.While(Concurrency, int.MaxValue):0.0} s |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Limit(int latency, string what, double seconds, Cost ours) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {latency} ms | ({what}) | | {seconds:0.0} s | | | | {ours.Seconds / seconds:0.0} x as long, {ours.Asking / seconds:0.0} x from the first request to the last |"));

    private static void Row(int latency, string client, Cost cost, Cost plain) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {latency} ms | {client} | {cost.Cells} | {plain.Requests / (double)cost.Requests:0.0} x | {plain.Seconds / cost.Seconds:0.0} x |"));
}
