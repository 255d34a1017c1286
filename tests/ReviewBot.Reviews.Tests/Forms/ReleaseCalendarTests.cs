using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings;

namespace ReviewBot.Reviews.Tests.Forms;

internal sealed class ReleaseCalendarTests
{
    [Test]
    public void Scenario_33_A_version_becomes_two_days()
    {
        var expiry = ReleaseCalendar.Default.Find("140")!;
        Assert.That(FormDates.Explain(expiry), Is.EqualTo("140: Daily 2025-04-29, release 2025-07-02; last collecting version 139."));
    }

    [Test]
    public void Scenario_34_Android_counts_its_versions_by_itself() => Assert.Multiple(() =>
    {
        Assert.That(ReleaseCalendar.DefaultAndroid.Find("20")!.Days.Release, Is.EqualTo(new DateOnly(2026, 6, 22)));
        Assert.That(ReleaseCalendar.Default.Find("20"), Is.Null);
    });

    [Test]
    public void Versions_ahead_are_estimated_from_the_last_release()
    {
        var expiry = ReleaseCalendar.Default.Find("157.0")!;
        Assert.That((expiry.IsEstimate, expiry.Days.Release, expiry.LastCollecting), Is.EqualTo((true, (DateOnly?)new DateOnly(2026, 8, 18).AddDays(3 * 28), 156)));
    }

    [Test]
    public void What_lies_between_known_versions_is_not_guessed() => Assert.Multiple(() =>
    {
        Assert.That(ReleaseCalendar.Default.Find("120"), Is.Null);
        Assert.That(ReleaseCalendar.Default.Find("9999"), Is.Null);
        Assert.That(ReleaseCalendar.Default.Find("soon"), Is.Null);
        Assert.That(ReleaseCalendar.Default.Find(null), Is.Null);
    });

    [Test]
    public void A_calendar_may_be_replaced()
    {
        var calendar = ReleaseCalendar.Default with { Versions = ReleaseCalendar.Default.Versions.SetItem(155, new VersionDays(null, null, new DateOnly(2026, 9, 22))), DaysBetweenReleases = 35 };
        Assert.That(calendar.Find("156")!.Days.Release, Is.EqualTo(new DateOnly(2026, 9, 22).AddDays(35)));
    }
}
