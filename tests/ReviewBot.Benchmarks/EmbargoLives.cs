using System.Diagnostics;
using System.Globalization;
using ReviewBot.Reviews.Tests.Embargo;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Benchmarks;

/// <summary>Lives of embargoed bugs by the thousand, and their sums.</summary>
internal static class EmbargoLives
{
    public static int Run(string[] args)
    {
        var watch = Stopwatch.StartNew();
        var totals = new LifeTotals();
        var digests = new SortedDictionary<int, string>();
        var first = Number(args, "--first-seed", 1);
        Parallel.For(first, first + Number(args, "--seeds", 10_000), seed =>
        {
            var one = new LifeTotals();
            var life = new EmbargoLife(seed, one);
            life.Run();
            lock (totals)
            {
                totals.Add(one);
                digests[seed] = life.Decided.ToString();
            }
        });

        foreach (var violation in totals.Violations.Take(20))
        {
            Console.WriteLine(violation);
        }

        var digest = new Digest();
        foreach (var (seed, one) in digests)
        {
            digest.Add($"{seed} {one}");
        }

        Console.WriteLine(totals);
        Console.WriteLine($"digest of plans {digest}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s"));
        return totals.Violations.Count == 0 ? 0 : 1;
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
