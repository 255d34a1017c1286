using System.Collections;
using Microsoft.Extensions.Logging;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Storage;
using BugzillaException = ReviewBot.Bugzilla.Errors.BugzillaException;

namespace ReviewBot.Simulation;

/// <summary>One seed: a server, its people, the whole bot, one clock, and whatever goes wrong.</summary>
internal sealed class Simulation : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Calm = TimeSpan.FromDays(26);
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Scenario scenario;
    private readonly VirtualClock clock = new(Start);
    private readonly BotClock botClock;
    private readonly SandboxBugzilla server;
    private readonly Cast cast;
    private readonly Calendars calendars;
    private readonly People people;
    private readonly FaultPlan faults;
    private readonly WriteWatch watch;
    private readonly Wire wire;
    private readonly StillWater stillWater;
    private readonly Random random;
    private readonly SettingsStore settings;
    private readonly ILoggerFactory loggers;
    private readonly string folder;
    private readonly Action<string>? tell;
    private readonly Narrator? narrator;
    private readonly Twins? twins;
    private Bot? bot;
    private bool hidden;
    private bool starts;
    private DateTimeOffset? sweptBefore;
    private int deathAfterReadings = -1;

    public Simulation(Scenario scenario, string folder, Action<string>? tell = null)
    {
        this.tell = tell;
        this.scenario = scenario;
        this.folder = folder;
        Directory.CreateDirectory(folder);
        random = new Random(scenario.Seed * 7 + 1);
        botClock = new BotClock(clock) { Read = () => MayDie() };
        server = new SandboxBugzilla(scenario.Flavour, clock, new Uri("http://127.0.0.1:9/"));
        cast = new Cast(server);
        calendars = new Calendars(scenario, cast, Start);
        people = new People(cast, clock, new Random(scenario.Seed * 7 + 2), scenario);
        faults = new FaultPlan(new Random(scenario.Seed * 7 + 3), scenario.Flavour == SandboxFlavour.Bmo);
        watch = NewWatch();
        wire = new Wire(server, clock, faults, watch, people, tell is null ? null : Tell);
        if (tell is not null)
        {
            people.Tell = text => Tell("    human " + text);
            narrator = new Narrator(cast, Tell);
        }

        stillWater = new StillWater(cast, calendars, clock, people, Violation);
        loggers = LoggerFactory.Create(b => b.AddProvider(new LogSink(NoSecretIn)).SetMinimumLevel(LogLevel.Debug));
        var loaded = ReadSettings();
        settings = new SettingsStore(loaded, () => loaded, loggers.CreateLogger<SettingsStore>());
        if (scenario.IsPair)
        {
            twins = new Twins(clock, new Random(scenario.Seed * 7 + 4), scenario.IsFenced, NewTwin);
        }
        else
        {
            bot = NewBot();
        }
    }

    public List<string> Violations { get; } = [];

    public FaultPlan Faults => faults;

    public Cast Cast => cast;

    /// <summary>All requests, by which two runs of a seed are compared.</summary>
    public Digest Sent => wire.All;

    /// <summary>All writes.</summary>
    public Digest Written => wire.Writes;

    /// <summary>All that was decided to be done, and what the owners were told.</summary>
    public Digest Decided { get; } = new();

    /// <summary>How often each person was reminded.</summary>
    public IReadOnlyDictionary<string, int> Reminders => stillWater.Reminders;

    public int Passes { get; private set; }

    public int Proofs { get; private set; }

    public int Requests { get; private set; }

    /// <summary>What came over two instances, and how often.</summary>
    public IReadOnlyDictionary<string, int> Mishaps => twins?.Counts ?? [];

    private Ledger Ledger => twins?.Ledger ?? bot!.Ledger;

    private string Database => Path.Combine(folder, "ledger.db");

    public void Run()
    {
        var end = Start + TimeSpan.FromDays(scenario.Days);
        people.Begin(end);
        faults.Rate = scenario.Faults;
        faults.Humans = scenario.Humans;
        clock.At(end, () =>
        {
            (faults.Rate, faults.Humans, botClock.Offset, server.ReplicaLag) = (0, 0, TimeSpan.Zero, TimeSpan.Zero);
            twins?.Calm();
        });
        while (clock.Now < end + Calm && Violations.Count < 5)
        {
            narrator?.Tell();
            var began = clock.Now;
            var rests = Pass();
            narrator?.Tell();
            stillWater.Listen();
            if (clock.Now < end)
            {
                Disturb();
            }

            // A service that starts looks at once.
            rests &= !starts && !cast.Bugs.Any(b => b.Changed >= began.AddSeconds(-1));
            starts = false;
            var next = rests ? NextTime() : clock.Now + Interval;
            if (rests && next - clock.Now > TimeSpan.FromHours(1))
            {
                Still();
                Prove(next);
            }

            clock.RunUntil(next < end + Calm ? next : end + Calm);
        }

        if (Violations.Count == 0)
        {
            FullScan();
            Fairness();
        }

        foreach (var (at, bug, text) in new Notices(Ledger).All())
        {
            Decided.Add($"{at:O} {bug} {text}");
        }
    }

    public void Dispose()
    {
        End();
        twins?.Dispose();
        loggers.Dispose();
        wire.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Whether there is nothing more to do until something happens.
    private bool Pass()
    {
        faults.Struck = false;
        wire.HidSomething = false;
        (wire.Sent, wire.Written) = (0, 0);
        var before = faults.Counts[(int)Fault.HumanInGap];
        Passes++;
        Tell($"pass {Passes}");
        if (faults.Happens(faults.Rate / 20))
        {
            deathAfterReadings = random.Next(60);
        }

        try
        {
            var (reports, whole) = clock.Run(() => PassAsync(new PassOptions { DryRun = scenario.DryRun }));
            Requests += wire.Sent;
            foreach (var (now, plan) in reports.SelectMany(r => r.Plans.Select(p => (r.Now, p.Plan))).Where(p => !p.Plan.IsEmpty || !p.Plan.Notices.IsEmpty))
            {
                Decided.Add(now, plan);
            }

            var bugs = reports.SelectMany(r => r.Bugs).ToList();
            foreach (var line in bugs)
            {
                Tell($"  {line.Bug} {line.Outcome} {string.Join(',', line.Effects)}: {line.Reason}; due {Ledger.Scalar<string>("SELECT due_at FROM bugs WHERE id = @bug", new { bug = line.Bug })}");
                NoSecretIn(line.Reason);
            }

            if (scenario.DryRun)
            {
                // Keeps no cursor and looks at everything each time: what was hidden shows in the next pass.
                hidden = wire.HidSomething;
            }
            else if (wire.HidSomething)
            {
                (hidden, sweptBefore) = (true, Swept());
            }
            else if (!faults.Struck && Swept() != sweptBefore)
            {
                hidden = false;
            }

            var gaps = faults.Counts[(int)Fault.HumanInGap] - before;
            var acted = bugs.Count(b => b.Outcome is "changed" or "failed");
            if (!faults.Struck && whole && wire.Sent > (21 * reports.Count) + (45 * acted) + (14 * gaps))
            {
                Violation($"{wire.Sent} requests in a pass that acted on {acted} bugs");
            }

            return !faults.Struck && whole && gaps == 0 && bugs.All(b => b.Outcome == "unchanged" || (scenario.DryRun && b.Outcome == "changed") || (b.Outcome == "skipped" && b.Reason.StartsWith("not visible", StringComparison.Ordinal)));
        }
        catch (ProcessDeathException)
        {
            Restart();
            return false;
        }
        catch (BlockedException e)
        {
            Tell(e.Message);
            clock.RunUntil(e.Until - botClock.Offset);
            return false;
        }
        catch (BugzillaException e)
        {
            Tell(e.Message);
            if (!faults.Struck)
            {
                Violation($"a pass failed without a fault: {e.Message}");
            }

            return false;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Violation($"a fault of ours: {e}");
            Restart();
            return false;
        }
        finally
        {
            deathAfterReadings = -1;
        }
    }

    private async Task<(IReadOnlyList<PassReport> Reports, bool Whole)> PassAsync(PassOptions options) =>
        twins is null ? ([await bot!.Passes.RunAsync(options, CancellationToken.None)], true) : await twins.PassAsync(options);

    private DateTimeOffset NextTime()
    {
        var next = clock.Now + TimeSpan.FromDays(40);
        void Consider(DateTimeOffset? time)
        {
            if (time is { } at && at < next)
            {
                next = at;
            }
        }

        if (clock.Next() is { } happens)
        {
            Consider(happens + (Interval * random.NextDouble()));
        }

        // What the bot itself waits for.
        var ledger = Ledger;
        Consider(scenario.DryRun ? null : Earliest(ledger, "SELECT min(due_at) FROM bugs"));
        Consider(Earliest(ledger, "SELECT min(next_try) FROM failures"));
        Consider(Earliest(ledger, "SELECT min(attempted_at) FROM writes WHERE settled_at IS NULL") is { } sent ? sent + TimeSpan.FromMinutes(10) : null);
        // What changed a moment ago is read again until it can have changed no more without showing.
        if (scenario.Flavour == SandboxFlavour.Bmo && cast.Bugs.Any(b => clock.Now - b.Changed < Interval * 2))
        {
            return clock.Now + Interval;
        }

        // A search that hid something is made good by the next look at everything.
        if (hidden)
        {
            Consider(Swept() is { } swept ? swept + TimeSpan.FromDays(1) : clock.Now);
        }

        return next < clock.Now + Interval ? clock.Now + Interval : next;
    }

    private DateTimeOffset? Swept() => Earliest(Ledger, "SELECT value FROM meta WHERE name = 'swept'");

    private static DateTimeOffset? Earliest(Ledger ledger, string sql) => ledger.Scalar<string>(sql) is { } text ? Ledger.Time(text) : null;

    // One in a thousand of the polls that can find nothing is made, to prove that it does nothing.
    private void Prove(DateTimeOffset next)
    {
        var skipped = (next - clock.Now) / Interval;
        if (random.NextDouble() >= 1 - Math.Pow(0.999, skipped))
        {
            return;
        }

        var still = clock.Now;
        clock.RunUntil(clock.Now + ((next - clock.Now) * random.NextDouble()));
        if (cast.Bugs.Any(b => b.Changed >= still))
        {
            return;
        }

        var rate = faults.Rate;
        var humans = faults.Humans;
        (faults.Rate, faults.Humans) = (0, 0);
        var disturbed = twins?.Disturbed == true;
        twins?.Disturbed = false;
        Proofs++;
        var began = clock.Now;
        if ((!Pass() && !cast.Bugs.Any(b => b.Changed >= began.AddSeconds(-1))) || wire.Written > 0 || (wire.Sent > (twins is null ? 21 : 42) && !scenario.DryRun))
        {
            Violation($"a poll that could find nothing: {wire.Sent} requests, {wire.Written} writes");
        }

        (faults.Rate, faults.Humans) = (rate, humans);
        twins?.Disturbed = disturbed;
    }

    private void Still()
    {
        if (scenario.DryRun)
        {
            if (cast.Bugs.Any(b => b.Comments.Exists(c => cast.IsBot(c.Author))))
            {
                Violation("something was said in dry run");
            }

            return;
        }

        if (!hidden)
        {
            var told = new Notices(Ledger).All();
            told.ForEach(n => NoSecretIn(n.Text));
            stillWater.Look(id => told.Any(n => n.Bug == id) || new Failures(Ledger).WaitsUntil(id) is not null);
            if (random.Next(25) == 0)
            {
                FullScan();
            }
        }
    }

    // A bot that knows nothing but the bugs must find nothing to do.
    private void FullScan()
    {
        if (scenario.DryRun || hidden)
        {
            return;
        }

        var lag = server.ReplicaLag;
        server.ReplicaLag = TimeSpan.Zero;
        var fresh = Bot.Create(settings, clock, loggers, new Surroundings { DryRun = true, Wire = server.CreateHandler(), Ledger = Ledger.InMemory("http://127.0.0.1:9/") });
        try
        {
            var report = clock.Run(() => fresh.Passes.RunAsync(new PassOptions { PlanOnly = true, DryRun = true }, CancellationToken.None));
            foreach (var (_, plan) in report.Plans.Where(p => !p.Plan.IsEmpty && new Failures(Ledger).WaitsUntil(p.Plan.BugId) is null))
            {
                if (!scenario.WithRefused && !people.Secrets.ContainsKey(plan.BugId))
                {
                    Violation($"bug {plan.BugId}: a full scan finds something to do: {plan.Key} because {string.Join("; ", plan.Steps.Select(s => s.Reason))}");
                }
            }
        }
        catch (BlockedException)
        {
            // The block was set by a clock that was wrong, and is obeyed.
        }
        finally
        {
            fresh.DisposeAsync().AsTask().GetAwaiter().GetResult();
            server.ReplicaLag = lag;
        }
    }

    private void Fairness()
    {
        if (!scenario.Fair || scenario.DryRun)
        {
            return;
        }

        // After a year the first ones count no more.
        var counts = cast.Stewards.Select(s => cast.Bugs.Sum(b => b.Attachments.Sum(a => Cast.FlagRows(b, a.Id)
            .Count(r => cast.IsBot(r.Row.Who) && r.After?.Requestee == s && r.Row.When < Start.AddDays(365))))).ToList();
        if (counts.Max() - counts.Min() > 1)
        {
            Violation($"unfair: {string.Join(", ", counts)}");
        }
    }

    private void Disturb()
    {
        if (faults.Rate == 0)
        {
            return;
        }

        if (random.Next(300) == 0)
        {
            Restart();
        }

        if (random.Next(150) == 0)
        {
            faults.Count(Fault.Downtime);
            clock.RunUntil(clock.Now + TimeSpan.FromDays(6 * random.NextDouble()));
            starts = true;
        }

        if (random.Next(200) == 0)
        {
            botClock.Offset = botClock.Offset == TimeSpan.Zero ? TimeSpan.FromMinutes(random.Next(-600, 600)) : TimeSpan.Zero;
            faults.Count(Fault.ClockJump);
        }

        if (scenario.Flavour == SandboxFlavour.Bmo && random.Next(20) == 0)
        {
            server.ReplicaLag = server.ReplicaLag == TimeSpan.Zero ? TimeSpan.FromSeconds(random.Next(1, 240)) : TimeSpan.Zero;
            faults.Count(Fault.ReplicaLag);
        }
    }

    private void MayDie()
    {
        if (deathAfterReadings >= 0 && deathAfterReadings-- == 0)
        {
            faults.Count(Fault.DeathBetween);
            throw new ProcessDeathException();
        }
    }

    private void Restart()
    {
        Tell("restart");
        starts = true;
        if (twins is not null)
        {
            twins.Restart();
            return;
        }

        End();
        if (!scenario.DryRun && faults.Happens(0.1))
        {
            foreach (var file in Directory.GetFiles(folder, "ledger.db*"))
            {
                File.Delete(file);
            }

            wire.Unblock();
            faults.Count(Fault.DatabaseLost);
        }

        bot = NewBot();
    }

    private void End() => bot?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private Bot NewBot() => Bot.Create(settings, botClock, loggers, new Surroundings { DryRun = scenario.DryRun, Wire = wire, Randomizer = faults.Random.NextDouble });

    private Twin NewTwin(Twins pair, string name) => new(name, new BotClock(clock) { Read = MayDie }, NewWatch(), twin => Bot.Create(settings, twin.Clock, loggers, new Surroundings
    {
        Wire = new TwinLine(twin, pair, clock, settings.Current.Values.Bugzilla.SettleAfter / 10, wire),
        Ledger = Ledger.OpenToAdd(settings.Current.Database!, settings.Current.Values.Bugzilla.BaseUrl),
        Randomizer = faults.Random.NextDouble,
    }));

    private WriteWatch NewWatch() => new(cast, calendars, clock, scenario.DryRun, TimeSpan.FromMinutes(2), Violation);

    private void NoSecretIn(string text)
    {
        if (text.Contains("Quillfeather", StringComparison.Ordinal))
        {
            Violation($"a restricted bug's text outside of it: {text}");
        }
    }

    private void Tell(string text) => tell?.Invoke($"{clock.Now:MM-dd HH:mm:ss} {text}");

    private void Violation(string text)
    {
        Tell($"VIOLATION {text}");
        if (Violations.Count < 5)
        {
            Violations.Add($"{clock.Now:yyyy-MM-dd HH:mm:ss} {text}");
        }
    }

    private LoadedSettings ReadSettings()
    {
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
            ["Storage:ConnectionString"] = $"Data Source={Database}",
            ["Safety:DryRun"] = scenario.DryRun ? "true" : "false",
        };
        var roster = scenario.WithRefused ? cast.Stewards.Append(SandboxBugzilla.LoginOf("blocked")).ToList() : cast.Stewards;
        for (var i = 0; i < roster.Count; i++)
        {
            values[$"Stewards:{i}:Login"] = roster[i];
            foreach (var (name, value) in calendars.SettingsOf(roster[i]))
            {
                values[$"Stewards:{i}:{name}"] = value;
            }
        }

        return SettingsReader.Read(file, values, new Hashtable());
    }
}
