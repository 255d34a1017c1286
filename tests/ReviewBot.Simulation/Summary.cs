using System.Globalization;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Simulation;

/// <summary>What all seeds together came to.</summary>
internal sealed class Summary
{
    private readonly Lock gate = new();
    private readonly long[] faults = new long[Enum.GetValues<Fault>().Length];
    private readonly SortedDictionary<string, int> assignments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> reminders = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> digests = [];
    private readonly SortedDictionary<string, int> mishaps = new(StringComparer.Ordinal);
    private readonly List<double> daysToDecision = [];
    private string? unguarded;
    private int requests;
    private int comments;
    private long passes;
    private long proofs;
    private long sent;

    public int Violations { get; private set; }

    public void Fails(int seed, string how)
    {
        lock (gate)
        {
            Violations++;
            Console.WriteLine($"seed {seed}: {how}");
        }
    }

    /// <summary>What two instances did wrong whose writes didn't ask for their turn: if nothing, the guard isn't tried.</summary>
    public void Unguarded(int seed, IReadOnlyList<string> violations)
    {
        if (violations.Count == 0)
        {
            Fails(seed, "nothing goes wrong where writes don't ask whose turn it is");
        }

        lock (gate)
        {
            unguarded = $"without the guard, seed {seed}: {violations.Count} violations, the first: {(violations is [var one, ..] ? one : "none")}";
        }
    }

    public void Add(int seed, Simulation simulation)
    {
        lock (gate)
        {
            foreach (var violation in simulation.Violations)
            {
                Console.WriteLine($"seed {seed}: {violation}");
            }

            Violations += simulation.Violations.Count;
            passes += simulation.Passes;
            proofs += simulation.Proofs;
            sent += simulation.Requests;
            for (var i = 0; i < faults.Length; i++)
            {
                faults[i] += simulation.Faults.Counts[i];
            }

            digests[seed] = $"{simulation.Decided} {simulation.Written} {simulation.Sent}";
            Measure(simulation.Cast);
            foreach (var (mishap, count) in simulation.Mishaps)
            {
                mishaps[mishap] = mishaps.GetValueOrDefault(mishap) + count;
            }

            foreach (var (person, count) in simulation.Reminders)
            {
                var name = person.Split('@')[0];
                reminders[name] = reminders.GetValueOrDefault(name) + count;
            }
        }
    }

    public void Print(int seeds, int days, TimeSpan elapsed)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seeds} seeds of {days} days in {elapsed.TotalSeconds:F0} s: {passes} passes, {proofs} of them to prove that nothing is to be done, {sent} requests to the server"));
        Console.WriteLine("faults: " + string.Join(", ", Enum.GetValues<Fault>().Where(f => f != Fault.None).Select(f => $"{f} {faults[(int)f]}")));
        if (mishaps.Count > 0)
        {
            Console.WriteLine("two instances: " + string.Join(", ", mishaps.Select(m => $"{m.Key} {m.Value}")));
            Console.WriteLine(unguarded);
        }

        daysToDecision.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"people: {requests} requests; assignments {string.Join(", ", assignments.Select(a => $"{a.Key} {a.Value}"))}; median days from asking to decision {(daysToDecision.Count == 0 ? 0 : daysToDecision[daysToDecision.Count / 2]):F1}; {(requests == 0 ? 0 : (double)comments / requests):F2} comments of the bot a request; reminders {string.Join(", ", reminders.Select(r => $"{r.Key} {r.Value}"))}"));
        Console.WriteLine($"digest of plans {Together(0)}, writes {Together(1)}, requests {Together(2)}");
        Console.WriteLine($"violations={Violations}");
    }

    private Digest Together(int part)
    {
        var together = new Digest();
        foreach (var (seed, digest) in digests)
        {
            together.Add($"{seed} {digest.Split(' ')[part]}");
        }

        return together;
    }

    private void Measure(Cast cast)
    {
        foreach (var bug in cast.Bugs)
        {
            comments += bug.Comments.Count(c => cast.IsBot(c.Author));
            foreach (var attachment in bug.Attachments)
            {
                DateTimeOffset? asked = null;
                foreach (var (row, before, after) in Cast.FlagRows(bug, attachment.Id))
                {
                    if (before is null && after is { Status: '?' })
                    {
                        requests++;
                        asked = row.When;
                    }

                    if (cast.IsBot(row.Who) && after is { Status: '?', Requestee: { } steward })
                    {
                        var name = steward.Split('@')[0];
                        assignments[name] = assignments.GetValueOrDefault(name) + 1;
                    }

                    if (after is { Status: '+' or '-' } && asked is { } since)
                    {
                        daysToDecision.Add((row.When - since).TotalDays);
                        asked = null;
                    }
                }
            }
        }
    }
}
