using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReviewBot.Simulation;

/// <summary>
/// Two services on one database: either is killed, stopped for longer than its lease and its writes' settling, cut off; the database crashes. In
/// the end everything was said and set once. Most of it is waiting, so two such pairs, which know nothing of each other, share the mishaps.
/// </summary>
internal sealed class InstancesTest(int kills, int seed) : IDisposable
{
    // Longer than a lease, and than a write that had no answer is waited for.
    private static readonly TimeSpan Past = TimeSpan.FromSeconds(14);

    // Longer than a request is waited for, so that only another instance can go on.
    private static readonly TimeSpan LongAway = TimeSpan.FromSeconds(70);

    private readonly Pair[] pairs = [new(seed), new(seed + 1)];

    public async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var few = Math.Max(2, kills / 40);
        Mishap[] mishaps =
        [
            new($"cut off from Bugzilla for {LongAway.TotalSeconds:0} s", few, p => p.CutAsync(LongAway, fromDatabase: false, fromBugzilla: true)),
            new($"cut off from both for {LongAway.TotalSeconds:0} s", few, p => p.CutAsync(LongAway, fromDatabase: true, fromBugzilla: true)),
            new($"stopped in the middle of a write for {Past.TotalSeconds:0} s, and continued", few, p => p.PauseAsync(Past)),
            new("database crashed and was started anew", few, p => p.CrashAsync()),
            new($"cut off from the database for {Past.TotalSeconds:0} s", few, p => p.CutAsync(Past, fromDatabase: true, fromBugzilla: false)),
            new("killed (-9), at any moment and in the middle of a write", kills, p => p.KillAsync()),
        ];
        var left = new ConcurrentQueue<Mishap>(mishaps.SelectMany(m => Enumerable.Repeat(m, m.Times)));
        await Task.WhenAll(pairs.Select(p => Task.Run(() => p.LiveAsync(left))));

        Console.WriteLine("| what | how often | longest until work went on |");
        Console.WriteLine("|---|---|---|");
        Array.ForEach(mishaps, m => Console.WriteLine(m.Row()));
        foreach (var pair in pairs.Where(p => p.Problems.Count > 0))
        {
            Console.WriteLine(string.Join('\n', pair.Problems.Concat(pair.Said)));
        }

        var twice = pairs.Sum(p => p.Judged.Count(j => j.Contains("twice", StringComparison.Ordinal)));
        var violations = pairs.Sum(p => p.Problems.Count);
        Console.WriteLine($"Two pairs, clocks {Pair.Apart.TotalMinutes:0} minutes apart all the time; {pairs.Sum(p => p.Asked.Bugs)} bugs, {pairs.Sum(p => p.Asked.Requests)} requests; {twice} said twice, {pairs.Sum(p => p.Judged.Count) - twice} lost; {watch.Elapsed:mm\\:ss} minutes; violations={violations}");
        return violations == 0 ? 0 : 1;
    }

    public void Dispose() => Array.ForEach(pairs, p => p.Dispose());
}
