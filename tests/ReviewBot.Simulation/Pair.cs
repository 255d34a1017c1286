using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using ReviewBot.Tests.Support;

namespace ReviewBot.Simulation;

/// <summary>
/// Two real services on one PostgreSQL against one sandbox, their clocks apart, while people ask and command, and one mishap after the other comes
/// over them.
/// </summary>
internal sealed class Pair(int seed) : IDisposable
{
    /// <summary>Shorter than a service would have it, so that a minute is enough for whatever a dead one has begun.</summary>
    public static readonly TimeSpan SettleAfter = TimeSpan.FromSeconds(10);

    /// <summary>How far the clocks are apart.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ContractWorld world = new(seed, "upstream", null);
    private readonly Cluster cluster = Cluster.Start();
    private readonly List<Instance> instances = [];
    private readonly List<string> problems = [];
    private Relay? bugzilla;
    private string ledger = "";

    /// <summary>Bugs and requests of its people.</summary>
    public (int Bugs, int Requests) Asked => world.Asked;

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>What was said twice, or not at all.</summary>
    public IReadOnlyList<string> Judged { get; private set; } = [];

    /// <summary>The end of what either said.</summary>
    public IEnumerable<string> Said => instances.Select(i => i.Said);

    /// <summary>Starts both, takes mishaps until none is left, and judges what came of it.</summary>
    public async Task LiveAsync(ConcurrentQueue<Mishap> mishaps)
    {
        await world.BeginAsync();
        ledger = cluster.NewDatabase();
        bugzilla = new Relay(world.Url.Port, first => instances.First(i => i.Sent(first.Span)).ToBugzilla);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{bugzilla.Port}/"));
        instances.Add(new Instance("instance-a", world, address, cluster, ledger, TimeSpan.Zero));
        instances.Add(new Instance("instance-b", world, address, cluster, ledger, Apart));
        instances.ForEach(i => i.Start());
        await GoesOnAsync("begin");
        while (mishaps.TryDequeue(out var mishap))
        {
            await world.ActAsync();
            var mended = await mishap.Happens(this);
            mishap.Took(await GoesOnAsync(mishap.What));
            await mended;
            problems.AddRange(instances.Where(i => i.HasEnded).Select(_ => $"{mishap.What}: an instance ended by itself"));
        }

        await GoesOnAsync("end");
        problems.AddRange(instances.Where(i => !i.HasWorked).Select(_ => "one of the two never did anything"));
        Judged = await SettledAsync();
        problems.AddRange(Judged);
    }

    public void Dispose()
    {
        instances.ForEach(i => i.Dispose());
        bugzilla?.Dispose();
        world.Dispose();
        cluster.Dispose();
    }

    /// <summary>Kills one: one in three in the middle of a write, if one comes by soon, as it is recorded, on its way, or when it has arrived.</summary>
    public async Task<Task> KillAsync()
    {
        var hit = await AtAWriteAsync(world.Random.Next(3) == 0 ? TimeSpan.FromSeconds(4) : TimeSpan.Zero, i => i.Kill());
        var killed = hit ?? Some();
        if (hit is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(world.Random.Next(1500)), TimeProvider.System);
            killed.Kill();
        }

        killed.Start();
        return Task.CompletedTask;
    }

    /// <summary>Stops one in the middle of a write for a time.</summary>
    public async Task<Task> PauseAsync(TimeSpan time)
    {
        var paused = await AtAWriteAsync(TimeSpan.FromSeconds(20), i => i.Pause()) ?? Some();
        paused.Pause();
        return AfterAsync(time, paused.Continue);
    }

    /// <summary>Takes the database down, and up again.</summary>
    public async Task<Task> CrashAsync()
    {
        cluster.Crash();
        await Task.Delay(TimeSpan.FromMilliseconds(500 + world.Random.Next(4000)), TimeProvider.System);
        cluster.Begin();
        return Task.CompletedTask;
    }

    /// <summary>Cuts one off for a time.</summary>
    public async Task<Task> CutAsync(TimeSpan time, bool fromDatabase, bool fromBugzilla)
    {
        void Cut(Instance i, bool cut)
        {
            i.ToDatabase.Cut = cut && fromDatabase;
            i.ToBugzilla.Cut = cut && fromBugzilla;
        }

        var cut = await AtAWriteAsync(TimeSpan.FromSeconds(20), i => Cut(i, true)) ?? Some();
        Cut(cut, true);
        return AfterAsync(time, () => Cut(cut, false));
    }

    private Instance Some() => instances[world.Random.Next(instances.Count)];

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
