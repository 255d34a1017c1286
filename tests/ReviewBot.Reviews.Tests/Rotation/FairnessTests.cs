using CsCheck;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using static ReviewBot.Reviews.Tests.Rotation.RotationHistory;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Rotation;

/// <summary>Invariant 7, over generated rosters and histories.</summary>
internal sealed class FairnessTests
{
    [Test]
    public void Invariant_7_shares_differ_by_at_most_one_over_every_window_in_which_the_same_stewards_were_eligible() =>
        Gen.Int[2, 5].SelectMany(n => Arrivals(n, 90, skips: true).Select(a => (Roster: Equal(n), Arrivals: Steadied(a))))
            .Always(400, t => Widest(t.Roster, Run(t.Roster, t.Arrivals)) <= 1);

    [Test]
    public void Invariant_7_holds_over_more_than_a_year_in_which_old_assignments_stop_counting() =>
        Gen.Int[2, 4].SelectMany(n => Arrivals(n, 250, skips: false).Select(a => (Roster: Equal(n), Arrivals: a)))
            .Always(60, t => Widest(t.Roster, Run(t.Roster, t.Arrivals)) <= 1);

    [Test]
    public void Invariant_7_holds_per_unit_of_weight_from_a_common_start() =>
        Weighted(1, 1.5, 2, 3, 4).SelectMany(r => Arrivals(r.Stewards.Length, 80, skips: false).Select(a => (Roster: r, Arrivals: Within(a, 360))))
            .Always(300, t => FromStart(t.Roster, Run(t.Roster, t.Arrivals)) <= 1 + 1e-6);

    // A weight is met on the whole, not in every stretch: 2 and 1 make A B A A B A, where two turns in a row are right.
    [Test]
    public void With_weights_no_window_strays_by_more_than_one_turn_of_each() =>
        Weighted(0.5, 1, 2, 3).SelectMany(r => Arrivals(r.Stewards.Length, 120, skips: true).Select(a => (Roster: r, Arrivals: Within(Steadied(a), 360))))
            .Always(300, t => Excess(t.Roster, Run(t.Roster, t.Arrivals)) <= 1e-6);

    [Test]
    public void A_newcomer_takes_turns_with_the_others_and_is_not_buried()
    {
        var before = new RotationFacts { Assignments = [.. Enumerable.Range(0, 20).Select(i => Fact(i % 2, Start.AddDays(i - 40), 1000 + i))] };
        var turns = Run(Equal(3), Enumerable.Repeat(new Arrival(TimeSpan.FromHours(5), []), 9), before);
        Assert.That(turns.Select(t => t.Choice.Steward!.Login).Take(1), Is.EqualTo([Login(2)]));
        Assert.That(turns.CountBy(t => t.Choice.Steward!.Login).Select(c => c.Value), Is.All.EqualTo(3));
    }

    [Test]
    public void A_newcomer_among_people_whom_humans_always_named_is_not_buried_either()
    {
        var before = new RotationFacts { Assignments = [.. Enumerable.Range(0, 20).Select(i => Fact(i % 2, Start.AddDays(i - 40), 1000 + i, named: true))] };
        var turns = Run(Equal(3), Enumerable.Repeat(new Arrival(TimeSpan.FromHours(5), []), 9), before);
        Assert.That(turns.CountBy(t => t.Choice.Steward!.Login).Select(c => c.Value), Is.All.EqualTo(3));
    }

    [Test]
    public void Whoever_returns_after_weeks_away_takes_turns_and_does_not_catch_up()
    {
        var away = new AwayPeriod(new DateOnly(2026, 1, 10), new DateOnly(2026, 2, 10));
        var roster = new Roster([new Steward { Login = Login(0), Away = [away] }, new Steward { Login = Login(1) }, new Steward { Login = Login(2) }]);
        var turns = Run(roster, Enumerable.Repeat(new Arrival(TimeSpan.FromDays(2), []), 40));
        Assert.That(turns.Where(t => t.At >= Start.AddDays(5) && t.At < new DateTimeOffset(2026, 2, 11, 0, 0, 0, TimeSpan.Zero)).Select(t => t.Choice.Steward!.Login), Has.None.EqualTo(Login(0)));
        var after = turns.Where(t => t.At >= new DateTimeOffset(2026, 2, 11, 0, 0, 0, TimeSpan.Zero)).Take(9).ToList();
        Assert.That(after.CountBy(t => t.Choice.Steward!.Login).Select(c => c.Value), Is.All.EqualTo(3));
    }

    [Test]
    public void Whoever_humans_named_often_is_passed_over_until_the_others_have_had_as_many()
    {
        var arrivals = Enumerable.Repeat(new Arrival(TimeSpan.FromHours(1), []), 2)
            .Concat(Enumerable.Repeat(new Arrival(TimeSpan.FromHours(1), [], NamedByHuman: 0), 3))
            .Concat(Enumerable.Repeat(new Arrival(TimeSpan.FromHours(1), []), 4));
        Assert.That(Run(Equal(2), arrivals).TakeLast(4).Select(t => t.Choice.Steward!.Login), Is.EqualTo([Login(1), Login(1), Login(1), Login(0)]));
    }

    [Test]
    public void Work_for_another_pool_counts_but_does_not_lift_those_who_do_not_serve_it()
    {
        Steward[] stewards =
        [
            new() { Login = Login(0), Pools = ["mail", "calendar"] }, new() { Login = Login(1), Pools = ["mail"] }, new() { Login = Login(2), Pools = ["calendar"] },
        ];
        var roster = new Roster([.. stewards], [new Pool("mail", ["Thunderbird"], []), new Pool("calendar", ["Calendar"], [])]);
        var facts = new RotationFacts
        {
            Assignments =
            [
                Fact(0, Start.AddDays(-9), 1) with { Product = "Thunderbird", Component = "General" },
                Fact(1, Start.AddDays(-8), 2) with { Product = "Thunderbird", Component = "General" },
                .. Enumerable.Range(0, 3).Select(i => Fact(0, Start.AddDays(i - 7), 3 + i) with { Product = "Calendar", Component = "General" }),
            ],
        };
        var choice = StewardChoice.Choose(Request, roster, facts, Start);
        Assert.That(choice.Steward!.Login, Is.EqualTo(Login(1)));
        Assert.That(choice.Candidates.Single(c => c.Steward.Login == Login(1)).Share, Is.EqualTo(2));
        Assert.That(choice.Candidates.Single(c => c.Steward.Login == Login(2)).Against, Is.EqualTo(Unfit.OtherPool));
    }

    // Stretches in which the same people are out, so that there are windows worth looking at.
    private static Arrival[] Steadied(Arrival[] arrivals)
    {
        var steady = (Arrival[])arrivals.Clone();
        for (var i = 0; i < steady.Length; i++)
        {
            steady[i] = steady[i] with { Out = arrivals[i / 15 * 15].Out };
        }

        return steady;
    }

    private static Arrival[] Within(Arrival[] arrivals, int days) =>
        [.. arrivals.Select(a => a with { After = TimeSpan.FromDays((double)days / arrivals.Length * a.After.TotalHours / 200) })];

    private static double Widest(Roster roster, List<Turn> turns) => Windows(roster, turns).Select(w => Math.Abs(w.Difference)).DefaultIfEmpty(0).Max();

    private static double Excess(Roster roster, List<Turn> turns) =>
        Windows(roster, turns).Select(w => Math.Abs(w.Difference) - (1 / w.A.Weight) - (1 / w.B.Weight)).DefaultIfEmpty(0).Max();

    private static double FromStart(Roster roster, List<Turn> turns) =>
        Windows(roster, turns, onlyFirst: true).Select(w => Math.Abs(w.Difference)).DefaultIfEmpty(0).Max();

    // Every stretch of turns with the same stewards in the running, and each pair of them.
    private static IEnumerable<(Steward A, Steward B, double Difference)> Windows(Roster roster, List<Turn> turns, bool onlyFirst = false)
    {
        for (var from = 0; from < (onlyFirst ? 1 : turns.Count); from++)
        {
            var without = turns[from].Arrival.Out;
            var eligible = roster.Stewards.Where((_, i) => !without.Contains(i)).ToList();
            var got = new Dictionary<string, int>();
            for (var to = from; to < turns.Count && turns[to].Arrival.Out.SetEquals(without); to++)
            {
                if (turns[to].Choice.Steward is { } steward)
                {
                    got[steward.Login] = got.GetValueOrDefault(steward.Login) + 1;
                }

                foreach (var a in eligible)
                {
                    foreach (var b in eligible)
                    {
                        yield return (a, b, (got.GetValueOrDefault(a.Login) / a.Weight) - (got.GetValueOrDefault(b.Login) / b.Weight));
                    }
                }
            }
        }
    }
}
