using CsCheck;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Reviews.Tests.Reminders;

public sealed class LadderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata"];

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 1000 * 24 * 60].Select(m => Start.AddMinutes(m));

    private static readonly Gen<BusinessCalendar> Calendars =
        Gen.Select(
            Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]),
            Gen.Select(Gen.Int[0, 900], Gen.Int[0, 120]).Array[0, 4],
            Gen.Int[0, 900].Array[0, 20],
            Gen.Bool,
            (zone, away, off, quiet) => new BusinessCalendar
            {
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone),
                Away = [.. away.Select(a => new AwayPeriod(DateOnly.FromDateTime(Start.Date).AddDays(a.Item1), DateOnly.FromDateTime(Start.Date).AddDays(a.Item1 + a.Item2)))],
                DaysOff = [.. off.Select(d => DateOnly.FromDateTime(Start.Date).AddDays(d))],
                Quiet = quiet ? [new YearlySpan(12, 24, 1, 2)] : [],
            });

    private static readonly Gen<ReminderPolicy> Numbers = Gen.Select(Gen.Int[1, 10], Gen.Int[1, 10], Gen.Int[1, 10], Gen.Int[1, 20], Gen.Int[1, 200], (a, b, c, d, e) =>
        new ReminderPolicy { First = a, Second = a + b, Offer = a + b + c, Owner = a + b + c + d, Closing = a + b + c + d + e });

    [Test]
    public void Each_ladder_covers_all_time_without_gaps() =>
        Gen.Select(Gen.Enum<Awaited>(), Moments, Calendars, Numbers, Gen.Int[-50, 100], (who, since, calendar, numbers, defer) => (who, since, calendar, numbers, defer))
            .Sample(x =>
            {
                var waiting = new Waiting(x.who, null, x.since, "", x.defer >= 0 ? x.since.AddDays(x.defer) : null);
                var stages = Ladder.For(waiting, x.numbers).Stages(waiting, x.calendar, x.since.AddDays(-3));

                Assert.That(stages[0].From, Is.EqualTo(DateTimeOffset.MinValue));
                Assert.That(stages[0].Rung, Is.Null);
                Assert.That(stages[^1].Until, Is.Null);
                for (var i = 0; i + 1 < stages.Length; i++)
                {
                    Assert.That(stages[i].Until, Is.EqualTo(stages[i + 1].From));
                    Assert.That(stages[i].From, Is.LessThanOrEqualTo(stages[i].Until!.Value));
                }

                Assert.That(stages.Skip(1).Select(s => s.Rung!.Name), Is.Unique);
                Assert.That(stages.SkipWhile(s => s.Rung?.Name != Ladder.Closing).Skip(1), Is.Empty, "after the closing question there is silence");
            });

    [Test]
    public void The_default_ladder_is_the_one_that_is_documented()
    {
        var waiting = new Waiting(Awaited.Steward, null, new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero), "");

        var stages = Ladder.For(waiting, new ReminderPolicy()).Stages(waiting, BusinessCalendar.Default, waiting.Since);

        Assert.That(stages.Skip(1).Select(s => $"{s.Rung!.Name} {s.From:MM-dd HH:mm}"), Is.EqualTo(new[]
        {
            "first 11-19 09:00", "second 11-25 09:00", "offer 11-30 09:00", "owner 12-07 09:00", "closing 02-14 09:00",
        }));
    }

    [Test]
    public void Working_days_end_on_working_days_and_add_up() =>
        Gen.Select(Moments, Calendars, Gen.Int[0, 20], Gen.Int[0, 20], (from, calendar, a, b) => (from, calendar, a, b)).Sample(x =>
        {
            var end = x.calendar.AddWorkingDays(x.from, x.a);
            Assert.That(x.calendar.IsWorkingTime(end));
            Assert.That(end, Is.GreaterThanOrEqualTo(x.from.AddHours(-1)), "but for a clock that was set back");
            Assert.That(x.calendar.DayOf(x.calendar.AddWorkingDays(end, x.b)), Is.EqualTo(x.calendar.DayOf(x.calendar.AddWorkingDays(x.from, x.a + x.b))));
            var between = Enumerable.Range(1, x.calendar.DayOf(end).DayNumber - x.calendar.DayOf(x.from).DayNumber).Count(d => x.calendar.IsWorkingDay(x.calendar.DayOf(x.from).AddDays(d)));
            Assert.That(between, Is.EqualTo(x.a + (x.calendar.IsWorkingTime(x.from) ? 0 : 1)));
        });

    [TestCase("2026-11-21 10:00", 3, "2026-11-26 00:00", TestName = "A_wait_that_begins_on_a_saturday_begins_on_monday")]
    [TestCase("2026-12-22 10:00", 3, "2027-01-05 10:00", TestName = "Scenario_50_the_days_at_the_years_end_do_not_count")]
    [TestCase("2026-11-20 10:00", 1, "2026-11-23 10:00", TestName = "A_weekend_does_not_count")]
    public void Working_days_are_counted(string from, int days, string to)
    {
        var calendar = BusinessCalendar.Default with { Quiet = [new YearlySpan(12, 24, 1, 2)] };

        Assert.That(calendar.AddWorkingDays(At(from), days), Is.EqualTo(At(to)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
