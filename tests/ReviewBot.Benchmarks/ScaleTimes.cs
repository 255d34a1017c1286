using System.Diagnostics;
using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What the service costs with many decided bugs behind it and many requests waiting: whole processes, against a sandbox in another one.</summary>
internal static class ScaleTimes
{
    private const int Polls = 10;
    private const int Changes = 10;
    private const int Looks = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly string[] Paths = ["/", "/queue.json", "/rotation", "/rotation.json", "/register", "/register.json", "/register/charts", "/collections", "/help"];

    /// <summary>How many there are.</summary>
    /// <param name="Decided">Decided bugs.</param>
    /// <param name="Waiting">Requests that wait, none of them known when the service starts.</param>
    public sealed record Size(int Decided, int Waiting)
    {
        /// <summary>Reads it as it is written on the command line, <c>1000:10</c>.</summary>
        public static Size Parse(string text) => text.Split(':') is [var decided, var waiting]
            ? new Size(int.Parse(decided, CultureInfo.InvariantCulture), int.Parse(waiting, CultureInfo.InvariantCulture))
            : throw new FormatException($"{text}: write DECIDED:WAITING, for example 1000:10");
    }

    /// <summary>Prints the table for these sizes.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<Size> sizes)
    {
        Published.Measure();
        Console.WriteLine("| decided | waiting | what | wall | CPU | requests | resident | ledger |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            await MeasureAsync(size);
        }

        return 0;
    }

    private static async Task MeasureAsync(Size size)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-scale-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            await using var relay = await Relay.StartAsync(sandbox.Url, TimeSpan.Zero);
            var file = Path.Combine(folder, "reviewbot.db");
            ManyBugs.Make(file, relay.Url.AbsoluteUri, size.Decided, sandbox.Stewards, TimeProvider.System.GetUtcNow());
            var waiting = sandbox.File(size.Waiting);
            var url = $"http://127.0.0.1:{OwnPages.FreePort().ToString(CultureInfo.InvariantCulture)}";
            var settings = new Dictionary<string, string>(sandbox.Settings(file, Interval, relay.Url, 4)) { ["Web__Url"] = url, ["Safety__MaxWritesPerPass"] = "10000" };

            // More may be to do than the settings let a service do unasked.
            var first = await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "once", "--allow-writes", "100000"));
            Print("the first pass, `once`", TimeSpan.FromSeconds(first.Seconds), TimeSpan.FromSeconds(first.Cpu), first.Requests, (long)first.Memory);
            using (var service = Running.Service(folder, settings))
            {
                var watch = Stopwatch.StartNew();
                await LedgerSizes.PollsAsync(file, service, 1);
                Print("start, and a poll that sees it", watch.Elapsed, service.Cpu, relay.Take().Requests, service.Memory);
                using var pages = await OwnPages.OfAsync(service, url);

                // Everything is compiled that will be.
                await LedgerSizes.PollsAsync(file, service, 4);
                await PollsAsync("unchanged poll", service, pages, () => { });
                var count = 0;
                await PollsAsync(string.Create(CultureInfo.InvariantCulture, $"poll with {Changes} changes"), service, pages, () =>
                {
                    count++;
                    waiting.Take(Changes).ToList().ForEach(bug => sandbox.Comment(bug, "requester", $"I have one more thought, number {count}."));
                });
                await PagesAsync(service, pages);
                await service.EndAsync();
            }

            var export = await Cost.OfAsync(relay, () => Running.Ours(folder, settings, "register", "export", "--format", "json"));
            Print("`register export`", TimeSpan.FromSeconds(export.Seconds), TimeSpan.FromSeconds(export.Cpu), export.Requests, (long)export.Memory);

            async Task PollsAsync(string what, Running service, OwnPages pages, Action happens)
            {
                await LedgerSizes.PollsAsync(file, service, 1);
                relay.Take();
                var (cpu, passes) = (service.Cpu, await pages.PassesAsync());
                for (var i = 0; i < Polls; i++)
                {
                    happens();
                    await LedgerSizes.PollsAsync(file, service, 1);
                }

                var cost = service.Cpu - cpu;
                var after = await pages.PassesAsync();
                Print(what, (after.Time - passes.Time) / (after.Number - passes.Number), cost / Polls, relay.Take().Requests / (double)Polls, service.Memory);
            }

            void Print(string what, TimeSpan wall, TimeSpan cpu, double requests, long memory) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {size.Decided:N0} | {size.Waiting:N0} | {what} | {Text(wall)} | {Text(cpu)} | {requests:0.#} | {memory} MB | {Directory.GetFiles(folder, "reviewbot.db*").Sum(f => new FileInfo(f).Length) >> 20} MB |"));

            async Task PagesAsync(Running service, OwnPages pages)
            {
                foreach (var path in Paths)
                {
                    var (runs, before) = (new List<double>(), service.Cpu);
                    for (var i = 0; i < Looks; i++)
                    {
                        runs.Add((await pages.GetAsync(path)).Whole);
                    }

                    Print(path, TimeSpan.FromMilliseconds(runs.Order().ElementAt(Looks / 2)), (service.Cpu - before) / Looks, 0, service.Memory);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(time.TotalSeconds < 1 ? $"{time.TotalMilliseconds:0.#} ms" : $"{time.TotalSeconds:0.0} s")}");
}
