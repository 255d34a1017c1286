using ReviewBot.Passes.Given;

namespace ReviewBot.Passes;

/// <summary>What waits to be looked at. Whoever wakes us adds to it, from any thread; a pass takes all of it at once, or what was named.</summary>
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

    /// <summary>Takes the bugs that were named, and leaves a search waiting: how often one is made is the poll's to say. Null if no bug was named.</summary>
    public Wanted? TakeNamed()
    {
        lock (gate)
        {
            if (waiting is not { Bugs.IsEmpty: false } taken)
            {
                return null;
            }

            waiting = taken.WithoutBugs();
            return Wanted.Only(taken.Bugs);
        }
    }
}
