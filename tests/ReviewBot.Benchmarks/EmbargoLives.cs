using System.Diagnostics;
using System.Globalization;
using ReviewBot.Reviews.Tests.Embargo;

namespace ReviewBot.Benchmarks;

/// <summary>Lives of embargoed bugs by the thousand, and their sums.</summary>
internal static class EmbargoLives
{
    public static int Run(string[] args)
    {
        var watch = Stopwatch.StartNew();
        var totals = new LifeTotals();
        var first = Number(args, "--first-seed", 1);
        Parallel.For(first, first + Number(args, "--seeds", 10_000), seed =>
        {
            var one = new LifeTotals();
            new EmbargoLife(seed, one).Run();
            lock (totals)
            {
                totals.Add(one);
            }
        });

        foreach (var violation in totals.Violations.Take(20))
        {
            Console.WriteLine(violation);
        }

        Console.WriteLine(totals);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s"));
        return totals.Violations.Count == 0 ? 0 : 1;
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
