using ReviewBot.Passes.Given;

namespace ReviewBot.Passes;

/// <summary>What waits to be looked at. Whoever wakes us adds to it, from any thread; a pass takes all of it at once.</summary>
internal sealed class PassQueue
{
    private readonly Lock gate = new();
    private Wanted? waiting;

    /// <summary>Adds something; what waits already isn't looked at twice.</summary>
    public void Add(Wanted wanted)
    {
        lock (gate)
        {
            waiting = waiting?.And(wanted) ?? wanted;
        }
    }

    /// <summary>Takes all that waits; null if nothing does.</summary>
    public Wanted? Take()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = null;
            return taken;
        }
    }
}
