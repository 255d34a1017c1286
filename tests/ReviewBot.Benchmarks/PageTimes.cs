using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What the register's pages cost with a long history behind them: the service in a process of its own, asked as a browser asks.</summary>
internal static class PageTimes
{
    private const int Times = 25;
    private const double MostMilliseconds = 50;
    private const long LargestPage = 200_000;

    private static readonly string[] Paths =
    [
        "/register", "/register?sort=oldest", "/register?q=people", "/register?q=openpgp+keys&product=Thunderbird&decision=granted", "/register?q=nothing-like-it", "/register?q=metric_4711",
        "/register?steward=%3Asteward7&category=2", "/register?decision=denied", "/register?state=soon", "/register?state=soon&q=calendar", "/register/8950000", "/register/charts",
        "/register.json", "/register.json?q=people&sort=oldest", "/register.atom", "/help",
    ];

    private const string Whole = "/register.csv";

    /// <summary>Prints the table; 1 if a page is too slow or too large.</summary>
    /// <param name="decisions">How many decisions there are.</param>
    /// <param name="wait">Whether the service is left running until a line is read, to look at it.</param>
    public static async Task<int> RunAsync(int decisions, bool wait)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-pages-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            var file = Path.Combine(folder, "reviewbot.db");
            ManyDecisions.Make(file, sandbox.Url.AbsoluteUri, decisions, TimeProvider.System.GetUtcNow());
            var url = $"http://127.0.0.1:{OwnPages.FreePort().ToString(CultureInfo.InvariantCulture)}";
            using var service = Running.Service(folder, new Dictionary<string, string>(sandbox.Settings(file, TimeSpan.FromMinutes(5))) { ["Web__Url"] = url });
            using var pages = await OwnPages.OfAsync(service, url);
            if (wait)
            {
                Console.WriteLine($"{url}/register; a line ends it");
                Console.ReadLine();
            }

            return await MeasureAsync(pages, service, decisions) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(OwnPages pages, Running service, int decisions)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decisions:N0} decisions; milliseconds of {Times} requests one after the other\n"));
        Console.WriteLine("| page | first byte, median | worst | whole, median | CPU each | KB | memory after |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var good = true;
        foreach (var path in Paths)
        {
            // The first few are compiled while they are made.
            for (var i = 0; i < 3; i++)
            {
                await pages.GetAsync(path);
            }

            var (runs, before) = (new List<(double First, double Whole, long Bytes)>(), service.Cpu);
            for (var i = 0; i < Times; i++)
            {
                runs.Add(await pages.GetAsync(path));
            }

            var cpu = (service.Cpu - before).TotalMilliseconds / Times;
            var (first, whole, bytes) = (Median(runs.Select(r => r.First)), Median(runs.Select(r => r.Whole)), runs[0].Bytes);
            good &= whole < MostMilliseconds && bytes < LargestPage;
            Print(path, [first, runs.Max(r => r.First), whole, cpu], bytes, service);
        }

        await pages.GetAsync(Whole);
        var begun = service.Cpu;
        var csv = await pages.GetAsync(Whole);
        Print(Whole, [csv.First, csv.First, csv.Whole, (service.Cpu - begun).TotalMilliseconds], csv.Bytes, service);
        return good && csv.First < MostMilliseconds;
    }

    private static void Print(string path, IEnumerable<double> milliseconds, long bytes, Running service) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {path} | {string.Join(" | ", milliseconds.Select(m => m.ToString("0.0", CultureInfo.InvariantCulture)))} | {bytes / 1000d:0} | {service.Memory} MB |"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
