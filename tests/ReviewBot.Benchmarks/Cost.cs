using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What a whole process cost, from its start to its end.</summary>
/// <param name="Requests">Requests to the server.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Asking">Seconds from the first request to the last answer.</param>
/// <param name="Busy">Seconds that the server spent on the requests, summed up.</param>
/// <param name="UnderWay">For how long how many requests were under way.</param>
/// <param name="Cpu">Seconds of CPU.</param>
/// <param name="Memory">The most resident memory, in MB.</param>
internal sealed record Cost(int Requests, double Seconds, double Asking, double Busy, ImmutableDictionary<int, TimeSpan> UnderWay, double Cpu, double Memory)
{
    /// <summary>Runs a process that ends by itself.</summary>
    /// <param name="relay">What its requests go through.</param>
    /// <param name="start">Starts it.</param>
    /// <param name="exitCode">What it has to end with.</param>
    public static async Task<Cost> OfAsync(Relay relay, Func<Running> start, int exitCode = 0)
    {
        relay.Take();
        var watch = Stopwatch.StartNew();
        using var process = start();
        var (cpu, memory) = (TimeSpan.Zero, 0d);
        while (!process.HasEnded)
        {
            (cpu, memory) = (process.Cpu, process.PeakMemory ?? memory);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        var wall = watch.Elapsed;
        var load = relay.Take();
        return process.ExitCode == exitCode
            ? new Cost(load.Requests, wall.TotalSeconds, (load.Last - load.First).TotalSeconds, load.Busy.TotalSeconds, load.UnderWay, cpu.TotalSeconds, memory)
            : throw new InvalidOperationException(process.Error);
    }

    /// <summary>The seconds in which at least and at most so many requests were under way.</summary>
    public double While(int least, int most) => UnderWay.Where(u => u.Key >= least && u.Key <= most).Sum(u => u.Value.TotalSeconds);

    /// <summary>Requests, wall, CPU and memory as cells of a table.</summary>
    public string Cells => string.Create(CultureInfo.InvariantCulture, $"{Requests:N0} | {Seconds:0.0} s | {Cpu:0.0} s | {Memory:0} MB");
}
