using System.Collections;
using Microsoft.Extensions.Logging;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Sandbox;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Simulation;

/// <summary>The whole bot on a stage, one instance or two: it dies, starts anew, and loses its database.</summary>
internal sealed class Service : IDisposable
{
    private readonly Stage stage;
    private readonly string folder;
    private readonly BotClock clock;
    private readonly ILoggerFactory loggers;
    private readonly Twins? twins;
    private Bot? bot;
    private int deathAfterReadings = -1;

    /// <param name="stage">Where it works.</param>
    /// <param name="folder">Where its ledger stands; deleted in the end.</param>
    public Service(Stage stage, string folder)
    {
        this.stage = stage;
        this.folder = folder;
        Directory.CreateDirectory(folder);
        clock = new BotClock(stage.Clock) { Read = MayDie };
        loggers = LoggerFactory.Create(b => b.AddProvider(new LogSink(stage.NoSecretIn)).SetMinimumLevel(LogLevel.Debug));
        var loaded = ReadSettings();
        Settings = new SettingsStore(loaded, () => loaded, loggers.CreateLogger<SettingsStore>());
        if (stage.Scenario.IsPair)
        {
            twins = new Twins(stage.Clock, new Random(stage.Scenario.Seed * 7 + 4), stage.Scenario.IsFenced, NewTwin);
        }
        else
        {
            bot = NewBot();
        }
    }

    /// <summary>How far its clock is from the world's.</summary>
    public TimeSpan ClockOffset
    {
        get => clock.Offset;
        set => clock.Offset = value;
    }

    public SettingsStore Settings { get; }

    public ILoggerFactory Loggers => loggers;

    public Ledger Ledger => twins?.Ledger ?? bot!.Ledger;

    /// <summary>Whether it looks at once, having started.</summary>
    public bool Starts { get; set; }

    /// <summary>How many look in a poll.</summary>
    public int Instances => twins is null ? 1 : 2;

    /// <summary>What came over two instances, and how often.</summary>
    public IReadOnlyDictionary<string, int> Mishaps => twins?.Counts ?? [];

    /// <summary>Whether anything may come over two instances.</summary>
    public bool Disturbed
    {
        get => twins?.Disturbed == true;
        set => twins?.Disturbed = value;
    }

    public async Task<(IReadOnlyList<PassReport> Reports, bool Whole)> PassAsync(PassOptions options) =>
        twins is null ? ([await bot!.Passes.RunAsync(options, CancellationToken.None)], true) : await twins.PassAsync(options);

    /// <summary>It dies when it has read its clock so often; negative: it lives on.</summary>
    public void DiesAfter(int readings) => deathAfterReadings = readings;

    /// <summary>Nothing comes over it any more.</summary>
    public void Calm()
    {
        ClockOffset = TimeSpan.Zero;
        twins?.Calm();
    }

    /// <summary>It starts anew, now and then without its database.</summary>
    public void Restart()
    {
        stage.Tell("restart");
        Starts = true;
        if (twins is not null)
        {
            twins.Restart();
            return;
        }

        End();
        if (!stage.Scenario.DryRun && stage.Faults.Happens(0.1))
        {
            foreach (var file in Directory.GetFiles(folder, "ledger.db*"))
            {
                File.Delete(file);
            }

            stage.Wire.Unblock();
            stage.Faults.Count(Fault.DatabaseLost);
        }

        bot = NewBot();
    }

    public void Dispose()
    {
        End();
        twins?.Dispose();
        loggers.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void MayDie()
    {
        if (deathAfterReadings >= 0 && deathAfterReadings-- == 0)
        {
            stage.Faults.Count(Fault.DeathBetween);
            throw new ProcessDeathException();
        }
    }

    private void End() => bot?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private Bot NewBot() => Bot.Create(Settings, clock, loggers, new Surroundings { DryRun = stage.Scenario.DryRun, Wire = stage.Wire, Randomizer = stage.Faults.Random.NextDouble });

    private Twin NewTwin(Twins pair, string name) => new(name, new BotClock(stage.Clock) { Read = MayDie }, stage.NewWatch(), twin => Bot.Create(Settings, twin.Clock, loggers, new Surroundings
    {
        Wire = new TwinLine(twin, pair, stage.Clock, Settings.Current.Values.Bugzilla.SettleAfter / 10, stage.Wire),
        Ledger = Ledger.OpenToAdd(Settings.Current.Database!, Settings.Current.Values.Bugzilla.BaseUrl),
        Randomizer = stage.Faults.Random.NextDouble,
    }));

    private LoadedSettings ReadSettings()
    {
        var (scenario, cast) = (stage.Scenario, stage.Cast);
        var file = Path.Combine(folder, "settings.json");
        File.WriteAllText(file, "{}");
        var values = new Dictionary<string, string?>
        {
            ["Bugzilla:BaseUrl"] = "http://127.0.0.1:9/",
            ["Bugzilla:Login"] = cast.Bot,
            ["Bugzilla:ApiKey"] = cast.Person(cast.Bot).Key,
            ["Bugzilla:RequestsPerSecond"] = "5",
            ["Bugzilla:Concurrency"] = "1",
            ["Owners:0:Login"] = cast.Owner,
            ["Escalation:Legal"] = SandboxBugzilla.LoginOf("security"),
            ["Embargo:Groups:0"] = Cast.Embargo,
            ["Embargo:ToleratedGroups:0"] = "data-review-partners",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "ledger.db")}",
            ["Safety:DryRun"] = scenario.DryRun ? "true" : "false",
        };
        var roster = scenario.WithRefused ? cast.Stewards.Append(SandboxBugzilla.LoginOf("blocked")).ToList() : cast.Stewards;
        for (var i = 0; i < roster.Count; i++)
        {
            values[$"Stewards:{i}:Login"] = roster[i];
            foreach (var (name, value) in stage.Calendars.SettingsOf(roster[i]))
            {
                values[$"Stewards:{i}:{name}"] = value;
            }
        }

        return SettingsReader.Read(file, values, new Hashtable());
    }
}
