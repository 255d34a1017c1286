using System.Diagnostics;
using System.Globalization;
using ReviewBot.Reviews.Tests.Embargo;

return args is ["embargo", .. var more] ? Lives(more) : 0;

// Lives of embargoed bugs: `embargo [--seeds N] [--first-seed N]`.
static int Lives(string[] args)
{
    int Number(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    var watch = Stopwatch.StartNew();
    var totals = new LifeTotals();
    var first = Number("--first-seed", 1);
    Parallel.For(first, first + Number("--seeds", 10_000), seed =>
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
    Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s");
    return totals.Violations.Count == 0 ? 0 : 1;
}
