using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Tests.Passes;

/// <summary>What goes wrong again and again is switched off.</summary>
public sealed class TripTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void What_is_off_stays_off_and_is_told_once()
    {
        var trips = new Trips();
        Assert.That(trips.WentWrong(1, Capabilities.Assign, 1, Now), Is.EqualTo(new[] { Capabilities.Assign }));
        trips.WentWell(Capabilities.Assign, Now);

        Assert.That(trips.WentWrong(2, Capabilities.Assign, 1, Now), Is.Empty);
        Assert.That(trips.Off(Now), Is.EqualTo(Capabilities.Assign));
    }

    [Test]
    public void Only_outcomes_in_a_row_count()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 2, Now);
        trips.WentWell(Capabilities.Assign, Now);

        Assert.That(trips.WentWrong(2, Capabilities.Assign, 2, Now), Is.Empty);
    }

    [Test]
    public void Each_capability_of_a_plan_counts_by_itself()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 2, Now);

        Assert.That(trips.WentWrong(2, Capabilities.Assign | Capabilities.Comment, 2, Now), Is.EqualTo(new[] { Capabilities.Assign }));
    }

    [Test]
    public void One_bug_that_fails_again_and_again_switches_nothing_off()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 2, Now);

        Assert.That(trips.WentWrong(1, Capabilities.Assign, 2, Now), Is.Empty);
    }

    [Test]
    public void What_is_off_is_tried_again_after_an_hour_and_is_on_once_it_goes_well()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 1, Now);
        var later = Now + Trips.Rest;

        Assert.That(trips.TriedAgainAt(Now), Is.EqualTo(later));
        Assert.That(trips.Off(later - TimeSpan.FromMinutes(1)), Is.EqualTo(Capabilities.Assign));
        Assert.That(trips.Off(later), Is.EqualTo(Capabilities.None));
        trips.WentWell(Capabilities.Assign, later);
        Assert.That(trips.WentWrong(2, Capabilities.Assign, 2, later), Is.Empty, "it counts anew");
        Assert.That(trips.Off(later), Is.EqualTo(Capabilities.None));
    }

    [Test]
    public void A_trial_that_goes_wrong_is_the_only_one_for_an_hour_and_nobody_is_told_again()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 3, Now);
        trips.WentWrong(2, Capabilities.Assign, 3, Now);
        trips.WentWrong(3, Capabilities.Assign, 3, Now);
        var later = Now + Trips.Rest;

        Assert.That(trips.WentWrong(4, Capabilities.Assign, 3, later), Is.Empty);
        Assert.That(trips.Off(later), Is.EqualTo(Capabilities.Assign));
        Assert.That(trips.TriedAgainAt(later), Is.EqualTo(later + Trips.Rest));
    }
}
