using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ReviewBot.Benchmarks;

return args switch
{
    ["forms", .. var rest] => FormScores.Print(rest is [var folder, ..] ? folder : Path.Combine(AppContext.BaseDirectory, "Corpus"), Console.Out),
    ["generated", .. var rest] => GeneratedForms.Run([.. rest], Console.Out),
    ["embargo", .. var rest] => EmbargoLives.Run(rest),
    ["ledger", .. var sizes] => await LedgerSizes.RunAsync([.. sizes.Length == 0 ? [0, 1_000, 100_000, 1_000_000] : sizes.Select(int.Parse)], polls: 10),
    ["migration", .. var sizes] => OldLedgers.Print([.. sizes.Length == 0 ? [1_000_000] : sizes.Select(int.Parse)]),
    ["rest", .. var rest] => await RestTimes.RunAsync([Published.Shipped], rest is [var polls, ..] ? int.Parse(polls) : 60),
    ["memory", .. var rest] => await MemoryTimes.RunAsync([.. Published.All.Where(form => rest is not [var only, ..] || form.Name.Contains(only, StringComparison.Ordinal))]),
    ["publish", .. var rest] => await RestTimes.RunAsync([.. Published.All.Where(form => rest is not [_, var only, ..] || form.Name.Contains(only, StringComparison.Ordinal))], rest is [var polls, ..] ? int.Parse(polls) : 60),
    ["pages", .. var rest] => await PageTimes.RunAsync(rest.Where(a => a != "--wait").Select(int.Parse).FirstOrDefault(100_000), rest.Contains("--wait")),
    ["passes", "--server", var contract, .. var latencies] => await PassTimes.RunAsync(contract, [.. latencies.Length == 0 ? [0] : latencies.Select(int.Parse)]),
    ["passes", .. var rest] => await PassTimes.RunAsync(rest is [var number, ..] ? int.Parse(number) : 100, [.. rest.Length < 2 ? [0, 20, 100] : rest[1..].Select(int.Parse)]),
    ["backlog", .. var sizes] => await Backlogs.RunAsync([.. sizes.Length == 0 ? [100, 1_000, 10_000] : sizes.Select(int.Parse)]),
    ["scale", .. var sizes] => await ScaleTimes.RunAsync([.. (sizes.Length == 0 ? ["100:10", "10000:10", "1000000:10", "100:1000", "100:10000"] : sizes).Select(ScaleTimes.Size.Parse)]),
    ["definitions", .. var rest] => DefinitionTimes.Print(rest.Select(int.Parse).FirstOrDefault(5000)),
    ["bench", .. var rest] => Bench(rest),
    _ => Usage(),
};

static int Bench(string[] filter)
{
    // In this process: what is measured needs no project of its own to be built first.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(FormScores).Assembly).Run(["--filter", filter is [var only, ..] ? only : "*"], config);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("forms [FOLDER]   how the form reader does on a folder of forms with truth.jsonl: precision and recall of each field, kinds, blanks, complete forms refused, approvals that nobody gave");
    Console.Error.WriteLine("generated [--seeds N] [--first-seed N] [--differences] [--write FOLDER]   the same over forms with oddities, made from seeds");
    Console.Error.WriteLine("embargo [--seeds N] [--first-seed N]   lives of embargoed bugs, judged by plain logic");
    Console.Error.WriteLine("ledger [NUMBER…]   what a poll and an export cost with so many decided bugs in the ledger");
    Console.Error.WriteLine("migration [NUMBER…]   how long this build takes to bring a ledger of schema 2 up to date that holds so many decided bugs");
    Console.Error.WriteLine("rest [POLLS]   what the service as it is shipped costs while nothing happens, and what a new request adds");
    Console.Error.WriteLine("publish [POLLS [WORD]]   the same for other ways to publish it, or for those of whose names the word is part");
    Console.Error.WriteLine("memory [WORD]   of what the service's memory at rest is made up in each way to publish it, or in those of whose names the word is part");
    Console.Error.WriteLine("pages [NUMBER] [--wait]   what the register's pages cost with so many decisions; 1 if one is slow or large");
    Console.Error.WriteLine("passes [NUMBER [LATENCY…]]   what a look at so many new requests costs, beside clients that ask bug by bug (Debian: python3-requests, python3-bugzilla)");
    Console.Error.WriteLine("passes --server FILE [LATENCY…]   the same, but for the writes, of the server that a contract file describes");
    Console.Error.WriteLine("backlog [NUMBER…]   what one look at so many waiting requests costs, and the writes");
    Console.Error.WriteLine("scale [DECIDED:WAITING…]   what the service costs with so many decided bugs and waiting requests: its start, its polls, its pages, an export");
    Console.Error.WriteLine("definitions [NUMBER]   how long reading and comparing so many definitions takes; 1 if reading takes a second");
    Console.Error.WriteLine("bench [FILTER]   how long reading takes, as BenchmarkDotNet measures it");
    return 2;
}
