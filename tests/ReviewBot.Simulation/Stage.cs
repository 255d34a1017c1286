using ReviewBot.Sandbox;

namespace ReviewBot.Simulation;

/// <summary>All of one seed but the bot: a server, its people, one clock, whatever goes wrong, and who watches.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>When it begins, UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Action<string>? tell;

    public Stage(Scenario scenario, Action<string>? tell)
    {
        this.tell = tell;
        Scenario = scenario;
        Clock = new VirtualClock(Start);
        Random = new Random(scenario.Seed * 7 + 1);
        Server = new SandboxBugzilla(scenario.Flavour, Clock, new Uri("http://127.0.0.1:9/"));
        Cast = new Cast(Server);
        Calendars = new Calendars(scenario, Cast, Start);
        People = new People(Cast, Clock, new Random(scenario.Seed * 7 + 2), scenario);
        Faults = new FaultPlan(new Random(scenario.Seed * 7 + 3), scenario.Flavour == Sandbox.Wire.SandboxFlavour.Bmo);
        Wire = new Wire(Server, Clock, Faults, NewWatch(), People, tell is null ? null : Tell);
        if (tell is not null)
        {
            People.Tell = text => Tell("    human " + text);
        }
    }

    public Scenario Scenario { get; }

    public VirtualClock Clock { get; }

    /// <summary>Decides what happens when, beside what people do and what goes wrong.</summary>
    public Random Random { get; }

    public SandboxBugzilla Server { get; }

    public Cast Cast { get; }

    public Calendars Calendars { get; }

    public People People { get; }

    public FaultPlan Faults { get; }

    public Wire Wire { get; }

    /// <summary>What must not be, the first few.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Whether so much is wrong that nothing more is to be learned.</summary>
    public bool IsRuined => Violations.Count >= 5;

    /// <summary>Somebody who judges each write.</summary>
    public WriteWatch NewWatch() => new(Cast, Calendars, Clock, Scenario.DryRun, TimeSpan.FromMinutes(2), Violation);

    public void Tell(string text) => tell?.Invoke($"{Clock.Now:MM-dd HH:mm:ss} {text}");

    public void Violation(string text)
    {
        Tell($"VIOLATION {text}");
        if (!IsRuined)
        {
            Violations.Add($"{Clock.Now:yyyy-MM-dd HH:mm:ss} {text}");
        }
    }

    /// <summary>No text of a restricted bug may stand outside of it.</summary>
    public void NoSecretIn(string text)
    {
        if (text.Contains("Quillfeather", StringComparison.Ordinal))
        {
            Violation($"a restricted bug's text outside of it: {text}");
        }
    }

    public void Dispose() => Wire.Dispose();
}
