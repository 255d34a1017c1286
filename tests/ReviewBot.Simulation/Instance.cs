using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReviewBot.Tests.Support;

namespace ReviewBot.Simulation;

/// <summary>One of two services on one database, with lines of its own to the database and to Bugzilla.</summary>
internal sealed class Instance : IDisposable
{
    // Where Debian's package has put it, for whatever machine.
    private static readonly string? FakeTime = Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Select(d => Path.Combine(d, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists);

    private readonly string name;
    private readonly string settings;
    private readonly string log;
    private readonly Relay database;
    private readonly Dictionary<string, string> environment;
    private Process? process;

    /// <param name="name">Stands in the address line of its requests.</param>
    /// <param name="world">Where it lives.</param>
    /// <param name="bugzilla">Where it reaches Bugzilla.</param>
    /// <param name="cluster">Where its database is.</param>
    /// <param name="ledger">The database.</param>
    /// <param name="clockAhead">How wrong its clock is.</param>
    public Instance(string name, ContractWorld world, Uri bugzilla, Cluster cluster, string ledger, TimeSpan clockAhead)
    {
        this.name = name;
        database = new Relay(cluster.Port, _ => ToDatabase);
        settings = Path.Combine(world.Folder, $"{name}.json");
        log = Path.Combine(world.Folder, $"{name}.log");
        var said = world.Settings(bugzilla, Pair.SettleAfter);
        said["Bugzilla"]!["Contact"] = name;
        said["Polling"]!["Interval"] = "00:00:02";
        said["Web"] = new JsonObject { ["Url"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Cluster.FreePort()}") };
        said["Storage"] = new JsonObject { ["Provider"] = "PostgreSql" };
        File.WriteAllText(settings, said.ToJsonString());
        environment = new() { ["Storage__ConnectionString"] = cluster.ConnectionString(ledger, database.Port) };
        if (clockAhead != TimeSpan.Zero)
        {
            environment["LD_PRELOAD"] = FakeTime ?? throw new InvalidOperationException("No libfaketime: apt-get install faketime");
            environment["FAKETIME"] = clockAhead.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture);
            environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";

            // Else whatever waits for a while gives up at once.
            environment["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
        }
    }

    /// <summary>The line to the database.</summary>
    public Line ToDatabase { get; } = new();

    /// <summary>The line to Bugzilla.</summary>
    public Line ToBugzilla { get; } = new();

    /// <summary>Whether a request is one of this instance's.</summary>
    public bool Sent(ReadOnlySpan<byte> request) => request.IndexOf(Encoding.ASCII.GetBytes($"({name})")) >= 0;

    public void Start()
    {
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "reviewbot.dll")}' run --config '{settings}' >> '{log}' 2>&1"]);
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        process = Process.Start(start)!;
    }

    /// <summary>Ends it as only the system can.</summary>
    public void Kill()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Stops it where it is.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets it go on from there.</summary>
    public void Continue() => Signal("CONT");

    /// <summary>Whether it ended, killed or not.</summary>
    public bool HasEnded => process is { HasExited: true };

    /// <summary>Whether it ever did something in a bug.</summary>
    public bool HasWorked => File.ReadLines(log).Any(line => line.Contains("INF Bug ", StringComparison.Ordinal));

    /// <summary>The end of what it said.</summary>
    public string Said => File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : "";

    public void Dispose()
    {
        Kill();
        process?.Dispose();
        database.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
