using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Rotation;
using static ReviewBot.Reviews.Tests.Rotation.RotationHistory;

namespace ReviewBot.Reviews.Tests.Rotation;

/// <summary>Who declines as busy rests for some working days. The history begins on Monday, 2026-01-05, at nine.</summary>
public sealed class RestTests
{
    // Steward 0 was asked first and declined; steward 1 was asked instead.
    private static readonly RotationFacts Declined = new()
    {
        Assignments = [Fact(0, Start, 1) with { BusyAt = Start.AddHours(1) }, Fact(1, Start.AddHours(1), 1), Fact(2, Start.AddHours(2), 2)],
    };

    [TestCase(12, 9, false, TestName = "Five working days later to the hour, it is Monday")]
    [TestCase(12, 11, true)]
    [TestCase(9, 17, false)]
    public void Whoever_declined_as_busy_is_asked_again_after_five_working_days(int day, int hour, bool asked)
    {
        var choice = StewardChoice.Choose(Request, Equal(3), Declined, new DateTimeOffset(2026, 1, day, hour, 0, 0, TimeSpan.Zero));

        Assert.That(choice.Candidates.Single(c => c.Steward.Login == Login(0)).Against, asked ? Is.Null : Is.EqualTo(Unfit.Resting));
    }

    [TestCase(5, 10, true, TestName = "From_the_moment_of_declining_on")]
    [TestCase(12, 10, false, TestName = "Until_the_same_moment_five_working_days_later")]
    public void Whoever_declined_as_busy_rests(int day, int hour, bool rests)
    {
        var moment = new DateTimeOffset(2026, 1, day, hour, 0, 0, TimeSpan.Zero);

        Assert.That(new RestingStewards(Equal(3), Declined).Rests(Equal(3).Stewards[0], moment), Is.EqualTo(rests));
        Assert.That(new RestingStewards(Equal(3), Declined).Rests(Equal(3).Stewards[0], moment.AddSeconds(-1)), Is.EqualTo(!rests));
    }

    [Test]
    public void The_setting_tells_how_long()
    {
        var roster = Equal(3) with { RestAfterBusy = 0 };

        Assert.That(StewardChoice.Choose(Request, roster, Declined, Start.AddHours(3)).Candidates.Select(c => c.Against), Is.All.Null);
    }

    [Test]
    public void Where_nobody_else_is_left_the_resting_one_is_asked()
    {
        var request = Request with { Involved = [Login(1), Login(2)] };

        var choice = StewardChoice.Choose(request, Equal(3), Declined, Start.AddHours(3));

        Assert.That(choice.Steward!.Login, Is.EqualTo(Login(0)));
        Assert.That(choice.Candidates[0].Against, Is.EqualTo(Unfit.Resting));
    }

    [Test]
    public void Whoever_declined_in_this_very_round_is_not_asked_even_then()
    {
        var request = Request with { Involved = [Login(1), Login(2)], Replaced = [Login(0)] };

        Assert.That(StewardChoice.Choose(request, Equal(3), Declined, Start.AddHours(3)).Steward, Is.Null);
    }

    [TestCase(false, 3)]
    [TestCase(true, 4)]
    public void After_the_rest_the_others_work_is_not_made_up_for(bool named, int most)
    {
        var meanwhile = Enumerable.Range(0, 8).Select(i => Fact(1 + (i % 2), Start.AddDays(1).AddHours(i), 10 + i, named));
        var before = Declined with { Assignments = [.. Declined.Assignments, .. meanwhile] };
        var arrivals = new[] { new Arrival(TimeSpan.FromDays(8), []) }.Concat(Enumerable.Repeat(new Arrival(TimeSpan.FromHours(1), []), 8));

        Assert.That(Run(Equal(3), arrivals, before).Count(t => t.Choice.Steward!.Login == Login(0)), Is.InRange(3, most));
    }

    [Test]
    public void The_preview_passes_over_the_resting_one_and_says_why()
    {
        var area = new LookAhead(Equal(2), Declined, Start.AddHours(3), s => s.Login).Preview(["Thunderbird"], 3, 1).Areas.Single();

        Assert.That(area.Next.Select(t => t.Steward), Is.All.EqualTo(Login(1)));
        Assert.That(area.Out, Is.EqualTo(new[] { (Login(0), Unfit.Resting) }));
        var alone = new LookAhead(Equal(1), Declined, Start.AddHours(3), s => s.Login).Preview(["Thunderbird"], 1, 1).Areas.Single();
        Assert.That(alone.Next.Single().Reason, Does.StartWith("declined as busy of late, and nobody else is left"));
    }
}
