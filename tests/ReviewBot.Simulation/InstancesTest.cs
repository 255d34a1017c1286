using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ReviewBot.Tests.Support;

namespace ReviewBot.Simulation;

/// <summary>
/// Two real services on one PostgreSQL against one sandbox, their clocks ten minutes apart, while people ask and command: either is killed, stopped for longer
/// than its lease and its writes' settling, cut off; the database crashes. In the end everything was said and set once.
/// </summary>
internal sealed class InstancesTest(int kills, int seed) : IDisposable
{
    /// <summary>Shorter than a service would have it, so that a minute is enough for whatever a dead one has begun.</summary>
    public static readonly TimeSpan SettleAfter = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // Longer than a lease, and than a write that had no answer is waited for.
    private static readonly TimeSpan Past = TimeSpan.FromSeconds(14);

    // Longer than a request is waited for, so that only another instance can go on.
    private static readonly TimeSpan LongAway = TimeSpan.FromSeconds(70);

    private readonly ContractWorld world = new(seed, "upstream", null);
    private readonly Cluster cluster = Cluster.Start();
    private readonly List<Instance> instances = [];
    private readonly List<string> problems = [];
    private Relay? bugzilla;
    private string ledger = "";

    public async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await world.BeginAsync();
        ledger = cluster.NewDatabase();
        bugzilla = new Relay(world.Url.Port, first => instances.First(i => i.Sent(first.Span)).ToBugzilla);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{bugzilla.Port}/"));
        instances.Add(new Instance("instance-a", world, address, cluster, ledger, TimeSpan.Zero));
        instances.Add(new Instance("instance-b", world, address, cluster, ledger, Apart));
        instances.ForEach(i => i.Start());
        await GoesOnAsync("begin");

        var few = Math.Max(2, kills / 40);
        Console.WriteLine("| what | how often | longest until work went on |");
        Console.WriteLine("|---|---|---|");
        await EachAsync($"stopped in the middle of a write for {Past.TotalSeconds:0} s, and continued", few, PauseAsync);
        await EachAsync("database crashed and was started anew", few, CrashAsync);
        await EachAsync($"cut off from the database for {Past.TotalSeconds:0} s", few, i => CutAsync(i, Past, fromDatabase: true, fromBugzilla: false));
        await EachAsync($"cut off from Bugzilla for {LongAway.TotalSeconds:0} s", few, i => CutAsync(i, LongAway, fromDatabase: false, fromBugzilla: true));
        await EachAsync($"cut off from both for {LongAway.TotalSeconds:0} s", few, i => CutAsync(i, LongAway, fromDatabase: true, fromBugzilla: true));

        await EachAsync("killed (-9), at any moment and in the middle of a write", kills, KillAsync);

        await GoesOnAsync("end");
        problems.AddRange(instances.Where(i => !i.HasWorked).Select(_ => "one of the two never did anything"));
        var said = await SettledAsync();
        problems.AddRange(said);
        problems.ForEach(Console.WriteLine);
        if (problems.Count > 0)
        {
            instances.ForEach(i => Console.WriteLine(i.Said));
        }

        Console.WriteLine($"Clocks {Apart.TotalMinutes:0} minutes apart all the time; {world.Asked}; {said.Count(p => p.Contains("twice", StringComparison.Ordinal))} said twice, {said.Count(p => !p.Contains("twice", StringComparison.Ordinal))} lost; {watch.Elapsed:mm\\:ss} minutes; violations={problems.Count}");
        return problems.Count == 0 ? 0 : 1;
    }

    public void Dispose()
    {
        instances.ForEach(i => i.Dispose());
        bugzilla?.Dispose();
        world.Dispose();
        cluster.Dispose();
    }

    private async Task EachAsync(string what, int times, Func<Instance, Task<Task>> happens)
    {
        var longest = TimeSpan.Zero;
        for (var i = 0; i < times; i++)
        {
            await world.ActAsync();
            var began = TimeProvider.System.GetTimestamp();
            var mended = await happens(instances[world.Random.Next(instances.Count)]);
            if (await GoesOnAsync(what) is var until && until > longest)
            {
                longest = until;
            }

            await mended;
            problems.AddRange(instances.Where(i => i.HasEnded).Select(i => $"{what}: an instance ended by itself"));
            if (i % 20 == 19)
            {
                Console.Error.WriteLine($"{i + 1} of {times}: {what}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {times} | {longest.TotalSeconds:0.0} s |"));
    }

    // One in three in the middle of a write, if one comes by soon: as it is recorded, on its way, or when it has arrived.
    private async Task<Task> KillAsync(Instance _)
    {
        var hit = await AtAWriteAsync(world.Random.Next(3) == 0 ? TimeSpan.FromSeconds(4) : TimeSpan.Zero, i => i.Kill());
        var killed = hit ?? instances[world.Random.Next(instances.Count)];
        if (hit is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(world.Random.Next(1500)), TimeProvider.System);
            killed.Kill();
        }

        killed.Start();
        return Task.CompletedTask;
    }

    private async Task<Task> PauseAsync(Instance some)
    {
        var paused = await AtAWriteAsync(TimeSpan.FromSeconds(20), i => i.Pause()) ?? some;
        paused.Pause();
        return AfterAsync(Past, paused.Continue);
    }

    private async Task<Task> CrashAsync(Instance _)
    {
        cluster.Crash();
        await Task.Delay(TimeSpan.FromMilliseconds(500 + world.Random.Next(4000)), TimeProvider.System);
        cluster.Begin();
        return Task.CompletedTask;
    }

    private async Task<Task> CutAsync(Instance some, TimeSpan time, bool fromDatabase, bool fromBugzilla)
    {
        void Cut(Instance i, bool cut)
        {
            i.ToDatabase.Cut = cut && fromDatabase;
            i.ToBugzilla.Cut = cut && fromBugzilla;
        }

        var cut = await AtAWriteAsync(TimeSpan.FromSeconds(20), i => Cut(i, true)) ?? some;
        Cut(cut, true);
        return AfterAsync(time, () => Cut(cut, false));
    }

    // Waits for a write of either; which of them it was, or null if none came by in time.
    private async Task<Instance?> AtAWriteAsync(TimeSpan patience, Action<Instance> happens)
    {
        var hit = new TaskCompletionSource<Instance>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (recorded, arrives) = (world.Random.Next(3) == 0, world.Random.Next(2) == 0);
        foreach (var instance in instances)
        {
            var line = recorded ? instance.ToDatabase : instance.ToBugzilla;
            line.WaitFor(new Aim(recorded ? "SET attempted_at"u8.ToArray() : "PUT /rest"u8.ToArray(), () =>
            {
                happens(instance);
                hit.TrySetResult(instance);
            }, Arrives: recorded || arrives));
        }

        var ended = await Task.WhenAny(hit.Task, Task.Delay(patience, TimeProvider.System));
        foreach (var line in instances.SelectMany(i => new[] { i.ToDatabase, i.ToBugzilla }))
        {
            line.WaitFor(null);
        }

        return ended == hit.Task ? await hit.Task : null;
    }

    private static async Task AfterAsync(TimeSpan time, Action happens)
    {
        await Task.Delay(time, TimeProvider.System);
        happens();
    }

    // How long until one of them brings a whole pass to a good end that began after this moment.
    private async Task<TimeSpan> GoesOnAsync(string after)
    {
        var begun = TimeProvider.System.GetTimestamp();
        long? token = null;
        while (TimeProvider.System.GetElapsedTime(begun) < Longest)
        {
            var (lease, good) = Tokens();
            token ??= lease;
            if (token is { } then && good > then)
            {
                return TimeProvider.System.GetElapsedTime(begun);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        problems.Add($"{after}: no work within a minute; {string.Join(", ", instances.Select(i => i.HasEnded ? "ended" : "runs"))}");
        return Longest;
    }

    // The number of the last turn, and of the last that came to a good end; nothing while the database can't be asked.
    private (long? Lease, long? Good) Tokens()
    {
        try
        {
            using var connection = new NpgsqlConnection(cluster.ConnectionString(ledger) + ";Pooling=false;Timeout=3");
            connection.Open();
            using var command = new NpgsqlCommand("SELECT (SELECT token FROM leases WHERE name = 'turn'), (SELECT token FROM leases WHERE name = 'good pass')", connection);
            using var reader = command.ExecuteReader();
            return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (null, null);
        }
        catch (NpgsqlException)
        {
            return (null, null);
        }
    }

    // What the last failures left open is done within a minute, too.
    private async Task<List<string>> SettledAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var left = await world.JudgeAsync();
            if (left.Count == 0 || TimeProvider.System.GetElapsedTime(begun) > Longest)
            {
                return left;
            }

            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        }
    }
}
