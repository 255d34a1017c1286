using ReviewBot.Passes.Memory;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Tests.Passes;

/// <summary>What goes wrong again and again is switched off.</summary>
public sealed class TripTests
{
    [Test]
    public void What_is_off_stays_off_and_is_told_once()
    {
        var trips = new Trips();
        Assert.That(trips.WentWrong(1, Capabilities.Assign, 1), Is.EqualTo(new[] { Capabilities.Assign }));
        trips.WentWell(Capabilities.Assign);

        Assert.That(trips.WentWrong(2, Capabilities.Assign, 1), Is.Empty);
        Assert.That(trips.Off, Is.EqualTo(Capabilities.Assign));
    }

    [Test]
    public void Only_outcomes_in_a_row_count()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 2);
        trips.WentWell(Capabilities.Assign);

        Assert.That(trips.WentWrong(2, Capabilities.Assign, 2), Is.Empty);
    }

    [Test]
    public void Each_capability_of_a_plan_counts_by_itself()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 2);

        Assert.That(trips.WentWrong(2, Capabilities.Assign | Capabilities.Comment, 2), Is.EqualTo(new[] { Capabilities.Assign }));
    }

    [Test]
    public void One_bug_that_fails_again_and_again_switches_nothing_off()
    {
        var trips = new Trips();
        trips.WentWrong(1, Capabilities.Assign, 2);

        Assert.That(trips.WentWrong(1, Capabilities.Assign, 2), Is.Empty);
    }
}
