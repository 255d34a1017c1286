using System.Collections.Immutable;
using CsCheck;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;

namespace ReviewBot.Reviews.Tests.Rotation;

/// <summary>One request of a made-up history: who can't take it, and how long after the one before it came.</summary>
internal sealed record Arrival(TimeSpan After, ImmutableHashSet<int> Out, int? NamedByHuman = null);

/// <summary>What came of one arrival.</summary>
internal sealed record Turn(Arrival Arrival, int Bug, RotationRequest Request, Choice Choice, DateTimeOffset At);

/// <summary>Rosters and histories for the properties, and a rotation that is run over them.</summary>
internal static class RotationHistory
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static string Login(int index) => $"steward{index}@example.org";

    public static Roster Equal(int stewards) => new([.. Enumerable.Range(0, stewards).Select(i => new Steward { Login = Login(i) })]);

    public static Gen<Roster> Weighted(params double[] weights) =>
        Gen.Int[0, weights.Length - 1].Select(i => weights[i]).Array[2, 5].Select(w => new Roster([.. w.Select((x, i) => new Steward { Login = Login(i), Weight = x })]));

    public static Gen<Arrival[]> Arrivals(int stewards, int most, bool skips) =>
        Gen.Select(
            Gen.Int[0, 200],
            skips ? Gen.Int[0, stewards - 1].HashSet[0, stewards] : Gen.Const(new HashSet<int>()),
            (hours, without) => new Arrival(TimeSpan.FromHours(hours), [.. without]))
        .Array[1, most];

    /// <summary>The rotation over the arrivals; a choice counts for the next one.</summary>
    public static List<Turn> Run(Roster roster, IEnumerable<Arrival> arrivals, RotationFacts? before = null)
    {
        var facts = before ?? RotationFacts.None;
        var now = Start;
        var turns = new List<Turn>();
        var bug = 0;
        foreach (var arrival in arrivals)
        {
            now += arrival.After;
            bug++;
            var request = Request with { Involved = [.. arrival.Out.Select(Login)] };
            var choice = StewardChoice.Choose(request, roster, facts, now);
            turns.Add(new Turn(arrival, bug, request, choice, now));
            var asked = arrival.NamedByHuman is { } named ? Login(named) : choice.Steward?.Login;
            if (asked is not null)
            {
                facts = facts.With([new AssignmentFact(asked, now, bug, bug, 1, arrival.NamedByHuman is not null)]);
            }
        }

        return turns;
    }

    public static RotationRequest Request => new() { Product = "Thunderbird", Component = "General" };

    public static AssignmentFact Fact(int steward, DateTimeOffset at, int bug, bool named = false) => new(Login(steward), at, bug, bug, 1, named);
}
