// `-- --seeds N --days N [--first-seed N] [--pair] [--verify] [--trace]` simulates, with `--pair` two instances on one ledger; `-- kill [--passes N] [--first-seed N]
// [--bmo | --contract FILE]` kills the real program again and again, against the sandbox or the server that the file describes; `-- instances
// [--kills N] [--first-seed N]` does so, and worse, with two services on one PostgreSQL.
using System.Diagnostics;
using System.Globalization;
using ReviewBot.Simulation;

if (args is ["kill", ..])
{
    using var kill = new KillTest(Number("--passes", 200), Number("--first-seed", 1), args.Contains("--bmo") ? "bmo" : "upstream", Text("--contract"));
    return await kill.RunAsync();
}

if (args is ["instances", ..])
{
    using var instances = new InstancesTest(Number("--kills", 200), Number("--first-seed", 1));
    return await instances.RunAsync();
}

var seeds = Number("--seeds", 20);
var days = Number("--days", 365);
var first = Number("--first-seed", 1);
var verify = args.Contains("--verify");
var pair = args.Contains("--pair");
var root = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"reviewbot-simulation-{Environment.ProcessId}");
var summary = new Summary();
var watch = Stopwatch.StartNew();
var ended = 0;
Parallel.For(first, first + seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
{
    try
    {
        var trace = RunOne(seed, summary);
        if (verify && RunOne(seed, null) != trace)
        {
            summary.Fails(seed, "two runs differ");
        }

        if (pair && seed == first)
        {
            summary.Unguarded(seed, Unguarded(seed));
        }
    }
    catch (Exception e) when (e is not OutOfMemoryException)
    {
        summary.Fails(seed, e.ToString());
    }

    if (Interlocked.Increment(ref ended) is var count && count % 50 == 0)
    {
        Console.Error.WriteLine($"{count} of {seeds} seeds, {watch.Elapsed:hh\\:mm\\:ss}");
    }
});
if (Directory.Exists(root))
{
    Directory.Delete(root, recursive: true);
}

summary.Print(seeds, days, watch.Elapsed);
return summary.Violations == 0 ? 0 : 1;

string RunOne(int seed, Summary? into)
{
    using var simulation = new Simulation(new Scenario(seed, days) { IsPair = pair }, Path.Combine(root, seed.ToString(CultureInfo.InvariantCulture)), args.Contains("--trace") ? Console.WriteLine : null);
    simulation.Run();
    into?.Add(seed, simulation);
    return simulation.Sent.ToString();
}

// What the lease guards against has to show without it.
IReadOnlyList<string> Unguarded(int seed)
{
    using var simulation = new Simulation(new Scenario(seed, days) { IsPair = true, IsFenced = false }, Path.Combine(root, $"{seed}-unguarded"));
    simulation.Run();
    return simulation.Violations;
}

int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
