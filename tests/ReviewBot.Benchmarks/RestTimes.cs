using System.Diagnostics;
using System.Globalization;

namespace ReviewBot.Benchmarks;

/// <summary>What the published service costs while nothing happens, and what each new request adds: a process of its own, against a sandbox in another one.</summary>
internal static class RestTimes
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private sealed record Row(double Start, double Soon, double Idle, double Requests, double First, double Later, long Resident, long Touched, long Anonymous);

    /// <summary>Prints a row for each form that it is published in.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<Published> forms, int polls)
    {
        Console.WriteLine($"| published | start to first request | CPU an unchanged poll, polls 11 to 20 | the {polls} polls after them | its requests | CPU a new request, of the first {AtOnce} | of {AtOnce} later ones | resident | touched by those {polls} polls | anonymous |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var form in forms)
        {
            Console.WriteLine(form.Make() is { } program ? await RowAsync(form, program, polls) : $"| {form.Name} | can't be published so | | | | | | | | |");
        }

        return 0;
    }

    private static async Task<string> RowAsync(Published form, string program, int polls)
    {
        try
        {
            var row = await MeasureAsync(form, program, polls);
            return string.Create(CultureInfo.InvariantCulture,
                $"| {form.Name} | {row.Start:0.0} s | {row.Soon:0} ms | {row.Idle:0.0} ms | {row.Requests:0.0} | {row.First:0.0} ms | {row.Later:0.0} ms | {row.Resident} MB | {row.Touched} MB | {row.Anonymous} MB |");
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine(e.Message);
            return $"| {form.Name} | doesn't run | | | | | | | | |";
        }
    }

    private static async Task<Row> MeasureAsync(Published form, string program, int polls)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-rest-").FullName;
        try
        {
            await using var sandbox = await OwnSandbox.StartAsync();
            await using var relay = await Relay.StartAsync(sandbox.Url, TimeSpan.Zero);
            var file = Path.Combine(folder, "reviewbot.db");
            var settings = sandbox.Settings(file, Interval, relay.Url);
            settings["Safety__MaxWritesPerPass"] = "1000";
            var watch = Stopwatch.StartNew();
            using var service = new Running(folder, form.Environment.SetItems(settings), program, "run");
            while (relay.Take().Requests == 0)
            {
                if (service.HasEnded || watch.Elapsed > Patience)
                {
                    throw new InvalidOperationException(service.Error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            var start = watch.Elapsed.TotalSeconds;
            await LedgerSizes.PollsAsync(file, service, 10);
            var (soon, _) = await IdleAsync(10);
            service.Untouched();
            var (idle, requests) = await IdleAsync(polls);
            var (resident, touched, anonymous) = (service.Memory, service.Touched, service.Anonymous);
            var first = await NewAsync();
            var later = await NewAsync();
            await service.EndAsync();
            return new Row(start, soon, idle, requests, first, later, resident, touched, anonymous);

            async Task<(double Cpu, double Requests)> IdleAsync(int number)
            {
                relay.Take();
                var before = service.Cpu;
                await LedgerSizes.PollsAsync(file, service, number);
                return ((service.Cpu - before).TotalMilliseconds / number, relay.Take().Requests / (double)number);
            }

            // Until everything about them is done, less what the polls would have cost anyway.
            async Task<double> NewAsync()
            {
                var (before, began) = (service.Cpu, watch.Elapsed);
                sandbox.File(AtOnce);
                while ((await IdleAsync(1)).Requests > 2)
                {
                }

                var meanwhile = (watch.Elapsed - began) / Interval;
                return ((service.Cpu - before).TotalMilliseconds - (meanwhile * idle)) / AtOnce;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
