using System.Collections.Immutable;
using CsCheck;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using static ReviewBot.Reviews.Tests.Rotation.RotationHistory;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Rotation;

internal sealed class StewardChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Steward Lena = new() { Login = "Lena@example.org" };
    private static readonly Steward Noor = new() { Login = "noor@example.org" };

    private static IEnumerable<TestCaseData> OutOfTheRunning()
    {
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        yield return Case(Lena with { Away = [new(new(2026, 6, 1), new(2026, 6, 10))] }, r => r, Unfit.Away, "away until today");
        yield return Case(Lena with { Away = [new(new(2026, 6, 10), new(2026, 6, 30))] }, r => r, Unfit.Away, "away from today");
        yield return Case(Lena with { Away = [new(new(2026, 6, 11), new(2026, 6, 30))] }, r => r, null, "away from tomorrow");
        yield return Case(Lena, r => r with { Involved = ["lena@EXAMPLE.org"] }, Unfit.Involved, "scenario 21, the requester, in other letters");
        yield return Case(Lena, r => r with { Refused = ["lena@example.org"] }, Unfit.Refused, "scenario 23, refused by the server");
        yield return Case(Lena, r => r with { Replaced = ["lena@example.org"] }, Unfit.Replaced, "declined or replaced in this round");
        yield return Case(Lena, r => r with { Unavailable = r.Unavailable.Add("lena@example.org", Unfit.SaysAway) }, Unfit.SaysAway, "scenario 22, PTO in the real name");
        yield return Case(Lena, r => r with { Unavailable = r.Unavailable.Add("LENA@example.org", Unfit.CannotLogIn) }, Unfit.CannotLogIn, "scenario 22, disabled");
        yield return Case(Lena with { MaxOpen = 2 }, r => r, Unfit.AtCapacity, "two open, at most two");
        yield return Case(Lena with { MaxOpen = 3 }, r => r, null, "two open, at most three");
        yield return Case(Lena with { MinInterval = TimeSpan.FromDays(2) }, r => r, Unfit.TooSoon, "asked a day ago, two days between");
        yield return Case(Lena with { MinInterval = TimeSpan.FromDays(1) }, r => r, null, "asked a day ago, a day between");
        yield return Case(Lena with { TimeZone = tokyo, Away = [new(new(2026, 6, 11), new(2026, 6, 11))] }, r => r, null, "tomorrow has not begun in Tokyo at noon UTC");

        static TestCaseData Case(Steward steward, Func<RotationRequest, RotationRequest> request, Unfit? expected, string name) =>
            new TestCaseData(steward, request(Request), expected).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(OutOfTheRunning))]
    public void Says_why_somebody_is_not_in_the_running(Steward steward, RotationRequest request, Unfit? expected)
    {
        var facts = RotationFacts.From(
            [new(Lena.Login, Now.AddDays(-1), 7, 7, 1, false), new(Noor.Login, Now.AddDays(-2), 8, 8, 1, false)],
            ["lena@example.org", "lena@example.org"]);
        var choice = StewardChoice.Choose(request, new Roster([steward, Noor]), facts, Now);
        var candidate = choice.Candidates.Single(c => c.Steward.Login == steward.Login);
        Assert.That(candidate.Against, Is.EqualTo(expected));
        Assert.That(choice.Steward, Is.EqualTo(Noor), "asked longer ago");
    }

    [Test]
    public void Days_away_begin_in_the_stewards_own_zone()
    {
        var steward = Lena with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Away = [new(new(2026, 6, 11), new(2026, 6, 11))] };
        Assert.That(steward.IsAway(new DateTimeOffset(2026, 6, 10, 14, 59, 0, TimeSpan.Zero)), Is.False);
        Assert.That(steward.IsAway(new DateTimeOffset(2026, 6, 10, 15, 0, 0, TimeSpan.Zero)), Is.True);
        Assert.That(steward.IsAway(new DateTimeOffset(2026, 6, 11, 15, 0, 0, TimeSpan.Zero)), Is.False);
    }

    [Test]
    public void Scenario_18_the_least_loaded_is_asked_then_the_one_asked_longest_ago_then_by_login()
    {
        var roster = new Roster([Noor, Lena]);
        Assert.That(StewardChoice.Choose(Request, roster, RotationFacts.None, Now).Steward, Is.EqualTo(Lena));
        var facts = RotationFacts.None.With([new(Lena.Login, Now, 1, 1, 1, false)]);
        Assert.That(StewardChoice.Choose(Request, roster, facts, Now).Steward, Is.EqualTo(Noor));
        facts = facts.With([new("NOOR@example.org", Now, 2, 2, 1, false)]);
        Assert.That(StewardChoice.Choose(Request, roster, facts, Now).Steward, Is.EqualTo(Lena));
    }

    [Test]
    public void Scenario_22_with_everybody_out_nobody_is_chosen()
    {
        var request = Request with { Involved = [Lena.Login], Replaced = [Noor.Login] };
        Assert.That(StewardChoice.Choose(request, new Roster([Lena, Noor]), RotationFacts.None, Now).Steward, Is.Null);
    }

    [Test]
    public void A_request_that_comes_again_goes_to_the_steward_who_knows_it_if_that_is_possible()
    {
        var facts = RotationFacts.None.With([.. Enumerable.Range(0, 4).Select(i => new AssignmentFact(Noor.Login, Now.AddDays(i - 9), 20 + i, 1, 1, false))]);
        var request = Request with { KnownBy = "Noor@example.org" };
        var roster = new Roster([Lena, Noor]);
        Assert.That(StewardChoice.Choose(request, roster, facts, Now).Steward, Is.EqualTo(Noor));
        Assert.That(StewardChoice.Choose(request with { Involved = [Noor.Login] }, roster, facts, Now).Steward, Is.EqualTo(Lena));
    }

    [Test]
    public void Assignments_of_more_than_a_year_ago_do_not_count()
    {
        var old = Enumerable.Range(0, 5).Select(i => new AssignmentFact(Lena.Login, Now.AddDays(-366), i, 1, 1, true));
        var recent = new AssignmentFact(Noor.Login, Now.AddDays(-364), 50, 1, 1, true);
        var choice = StewardChoice.Choose(Request, new Roster([Lena, Noor]), RotationFacts.From([.. old, recent], []), Now);
        Assert.That(choice.Steward, Is.EqualTo(Lena));
    }

    [TestCase(0, true, TestName = "An_assignment_of_this_very_moment_counts")]
    [TestCase(1, false, TestName = "An_assignment_that_lies_ahead_does_not_count")]
    [TestCase(-365 * 24 * 60, false, TestName = "An_assignment_of_a_year_ago_to_the_minute_does_not_count_any_more")]
    [TestCase((-365 * 24 * 60) + 1, true, TestName = "An_assignment_of_a_minute_less_than_a_year_ago_counts")]
    public void The_year_that_counts_ends_now(int minutes, bool counts)
    {
        var facts = RotationFacts.From([new(Lena.Login, Now.AddMinutes(minutes), 9, 9, 1, true), .. Enumerable.Range(1, 3).Select(i => new AssignmentFact(Noor.Login, Now.AddDays(-i), i, i, 1, true))], []);

        var share = StewardChoice.Choose(Request, new Roster([Lena, Noor]), facts, Now).Candidates.Single(c => c.Steward == Lena).Share;

        Assert.That(share, Is.EqualTo(counts ? 2 : 3), "one of the own, or the entry of a newcomer: where Noor stood before the latest of three");
    }

    [Test]
    public void Candidates_are_told_with_those_in_the_running_first_in_the_order_of_their_turns()
    {
        var away = new Steward { Login = "ann@example.org", Away = [new(new(2026, 6, 1), new(2026, 6, 30))] };
        var facts = RotationFacts.From([new(Lena.Login, Now.AddDays(-1), 1, 1, 1, false)], []);

        var candidates = StewardChoice.Choose(Request, new Roster([away, Lena, Noor]), facts, Now).Candidates;

        Assert.That(candidates.Select(c => c.Steward), Is.EqualTo(new[] { Noor, Lena, away }));
        Assert.That(candidates.Select(c => c.LastAssigned), Is.EqualTo(new DateTimeOffset?[] { null, Now.AddDays(-1), null }));
    }

    [Test]
    public void Of_several_assignments_the_latest_is_the_last_one()
    {
        var facts = RotationFacts.From([new(Lena.Login, Now.AddDays(-3), 1, 1, 1, false), new(Lena.Login, Now.AddDays(-1), 2, 2, 1, false)], []);

        Assert.That(StewardChoice.Choose(Request, new Roster([Lena]), facts, Now).Candidates.Single().LastAssigned, Is.EqualTo(Now.AddDays(-1)));
    }

    [Test]
    public void Who_was_passed_over_is_lifted_to_the_share_at_which_the_other_was_chosen()
    {
        AssignmentFact[] facts = [new(Lena.Login, Now.AddDays(-9), 1, 1, 1, false), new(Lena.Login, Now.AddDays(-8), 2, 2, 1, false), new(Lena.Login, Now.AddDays(-7), 3, 3, 1, false)];

        Assert.That(Shares(facts), Is.EqualTo((4, 3)), "Noor was out of the running: else she had been asked");
    }

    [Test]
    public void A_steward_named_by_a_human_lifts_nobody()
    {
        AssignmentFact[] facts = [new(Noor.Login, Now.AddDays(-10), 9, 9, 1, false), .. Enumerable.Range(1, 3).Select(i => new AssignmentFact(Lena.Login, Now.AddDays(i - 9), i, i, 1, true))];

        Assert.That(Shares(facts), Is.EqualTo((4, 2)));
    }

    [Test]
    public void Being_asked_again_on_the_same_bug_lifts_nobody()
    {
        AssignmentFact[] facts = [new(Noor.Login, Now.AddDays(-10), 9, 9, 1, false), new(Lena.Login, Now.AddDays(-9), 1, 1, 1, false), new("LENA@example.org", Now.AddDays(-8), 1, 1, 2, false), new(Lena.Login, Now.AddDays(-7), 1, 1, 3, false)];

        Assert.That(Shares(facts), Is.EqualTo((4, 2)));
    }

    [TestCase(null, null, true, TestName = "An_assignment_whose_product_is_not_known_counts_as_one_of_every_pool")]
    [TestCase("Calendar", "Alarms", true, TestName = "An_assignment_lifts_who_serves_its_component")]
    [TestCase("Calendar", "Views", false, TestName = "An_assignment_does_not_lift_who_serves_another_component")]
    public void An_assignment_lifts_who_could_have_had_it(string? product, string? component, bool lifts)
    {
        var alarms = Noor with { Pools = ["alarms"] };
        var all = Lena with { Pools = ["all"] };
        var roster = new Roster([all, alarms], [new Pool("alarms", ["Calendar"], ["Alarms"]), new Pool("all", [], [])]);
        AssignmentFact[] facts = [new(Noor.Login, Now.AddDays(-20), 1, 1, 1, true), .. Enumerable.Range(2, 3).Select(i => new AssignmentFact(Lena.Login, Now.AddDays(-i), i, i, 1, false, product, component))];

        Assert.That(StewardChoice.Shares([all, alarms], roster, RotationFacts.From(facts, []), Now)[Noor.Login], Is.EqualTo(lifts ? 3 : 2));
    }

    [Test]
    public void Who_is_away_while_a_human_names_another_is_lifted_to_those_who_were_there()
    {
        var away = new Steward { Login = "ann@example.org", Away = [new(new(2026, 6, 1), new(2026, 6, 5))] };
        AssignmentFact[] facts =
        [
            new(away.Login, Now.AddDays(-40), 1, 1, 1, true),
            .. Enumerable.Range(10, 4).Select(i => new AssignmentFact(Noor.Login, Now.AddDays(-30), i, i, 1, true)),
            .. Enumerable.Range(20, 3).Select(i => new AssignmentFact(Lena.Login, Now.AddDays(-20), i, i, 1, true)),
            new(Noor.Login, new DateTimeOffset(2026, 6, 3, 12, 0, 0, TimeSpan.Zero), 30, 30, 1, true),
        ];

        var shares = StewardChoice.Shares([away, Lena, Noor], new Roster([away, Lena, Noor]), RotationFacts.From(facts, []), Now);

        Assert.That(shares[away.Login], Is.EqualTo(3), "where Lena, the least asked of those who were there, stood before her latest");
    }

    [Test]
    public void A_newcomer_enters_at_the_lowest_of_the_others_entries()
    {
        var newcomer = new Steward { Login = "ann@example.org" };
        AssignmentFact[] facts = [.. Enumerable.Range(1, 3).Select(i => new AssignmentFact(Lena.Login, Now.AddDays(-9), i, i, 1, true)), .. Enumerable.Range(11, 2).Select(i => new AssignmentFact(Noor.Login, Now.AddDays(-8), i, i, 1, true))];

        Assert.That(StewardChoice.Shares([newcomer, Lena, Noor], new Roster([newcomer, Lena, Noor]), RotationFacts.From(facts, []), Now)[newcomer.Login], Is.EqualTo(2));
    }

    [Test]
    public void Of_equal_shares_who_was_never_asked_comes_before_who_was_asked_first()
    {
        var asked = new Steward { Login = "ann@example.org", Weight = 2 };

        var choice = StewardChoice.Choose(Request, new Roster([asked, Noor]), RotationFacts.From([new(asked.Login, Now.AddDays(-9), 1, 1, 1, false)], []), Now);

        Assert.That(choice.Candidates.Select(c => c.Share), Is.All.EqualTo(1));
        Assert.That(choice.Steward, Is.EqualTo(Noor));
    }

    private static (double Lena, double Noor) Shares(AssignmentFact[] facts)
    {
        var shares = StewardChoice.Shares([Lena, Noor], new Roster([Lena, Noor]), RotationFacts.From(facts, []), Now);
        return (shares[Lena.Login], shares[Noor.Login]);
    }

    [Test]
    public void Each_request_gets_one_steward_who_is_neither_involved_nor_away_unless_nobody_is_left() =>
        Generated.Always(200, t =>
        {
            foreach (var turn in Run(t.Roster, t.Arrivals))
            {
                var steward = turn.Choice.Steward;
                var left = t.Roster.Stewards.Where(s => !turn.Request.Involved.Contains(s.Login) && !s.IsAway(turn.At));
                Assert.That(steward is null, Is.EqualTo(!left.Any()));
                Assert.That(steward is null || left.Contains(steward));
                Assert.That(turn.Choice.Candidates.Select(c => c.Steward), Is.EquivalentTo(t.Roster.Stewards));
            }
        });

    [Test]
    public void The_same_facts_make_the_same_choice_in_whatever_order_they_are_read() =>
        Generated.Always(200, t =>
        {
            var turns = Run(t.Roster, t.Arrivals.Select((a, i) => a with { After = a.After + TimeSpan.FromMinutes(1) }));
            var facts = turns.Where(x => x.Choice.Steward is not null)
                .Select(x => new AssignmentFact(x.Choice.Steward!.Login, x.At, x.Bug, x.Bug, 1, false)).ToList();
            var last = turns[^1];
            var known = RotationFacts.From(facts.Where(f => f.BugId != last.Bug).Reverse().Concat(facts.Take(1).Where(f => f.BugId != last.Bug)), []);
            var shuffled = new Roster([.. t.Roster.Stewards.Reverse()]);
            Assert.That(StewardChoice.Choose(last.Request, shuffled, known, last.At).Steward, Is.EqualTo(last.Choice.Steward));
        });

    [Test]
    public void A_steward_who_joins_changes_nothing_among_the_others() =>
        Generated.Always(200, t =>
        {
            var turns = Run(t.Roster, t.Arrivals);
            var facts = RotationFacts.From(Facts(turns), []);
            var at = turns[^1].At.AddHours(1);
            var without = StewardChoice.Choose(Request, t.Roster, facts, at);
            var with = StewardChoice.Choose(Request, t.Roster with { Stewards = t.Roster.Stewards.Add(new Steward { Login = "new@example.org" }) }, facts, at);
            Assert.That(
                with.Candidates.Where(c => c.Steward.Login != "new@example.org").Select(c => c with { Steward = Plain(c.Steward) }),
                Is.EqualTo(without.Candidates.Select(c => c with { Steward = Plain(c.Steward) })));
        });

    [Test]
    public void A_steward_who_leaves_changes_nothing_among_the_others() =>
        Gen.Select(Weighted(1, 2), Gen.Int[0, 4]).SelectMany((r, leaving) => Arrivals(r.Stewards.Length, 40, skips: false).Select(a => (Roster: r, Leaving: leaving % r.Stewards.Length, Arrivals: a)))
            .Always(200, t =>
            {
                var turns = Run(t.Roster, t.Arrivals);
                var facts = RotationFacts.From(Facts(turns), []);
                var at = turns[^1].At.AddHours(1);
                var before = StewardChoice.Choose(Request, t.Roster, facts, at).Candidates.Select(c => c.Steward.Login).Where(l => l != Login(t.Leaving));
                var after = StewardChoice.Choose(Request, new Roster(t.Roster.Stewards.RemoveAt(t.Leaving)), facts, at).Candidates.Select(c => c.Steward.Login);
                Assert.That(after, Is.EqualTo(before));
            });

    private static readonly Gen<(Roster Roster, Arrival[] Arrivals)> Generated =
        Gen.Select(Weighted(0.5, 1, 2), Gen.Int[0, 60].Array[5], Gen.Int[0, 40].Array[5]).SelectMany((r, from, days) =>
            Arrivals(r.Stewards.Length, 40, skips: true).Select(a =>
                (new Roster([.. r.Stewards.Select((s, i) => s with { Away = [new(new DateOnly(2026, 1, 5).AddDays(from[i]), new DateOnly(2026, 1, 5).AddDays(from[i] + days[i]))] })]), a)));

    private static IEnumerable<AssignmentFact> Facts(IEnumerable<Turn> turns) =>
        turns.Where(t => t.Choice.Steward is not null).Select(t => new AssignmentFact(t.Choice.Steward!.Login, t.At, t.Bug, 1, 1, false));

    private static Steward Plain(Steward steward) => new() { Login = steward.Login };
}
