using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Passes.Memory;

/// <summary>
/// Switches a capability off after too many unexpected outcomes in a row: whatever is wrong, it is not repeated on every
/// bug. Reading goes on. Each hour it is tried once more, until it goes well; so what was wrong with the server for a day
/// needs nobody afterwards.
/// </summary>
internal sealed class Trips
{
    /// <summary>How long a capability is off before it is tried again.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly Dictionary<Capabilities, HashSet<int>> inARow = [];
    private readonly Dictionary<Capabilities, DateTimeOffset> restsUntil = [];

    /// <summary>When the first of those that are off is tried again; null if none is off.</summary>
    public DateTimeOffset? TriedAgainAt(DateTimeOffset now) => restsUntil.Values.Where(until => until > now).Select(until => (DateTimeOffset?)until).Min();

    /// <summary>What is off now (server time).</summary>
    public Capabilities Off(DateTimeOffset now) => restsUntil.Where(r => r.Value > now).Aggregate(Capabilities.None, (off, r) => off | r.Key);

    /// <summary>A write of these went as it should.</summary>
    public void WentWell(Capabilities capabilities, DateTimeOffset now)
    {
        foreach (var one in Single(capabilities & ~Off(now)))
        {
            inARow.Remove(one);
            restsUntil.Remove(one);
        }
    }

    /// <summary>A write of these did not; returns those that are off from now on and were not before.</summary>
    public IReadOnlyList<Capabilities> WentWrong(int bug, Capabilities capabilities, int limit, DateTimeOffset now)
    {
        var tripped = new List<Capabilities>();
        foreach (var one in Single(capabilities & ~Off(now)))
        {
            if (restsUntil.ContainsKey(one))
            {
                restsUntil[one] = now + Rest;
                continue;
            }

            var bugs = inARow.TryGetValue(one, out var known) ? known : inARow[one] = [];
            bugs.Add(bug);
            if (bugs.Count >= limit)
            {
                restsUntil[one] = now + Rest;
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
