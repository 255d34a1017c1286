using CsCheck;
using ReviewBot.Reviews.Calendar;

namespace ReviewBot.Reviews.Tests.Embargo;

public sealed class StaffedTimeTests
{
    private static readonly StaffedTime Berlin = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Holidays = [new DateOnly(2026, 12, 25)] };

    [TestCase("2026-11-27T07:59:59Z", "2026-11-27T08:00:00Z")]
    [TestCase("2026-11-27T08:00:00Z", "2026-11-27T08:00:00Z")]
    [TestCase("2026-11-27T16:00:00Z", "2026-11-30T08:00:00Z")]
    [TestCase("2026-12-24T16:00:00Z", "2026-12-28T08:00:00Z")]
    [TestCase("2027-03-26T17:00:00Z", "2027-03-29T07:00:00Z")]
    public void The_next_staffed_moment(string from, string next) =>
        Assert.That(Berlin.NextStaffed(DateTimeOffset.Parse(from, null)), Is.EqualTo(DateTimeOffset.Parse(next, null)));

    [Test]
    public void Hours_that_are_skipped_begin_when_the_clock_goes_on()
    {
        var night = Berlin with { From = TimeSpan.FromHours(2.5), To = TimeSpan.FromHours(4), Days = [.. Enum.GetValues<DayOfWeek>()], Holidays = [] };
        Assert.That(night.NextStaffed(new DateTimeOffset(2027, 3, 28, 0, 0, 0, TimeSpan.Zero)), Is.EqualTo(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void Without_a_staffed_day_there_is_no_moment() =>
        Assert.That((Berlin with { Days = [] }).NextStaffed(DateTimeOffset.UnixEpoch), Is.Null);

    [Test]
    public void No_staffed_minute_lies_before_the_next_staffed_moment()
    {
        var zones = new[] { "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata" };
        (from zone in Gen.OneOf([.. zones.Select(z => Gen.Const(z))])
         from begins in Gen.Int[0, 20]
         from length in Gen.Int[1, 4]
         from minute in Gen.Int[0, 60 * 24 * 365]
         select (zone, begins, length, minute)).Sample(x =>
        {
            var staffed = new StaffedTime
            {
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById(x.zone),
                From = TimeSpan.FromHours(x.begins),
                To = TimeSpan.FromHours(x.begins + x.length),
                Days = [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Thursday],
            };
            var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(x.minute);
            var next = staffed.NextStaffed(from)!.Value;
            if (!staffed.IsStaffed(next))
            {
                return false;
            }

            for (var at = from; at < next; at += TimeSpan.FromMinutes(20))
            {
                if (staffed.IsStaffed(at))
                {
                    return false;
                }
            }

            return true;
        }, iter: 2000);
    }
}
