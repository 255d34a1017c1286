using CsCheck;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Reminders;

public sealed class LadderTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

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
            .Always(100, x =>
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

    // A Monday at nine, as the first of the ladders above; whoever is waited for.
    [TestCase(Awaited.Stranger, "offer 11-30, owner 12-07, closing 02-14", TestName = "Somebody_off_the_roster_is_not_reminded_and_another_is_offered_it_in_time")]
    [TestCase(Awaited.Escalation, "escalation 11-30, owner 12-14, closing 02-14", TestName = "Trust_and_Legal_are_asked_after_a_fortnight_and_the_owners_told_after_two")]
    [TestCase(Awaited.Council, "escalation 12-28, owner 01-18, closing 02-14", TestName = "The_Council_is_asked_after_six_weeks_and_the_owners_told_after_nine")]
    [TestCase(Awaited.Renewal, "renewal 11-16, responsible 12-07", TestName = "Half_way_to_the_end_whoever_is_responsible_hears_of_it")]
    [TestCase(Awaited.Correction, "correction 12-14", TestName = "A_correction_is_asked_about_after_four_weeks_once")]
    [TestCase(Awaited.Requester, "closing 02-14", TestName = "The_requester_gets_the_closing_question_alone")]
    [TestCase(Awaited.Owner, "owner 12-07, closing 02-14", TestName = "The_owners_are_told_after_three_weeks_that_nobody_is_asked")]
    [TestCase(Awaited.Nobody, "", TestName = "Nobody_is_reminded_of_nothing")]
    public void Each_ladder_has_its_own_rungs(Awaited who, string rungs)
    {
        var waiting = new Waiting(who, null, Monday, "");

        var stages = Ladder.For(waiting, new ReminderPolicy()).Stages(waiting, BusinessCalendar.Default, Monday);

        Assert.That(string.Join(", ", stages.Skip(1).Select(s => $"{s.Rung!.Name} {s.From:MM-dd}")), Is.EqualTo(rungs));
    }

    [Test]
    public void A_rung_that_would_come_with_the_closing_question_or_after_it_is_none()
    {
        var waiting = new Waiting(Awaited.Steward, null, Monday, "");

        // The second would come on the ninth day.
        var stages = Ladder.For(waiting, new ReminderPolicy { Closing = 9 }).Stages(waiting, BusinessCalendar.Default, Monday);

        Assert.That(stages.Skip(1).Select(s => s.Rung!.Name), Is.EqualTo(new[] { "first", "closing" }));
    }

    [Test]
    public void A_reminder_that_was_put_off_comes_on_that_day_and_the_others_keep_their_distance_from_it()
    {
        var waiting = new Waiting(Awaited.Steward, null, Monday, "", Monday.AddDays(14));

        var stages = Ladder.For(waiting, new ReminderPolicy()).Stages(waiting, BusinessCalendar.Default, Monday);

        Assert.That(stages.Skip(1).Select(s => $"{s.Rung!.Name} {s.From:MM-dd}"), Is.EqualTo(new[] { "first 11-30", "second 12-04", "offer 12-09", "owner 12-16", "closing 02-14" }));
    }

    [TestCase(10, "escalation 11-30")]
    [TestCase(20, "escalation 12-06")]
    public void What_is_counted_in_days_comes_no_earlier_than_it_was_put_off_to(int days, string first)
    {
        var waiting = new Waiting(Awaited.Escalation, null, Monday, "", Monday.AddDays(days));

        Assert.That(Ladder.For(waiting, new ReminderPolicy()).Stages(waiting, BusinessCalendar.Default, Monday).Select(s => $"{s.Rung?.Name} {s.From:MM-dd}"), Has.Member(first));
    }

    [TestCase(30, "03-16")]
    [TestCase(-30, "02-14")]
    public void The_closing_question_counts_from_the_last_movement_or_from_the_turn_whichever_is_later(int days, string closing)
    {
        var waiting = new Waiting(Awaited.Requester, null, Monday, "");

        Assert.That(Ladder.For(waiting, new ReminderPolicy()).Stages(waiting, BusinessCalendar.Default, Monday.AddDays(days))[^1].From.ToString("MM-dd", null), Is.EqualTo(closing));
    }

    [Test]
    public void The_rest_before_a_rung_is_its_distance_from_the_one_below()
    {
        var ladder = Ladder.For(new Waiting(Awaited.Steward, null, Monday, ""), new ReminderPolicy());

        Assert.That(ladder.Rungs.Select(ladder.RestBefore), Is.EqualTo(new[] { 3, 4, 3, 5, 0 }), "the closing question is counted in other days");
    }

    [Test]
    public void What_is_told_to_the_owners_alone_is_their_rung() =>
        Assert.That(Ladder.For(new Waiting(Awaited.Steward, null, Monday, ""), new ReminderPolicy()).Rungs.Where(r => r.IsPrivate).Select(r => r.Name), Is.EqualTo(new[] { "owner" }));

    [Test]
    public void Working_days_end_on_working_days_and_add_up() =>
        Gen.Select(Moments, Calendars, Gen.Int[0, 20], Gen.Int[0, 20], (from, calendar, a, b) => (from, calendar, a, b)).Always(100, x =>
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
