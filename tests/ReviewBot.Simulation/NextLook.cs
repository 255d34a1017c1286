using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;

namespace ReviewBot.Simulation;

/// <summary>When the bot has to look again, as long as nothing happens.</summary>
internal sealed class NextLook(Stage stage, Service service, TimeSpan interval)
{
    private DateTimeOffset? sweptBefore;

    /// <summary>Whether a search was answered with nothing, and not everything was looked at since.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>A pass is over.</summary>
    public void After()
    {
        if (stage.Scenario.DryRun)
        {
            // Keeps no cursor and looks at everything each time: what was hidden shows in the next pass.
            IsBlind = stage.Wire.HidSomething;
        }
        else if (stage.Wire.HidSomething)
        {
            (IsBlind, sweptBefore) = (true, Swept());
        }
        else if (!stage.Faults.Struck && Swept() != sweptBefore)
        {
            IsBlind = false;
        }
    }

    /// <summary>The time of the next poll that can find something.</summary>
    public DateTimeOffset Time()
    {
        var now = stage.Clock.Now;
        var next = now + TimeSpan.FromDays(40);
        void Consider(DateTimeOffset? time)
        {
            if (time is { } at && at < next)
            {
                next = at;
            }
        }

        if (stage.Clock.Next() is { } happens)
        {
            Consider(happens + (interval * stage.Random.NextDouble()));
        }

        // What the bot itself waits for.
        Consider(stage.Scenario.DryRun ? null : Earliest("SELECT min(due_at) FROM bugs"));
        Consider(Earliest("SELECT min(next_try) FROM failures"));
        Consider(Earliest("SELECT min(attempted_at) FROM writes WHERE settled_at IS NULL") is { } sent ? sent + TimeSpan.FromMinutes(10) : null);
        // What changed a moment ago is read again until it can have changed no more without showing.
        if (stage.Scenario.Flavour == SandboxFlavour.Bmo && stage.Cast.Bugs.Any(b => now - b.Changed < interval * 2))
        {
            return now + interval;
        }

        // A search that hid something is made good by the next look at everything.
        if (IsBlind)
        {
            Consider(Swept() is { } swept ? swept + TimeSpan.FromDays(1) : now);
        }

        return next < now + interval ? now + interval : next;
    }

    private DateTimeOffset? Swept() => Earliest("SELECT value FROM meta WHERE name = 'swept'");

    private DateTimeOffset? Earliest(string sql) => service.Ledger.Scalar<string>(sql) is { } text ? Ledger.Time(text) : null;
}
