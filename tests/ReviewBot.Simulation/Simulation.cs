using ReviewBot.Bugzilla.Errors;
using ReviewBot.Passes.Given;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using BugzillaException = ReviewBot.Bugzilla.Errors.BugzillaException;

namespace ReviewBot.Simulation;

/// <summary>One seed: a server, its people, the whole bot, one clock, and whatever goes wrong.</summary>
internal sealed class Simulation : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Calm = TimeSpan.FromDays(26);

    private readonly Scenario scenario;
    private readonly Stage stage;
    private readonly Service service;
    private readonly Audit audit;
    private readonly NextLook nextLook;
    private readonly StillWater stillWater;
    private readonly Narrator? narrator;

    public Simulation(Scenario scenario, string folder, Action<string>? tell = null)
    {
        this.scenario = scenario;
        stage = new Stage(scenario, tell);
        service = new Service(stage, folder);
        audit = new Audit(stage, service);
        nextLook = new NextLook(stage, service, Interval);
        stillWater = new StillWater(Cast, stage.Calendars, Clock, stage.People, stage.Violation);
        narrator = tell is null ? null : new Narrator(Cast, stage.Tell);
    }

    public List<string> Violations => stage.Violations;

    public FaultPlan Faults => stage.Faults;

    public Cast Cast => stage.Cast;

    /// <summary>All requests, by which two runs of a seed are compared.</summary>
    public Digest Sent => Wire.All;

    /// <summary>All writes.</summary>
    public Digest Written => Wire.Writes;

    /// <summary>All that was decided to be done, and what the owners were told.</summary>
    public Digest Decided { get; } = new();

    /// <summary>How often each person was reminded.</summary>
    public IReadOnlyDictionary<string, int> Reminders => stillWater.Reminders;

    public int Passes { get; private set; }

    public int Proofs { get; private set; }

    public int Requests { get; private set; }

    /// <summary>What came over two instances, and how often.</summary>
    public IReadOnlyDictionary<string, int> Mishaps => service.Mishaps;

    private VirtualClock Clock => stage.Clock;

    private Wire Wire => stage.Wire;

    private Random Random => stage.Random;

    public void Run()
    {
        var end = Stage.Start + TimeSpan.FromDays(scenario.Days);
        stage.People.Begin(end);
        Faults.Rate = scenario.Faults;
        Faults.Humans = scenario.Humans;
        Clock.At(end, () =>
        {
            (Faults.Rate, Faults.Humans, stage.Server.ReplicaLag) = (0, 0, TimeSpan.Zero);
            service.Calm();
        });
        while (Clock.Now < end + Calm && !stage.IsRuined)
        {
            narrator?.Tell();
            var began = Clock.Now;
            var rests = Pass();
            narrator?.Tell();
            stillWater.Listen();
            if (Clock.Now < end)
            {
                Disturb();
            }

            // A service that starts looks at once.
            rests &= !service.Starts && !Cast.Bugs.Any(b => b.Changed >= began.AddSeconds(-1));
            service.Starts = false;
            var next = rests ? nextLook.Time() : Clock.Now + Interval;
            if (rests && next - Clock.Now > TimeSpan.FromHours(1))
            {
                Still();
                Prove(next);
            }

            Clock.RunUntil(next < end + Calm ? next : end + Calm);
        }

        if (Violations.Count == 0)
        {
            if (!nextLook.IsBlind)
            {
                audit.FullScan();
            }

            audit.Fairness();
        }

        foreach (var (at, bug, text) in new Notices(service.Ledger).All())
        {
            Decided.Add($"{at:O} {bug} {text}");
        }
    }

    public void Dispose()
    {
        service.Dispose();
        stage.Dispose();
    }

    // Whether there is nothing more to do until something happens.
    private bool Pass()
    {
        Faults.Struck = false;
        Wire.HidSomething = false;
        (Wire.Sent, Wire.Written) = (0, 0);
        var before = Faults.Counts[(int)Fault.HumanInGap];
        Passes++;
        stage.Tell($"pass {Passes}");
        if (Faults.Happens(Faults.Rate / 20))
        {
            service.DiesAfter(Random.Next(60));
        }

        try
        {
            var (reports, whole) = Clock.Run(() => service.PassAsync(new PassOptions { DryRun = scenario.DryRun }));
            Requests += Wire.Sent;
            foreach (var (now, plan) in reports.SelectMany(r => r.Plans.Select(p => (r.Now, p.Plan))).Where(p => !p.Plan.IsEmpty || !p.Plan.Notices.IsEmpty))
            {
                Decided.Add(now, plan);
            }

            var bugs = reports.SelectMany(r => r.Bugs).ToList();
            foreach (var line in bugs)
            {
                stage.Tell($"  {line.Bug} {line.Outcome} {string.Join(',', line.Effects)}: {line.Reason}; due {service.Ledger.Scalar<string>("SELECT due_at FROM bugs WHERE id = @bug", new { bug = line.Bug })}");
                stage.NoSecretIn(line.Reason);
            }

            nextLook.After();
            var gaps = Faults.Counts[(int)Fault.HumanInGap] - before;
            var acted = bugs.Count(b => b.Outcome is "changed" or "failed");
            if (!Faults.Struck && whole && Wire.Sent > (21 * reports.Count) + (45 * acted) + (14 * gaps))
            {
                stage.Violation($"{Wire.Sent} requests in a pass that acted on {acted} bugs");
            }

            return !Faults.Struck && whole && gaps == 0 && bugs.All(b => b.Outcome == "unchanged" || (scenario.DryRun && b.Outcome == "changed") || (b.Outcome == "skipped" && b.Reason.StartsWith("not visible", StringComparison.Ordinal)));
        }
        catch (ProcessDeathException)
        {
            service.Restart();
            return false;
        }
        catch (BlockedException e)
        {
            stage.Tell(e.Message);
            Clock.RunUntil(e.Until - service.ClockOffset);
            return false;
        }
        catch (BugzillaException e)
        {
            stage.Tell(e.Message);
            if (!Faults.Struck)
            {
                stage.Violation($"a pass failed without a fault: {e.Message}");
            }

            return false;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            stage.Violation($"a fault of ours: {e}");
            service.Restart();
            return false;
        }
        finally
        {
            service.DiesAfter(-1);
        }
    }

    // One in a thousand of the polls that can find nothing is made, to prove that it does nothing.
    private void Prove(DateTimeOffset next)
    {
        var skipped = (next - Clock.Now) / Interval;
        if (Random.NextDouble() >= 1 - Math.Pow(0.999, skipped))
        {
            return;
        }

        var still = Clock.Now;
        Clock.RunUntil(Clock.Now + ((next - Clock.Now) * Random.NextDouble()));
        if (Cast.Bugs.Any(b => b.Changed >= still))
        {
            return;
        }

        var rate = Faults.Rate;
        var humans = Faults.Humans;
        (Faults.Rate, Faults.Humans) = (0, 0);
        var disturbed = service.Disturbed;
        service.Disturbed = false;
        Proofs++;
        var began = Clock.Now;
        if ((!Pass() && !Cast.Bugs.Any(b => b.Changed >= began.AddSeconds(-1))) || Wire.Written > 0 || (Wire.Sent > (21 * service.Instances) && !scenario.DryRun))
        {
            stage.Violation($"a poll that could find nothing: {Wire.Sent} requests, {Wire.Written} writes");
        }

        (Faults.Rate, Faults.Humans) = (rate, humans);
        service.Disturbed = disturbed;
    }

    private void Still()
    {
        if (scenario.DryRun)
        {
            if (Cast.Bugs.Any(b => b.Comments.Exists(c => Cast.IsBot(c.Author))))
            {
                stage.Violation("something was said in dry run");
            }

            return;
        }

        if (!nextLook.IsBlind)
        {
            var told = new Notices(service.Ledger).All();
            told.ForEach(n => stage.NoSecretIn(n.Text));
            stillWater.Look(id => told.Any(n => n.Bug == id) || new Failures(service.Ledger).WaitsUntil(id) is not null);
            if (Random.Next(25) == 0)
            {
                audit.FullScan();
            }
        }
    }

    private void Disturb()
    {
        if (Faults.Rate == 0)
        {
            return;
        }

        if (Random.Next(300) == 0)
        {
            service.Restart();
        }

        if (Random.Next(150) == 0)
        {
            Faults.Count(Fault.Downtime);
            Clock.RunUntil(Clock.Now + TimeSpan.FromDays(6 * Random.NextDouble()));
            service.Starts = true;
        }

        if (Random.Next(200) == 0)
        {
            service.ClockOffset = service.ClockOffset == TimeSpan.Zero ? TimeSpan.FromMinutes(Random.Next(-600, 600)) : TimeSpan.Zero;
            Faults.Count(Fault.ClockJump);
        }

        if (scenario.Flavour == SandboxFlavour.Bmo && Random.Next(20) == 0)
        {
            stage.Server.ReplicaLag = stage.Server.ReplicaLag == TimeSpan.Zero ? TimeSpan.FromSeconds(Random.Next(1, 240)) : TimeSpan.Zero;
            Faults.Count(Fault.ReplicaLag);
        }
    }
}
