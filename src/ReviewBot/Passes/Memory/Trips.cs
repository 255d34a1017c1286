using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Passes.Memory;

/// <summary>
/// Switches a capability off after too many unexpected outcomes in a row, until the next start: whatever is wrong, it is
/// not repeated on every bug. Reading goes on.
/// </summary>
internal sealed class Trips
{
    private readonly Dictionary<Capabilities, HashSet<int>> inARow = [];

    /// <summary>What was switched off.</summary>
    public Capabilities Off { get; private set; }

    /// <summary>A write of these went as it should.</summary>
    public void WentWell(Capabilities capabilities)
    {
        foreach (var one in Single(capabilities))
        {
            inARow.Remove(one);
        }
    }

    /// <summary>A write of these did not; returns those that are off from now on.</summary>
    public IReadOnlyList<Capabilities> WentWrong(int bug, Capabilities capabilities, int limit)
    {
        var tripped = new List<Capabilities>();
        foreach (var one in Single(capabilities & ~Off))
        {
            var bugs = inARow.TryGetValue(one, out var known) ? known : inARow[one] = [];
            bugs.Add(bug);
            if (bugs.Count >= limit)
            {
                Off |= one;
                tripped.Add(one);
            }
        }

        return tripped;
    }

    /// <summary>What a plan needs to be allowed.</summary>
    public static Capabilities Of(Plan plan) =>
        plan.Steps.Where(s => s.Text is not null || !s.Effects.IsEmpty).Aggregate(Capabilities.None, (all, step) => all | step.Capability);

    private static IEnumerable<Capabilities> Single(Capabilities capabilities) =>
        Enum.GetValues<Capabilities>().Where(c => int.PopCount((int)c) == 1 && capabilities.HasFlag(c));
}
