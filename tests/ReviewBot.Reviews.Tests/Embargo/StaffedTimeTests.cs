using CsCheck;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Tests.Support;

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

    [TestCase("2026-11-27T08:00:00Z", true)]
    [TestCase("2026-11-27T07:59:59Z", false)]
    [TestCase("2026-11-27T15:59:59Z", true)]
    [TestCase("2026-11-27T16:00:00Z", false)]
    [TestCase("2026-11-28T10:00:00Z", false)]
    [TestCase("2026-12-25T10:00:00Z", false)]
    public void Somebody_is_there_from_the_first_minute_to_the_last_on_staffed_days(string moment, bool staffed) =>
        Assert.That(Berlin.IsStaffed(DateTimeOffset.Parse(moment, null)), Is.EqualTo(staffed));

    [TestCase("2026-11-26T08:00:00Z", "2026-11-25T08:00:00Z", TestName = "On_a_thursday_it_is_wednesday")]
    [TestCase("2026-11-30T10:30:00Z", "2026-11-27T10:30:00Z", TestName = "On_a_monday_it_is_friday_at_the_same_time")]
    [TestCase("2026-12-28T08:00:00Z", "2026-12-24T08:00:00Z", TestName = "A_holiday_is_passed_over")]
    [TestCase("2027-03-29T07:00:00Z", "2027-03-26T08:00:00Z", TestName = "The_clock_was_put_forward_in_between")]
    public void The_staffed_day_before(string moment, string before) =>
        Assert.That(Berlin.DayBefore(DateTimeOffset.Parse(moment, null)), Is.EqualTo(DateTimeOffset.Parse(before, null)));

    [TestCase("2026-11-27", "2026-11-26T23:00:00Z")]
    [TestCase("2027-07-01", "2027-06-30T22:00:00Z")]
    public void A_day_begins_in_its_zone(string day, string start) =>
        Assert.That(Berlin.StartOf(DateOnly.Parse(day, null)), Is.EqualTo(DateTimeOffset.Parse(start, null)));

    [TestCase("2026-10-25T00:00:00Z", "2026-10-25T00:15:00Z", TestName = "Of_an_hour_that_comes_twice_the_first_is_meant")]
    [TestCase("2026-10-25T00:50:00Z", "2026-10-25T01:15:00Z", TestName = "Where_the_first_is_over_the_second_is_staffed_too")]
    [TestCase("2026-10-25T01:50:00Z", "2026-10-26T01:15:00Z", TestName = "Where_both_are_over_it_is_the_next_day")]
    public void An_hour_that_comes_twice(string from, string next)
    {
        var night = Berlin with { From = new TimeSpan(2, 15, 0), To = new TimeSpan(2, 45, 0), Days = [.. Enum.GetValues<DayOfWeek>()] };

        Assert.That(night.NextStaffed(DateTimeOffset.Parse(from, null)), Is.EqualTo(DateTimeOffset.Parse(next, null)));
    }

    [Test]
    public void No_staffed_minute_lies_before_the_next_staffed_moment()
    {
        var zones = new[] { "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata" };
        (from zone in Gen.OneOf([.. zones.Select(z => Gen.Const(z))])
         from begins in Gen.Int[0, 20]
         from length in Gen.Int[1, 4]
         from minute in Gen.Int[0, 60 * 24 * 365]
         select (zone, begins, length, minute)).Always(2000, x =>
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
        });
    }
}
