using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;

namespace ReviewBot.Reviews.Tests.Rotation;

public sealed class RotationPreviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 16, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Products = ["Thunderbird", "Calendar"];

    [Test]
    public void Turns_come_as_they_would_be_given_each_with_its_reason()
    {
        var roster = new Roster([Steward("ann"), Steward("bob"), Steward("cas")]);
        var facts = RotationFacts.From([Fact("ann", 5), Fact("bob", 9), Fact("bob", 3), Fact("cas", 2)], ["cas"]);

        var area = Preview(roster, facts, count: 4).Areas.Single();

        Assert.That(area.Name, Is.EqualTo("all"));
        Assert.That(area.Next.Select(n => n.Steward), Is.EqualTo(Rotate(roster, facts, 4)), "the preview is the rotation itself");
        Assert.That(area.Next, Has.All.Property(nameof(PreviewTurn.Reason)).Contains("share"));
    }

    [Test]
    public void Days_on_which_nobody_is_available_are_gaps()
    {
        var roster = new Roster([Steward("ann", Away(22, 28)), Steward("bob", Away(24, 31))]);

        var preview = Preview(roster, weeks: 3);

        Assert.That(preview.HasGap);
        Assert.That(preview.Areas.Single().Gaps, Is.EqualTo(new[] { new DayRange(Day(24), Day(28)) }));
        Assert.That(preview.Areas.Single().Weeks.Select(w => (w.Monday, string.Join(' ', w.Available), string.Join(' ', w.Partly))), Is.EqualTo(new[]
        {
            (Day(14), "ann bob", ""), (Day(21), "", "ann bob"), (Day(28), "", "ann bob"),
        }));
        Assert.That(preview.AbsencesKnownUntil, Is.EqualTo(Day(31)));
    }

    [Test]
    public void What_no_pool_covers_and_nobody_serves_is_a_gap()
    {
        var roster = new Roster([Steward("ann") with { Pools = ["mail"] }], [new Pool("mail", ["Thunderbird"], []), new Pool("empty", ["Calendar"], ["Alarms"])]);

        var preview = Preview(roster);

        Assert.That(preview.Areas.Select(a => (a.Name, a.Next.Length > 0)), Is.EqualTo(new[] { ("mail", true), ("empty", false) }));
        Assert.That(preview.HasGap);
        Assert.That(Preview(roster with { Pools = [roster.Pools[0]] }).Areas.Select(a => (a.Name, a.Next.Length > 0)), Is.EqualTo(new[] { ("mail", true), ("Calendar", false) }));
        Assert.That(Preview(new Roster([])).HasGap);
    }

    [Test]
    public void Who_is_out_of_the_running_is_told_with_the_reason_and_without_is_no_gap()
    {
        var roster = new Roster([Steward("ann", Away(16, 17)), Steward("bob") with { MaxOpen = 1 }, Steward("cas")]);

        var preview = Preview(roster, RotationFacts.From([], ["bob"]));

        Assert.That(preview.Areas.Single().Out, Is.EquivalentTo(new[] { ("ann", Unfit.Away), ("bob", Unfit.AtCapacity) }));
        Assert.That(preview.Areas.Single().Next.Select(n => n.Steward), Has.All.EqualTo("cas"));
        Assert.That(preview.HasGap, Is.False);
    }

    [Test]
    public void Figures_count_the_last_365_days_by_weight()
    {
        var roster = new Roster([Steward("ann") with { Weight = 2 }, Steward("bob")]);
        var facts = RotationFacts.From([Fact("ann", 10), Fact("ann", 20) with { Named = true }, Fact("ann", 400), Fact("bob", 30), Fact("bob", 31), Fact("bob", 32)], ["ann"]);

        var preview = Preview(roster, facts);

        Assert.That(preview.Figures, Is.EqualTo(new[] { new StewardFigures("ann", 2, 2, 1, 1, 1), new StewardFigures("bob", 1, 3, 0, 3, 0) }));
        Assert.That(preview.Spread, Is.EqualTo(2));
    }

    [Test]
    public void The_reason_says_by_what_somebody_comes_before_the_next()
    {
        var roster = new Roster([Steward("ann"), Steward("bob")]);

        Assert.That(Reasons(new Roster([Steward("ann")])), Is.EqualTo(new[] { "nobody else is in the running; share 1", "nobody else is in the running; share 2" }));
        Assert.That(Reasons(roster), Is.EqualTo(new[] { "share 1 like bob; neither was ever asked, so by login", "the lowest share, 1; next is ann with 2" }));
        Assert.That(Reasons(roster, Fact("ann", 2), Fact("bob", 1))[0], Is.EqualTo("share 2 like bob, who was asked later"));

        string[] Reasons(Roster roster, params AssignmentFact[] facts) =>
            [.. Preview(roster, RotationFacts.From(facts, []), count: 2).Areas.Single().Next.Select(n => n.Reason)];
    }

    [Test]
    public void As_many_turns_and_weeks_are_shown_as_were_asked_for_the_first_from_today()
    {
        var area = Preview(new Roster([Steward("ann", Away(14, 15))]), count: 5, weeks: 2).Areas.Single();

        Assert.That(area.Next, Has.Length.EqualTo(5));
        Assert.That(area.Weeks.Select(w => (w.Monday, string.Join(' ', w.Available))), Is.EqualTo(new[] { (Day(14), "ann"), (Day(21), "ann") }), "who was away on Monday and Tuesday is back");
    }

    [Test]
    public void A_sunday_belongs_to_the_week_that_ends_with_it()
    {
        var sunday = new DateTimeOffset(2026, 12, 20, 12, 0, 0, TimeSpan.Zero);

        var preview = new LookAhead(new Roster([Steward("ann", Away(20, 20))]), RotationFacts.None, sunday, s => s.Login).Preview(Products, 1, 1);

        Assert.That(preview.Areas.Single().Weeks.Select(w => w.Monday), Is.EqualTo(new[] { Day(14) }));
        Assert.That(preview.Areas.Single().Gaps, Is.EqualTo(new[] { new DayRange(Day(20), Day(20)) }));
    }

    [Test]
    public void Gaps_with_a_day_between_them_are_two()
    {
        var area = Preview(new Roster([Steward("ann", Away(17, 17), Away(19, 20))])).Areas.Single();

        Assert.That(area.Gaps, Is.EqualTo(new[] { new DayRange(Day(17), Day(17)), new DayRange(Day(19), Day(20)) }));
    }

    [Test]
    public void Pools_are_shown_by_name_and_one_of_everything_leaves_no_product_uncovered()
    {
        var roster = new Roster([Steward("ann") with { Pools = ["all of it"] }], [new Pool("alarms", ["Calendar"], ["Alarms"]), new Pool("all of it", [], [])]);

        Assert.That(Preview(roster).Areas.Select(a => (a.Name, a.Next.Length)), Is.EqualTo(new[] { ("alarms", 3), ("all of it", 3) }));
    }

    [Test]
    public void All_who_serve_an_area_are_told_whether_away_or_not()
    {
        var roster = new Roster([Steward("ann", Away(14, 20)) with { Pools = ["mail"] }, Steward("bob") with { Pools = ["mail"] }, Steward("cas") with { Pools = ["calendar"] }], [new Pool("mail", ["Thunderbird"], []), new Pool("calendar", ["Calendar"], [])]);

        Assert.That(Preview(roster).Areas.Single(a => a.Name == "mail").Serving, Is.EqualTo(new[] { "ann", "bob" }));
    }

    [Test]
    public void A_pool_of_components_is_looked_at_by_one_of_its_components()
    {
        var roster = new Roster([Steward("ann") with { Pools = ["alarms"] }], [new Pool("alarms", ["Calendar"], ["Alarms"])]);

        Assert.That(Preview(roster).Areas.Single(a => a.Name == "alarms").Next, Has.Length.EqualTo(3));
    }

    [Test]
    public void Who_is_away_for_a_whole_week_is_not_there_partly()
    {
        var area = Preview(new Roster([Steward("ann", Away(14, 20)), Steward("bob", Away(17, 17))])).Areas.Single();

        Assert.That(area.Weeks.Single().Partly, Is.EqualTo(new[] { "bob" }));
    }

    [Test]
    public void A_turn_of_the_preview_counts_like_one_of_the_rotation_for_a_newcomer_too()
    {
        var roster = new Roster([Steward("ann"), Steward("bob"), Steward("cas")]);
        var facts = RotationFacts.From([.. Enumerable.Range(1, 4).SelectMany(i => new[] { Fact("ann", 20 - i) with { Named = true, BugId = 50 + i }, Fact("bob", 10 - i) with { Named = true, BugId = 60 + i } })], []);

        Assert.That(Preview(roster, facts, count: 5).Areas.Single().Next.Select(n => n.Steward), Is.EqualTo(Rotate(roster, facts, 5)));
    }

    [Test]
    public void A_turn_of_the_preview_is_on_a_bug_of_its_own()
    {
        var roster = new Roster([Steward("ann"), Steward("bob")]);
        var facts = RotationFacts.From([Fact("ann", 1), Fact("bob", 2), Fact("ann", 3), Fact("bob", 4)], []);

        Assert.That(Preview(roster, facts, count: 6).Areas.Single().Next.Select(n => n.Steward), Is.EqualTo(Rotate(roster, facts, 6)), "whatever the numbers of the bugs before");
    }

    [Test]
    public void A_year_of_figures_ends_now_and_begins_after_the_same_minute_a_year_ago()
    {
        var facts = RotationFacts.From([Fact("ann", 365), Fact("ann", 0), Fact("ann", -1), Fact("bob", 1)], []);

        Assert.That(Preview(new Roster([Steward("ann"), Steward("bob") with { Weight = 3 }]), facts).Figures.Select(f => (f.Assignments, f.PerWeight)), Is.EqualTo(new[] { (1, 1), (1, 0.33) }));
    }

    [Test]
    public void Without_a_steward_there_is_no_spread() => Assert.That(Preview(new Roster([])).Spread, Is.Zero);

    private static IEnumerable<string> Rotate(Roster roster, RotationFacts facts, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var chosen = StewardChoice.Choose(new RotationRequest { Product = "Thunderbird", Component = "" }, roster, facts, Now).Steward!.Login;
            facts = facts.With([new AssignmentFact(chosen, Now, 1000 + i, i, 1, false)]);
            yield return chosen;
        }
    }

    private static RotationPreview Preview(Roster roster, RotationFacts? facts = null, int count = 3, int weeks = 1) =>
        new LookAhead(roster, facts ?? RotationFacts.None, Now, s => s.Login).Preview(Products, count, weeks);

    private static Steward Steward(string login, params AwayPeriod[] away) => new() { Login = login, Away = [.. away] };

    private static AwayPeriod Away(int from, int to) => new(Day(from), Day(to));

    private static DateOnly Day(int day) => new(2026, 12, day);

    private static AssignmentFact Fact(string login, int daysAgo) => new(login, Now.AddDays(-daysAgo), daysAgo, daysAgo, 1, Named: false);
}
