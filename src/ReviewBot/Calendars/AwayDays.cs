using System.Collections.Immutable;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using ReviewBot.Reviews.Calendar;

namespace ReviewBot.Calendars;

/// <summary>
/// The days on which a calendar has somebody out of office: those of which such events take at least half of the time from 9 to 17 o'clock where
/// the person is. Times without a zone are of that zone; whole days are whole days everywhere.
/// </summary>
internal static class AwayDays
{
    // What recurs for ever, or more often than anybody is away, ends here.
    private const int MostOccurrences = 20_000;
    private const int MostSteps = 20_000;

    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(9);
    private static readonly TimeSpan DayEnds = TimeSpan.FromHours(17);
    private static readonly TimeSpan Half = TimeSpan.FromHours(4);
    private static readonly FrequencyType[] Often = [FrequencyType.Secondly, FrequencyType.Minutely, FrequencyType.Hourly];

    /// <summary>The days, as periods; null where the text is no calendar.</summary>
    /// <param name="text">The calendar.</param>
    /// <param name="zone">Where the person is.</param>
    /// <param name="from">The first day that is of interest.</param>
    /// <param name="to">The last one.</param>
    public static ImmutableArray<AwayPeriod>? Read(string text, TimeZoneInfo zone, DateOnly from, DateOnly to)
    {
        if (CalendarText.Read(text) is not { Count: > 0 } calendars)
        {
            return null;
        }

        var (begin, end) = (from.ToDateTime(TimeOnly.MinValue), to.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var spans = calendars.SelectMany(c => Occurrences(c, from, to))
            .Where(o => o.Source is CalendarEvent e && OutOfOffice.Says(e))
            .Select(o => Local(o.Period, zone))
            .Select(s => (From: s.From < begin ? begin : s.From, To: s.To > end ? end : s.To))
            .Where(s => s.From < s.To);
        return Periods(Days(Joined(spans)));
    }

    private static List<Occurrence> Occurrences(Calendar calendar, DateOnly from, DateOnly to)
    {
        foreach (var often in calendar.Events.Where(e => e.RecurrenceRule is { } rule && Often.Contains(rule.Frequency)).ToList())
        {
            calendar.Events.Remove(often);
        }

        foreach (var e in calendar.Events)
        {
            e.Start = Known(e.Start);
            if (e.Duration is null)
            {
                e.End = Known(e.End);
            }
        }

        var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostSteps };

        // Somebody may have left long before the first day.
        var (begin, end) = (new CalDateTime(from.AddDays(-90)), new CalDateTime(to.AddDays(1)));

        // One rule that never comes true leaves the others.
        return Try(() => calendar.GetOccurrences<CalendarEvent>(begin, options)) ?? [.. calendar.Events.SelectMany(e => Try(() => e.GetOccurrences(begin, options)) ?? [])];

        List<Occurrence>? Try(Func<IEnumerable<Occurrence>> evaluate)
        {
            try
            {
                return [.. evaluate().TakeWhileBefore(end).Take(MostOccurrences)];
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return null;
            }
        }
    }

    // A zone that nobody knows is taken for the person's own.
    private static CalDateTime? Known(CalDateTime? time)
    {
        try
        {
            _ = time?.AsUtc;
            return time;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new CalDateTime(DateTime.SpecifyKind(time!.Value, DateTimeKind.Unspecified), time.HasTime);
        }
    }

    private static (DateTime From, DateTime To) Local(Period period, TimeZoneInfo zone)
    {
        var from = Local(period.StartTime, zone);
        var to = period.EffectiveEndTime is { } end ? Local(end, zone) : from;
        return (from, !period.StartTime.HasTime && to <= from ? from.AddDays(1) : to);
    }

    private static DateTime Local(CalDateTime time, TimeZoneInfo zone)
    {
        if (!time.HasTime || time.IsFloating)
        {
            return DateTime.SpecifyKind(time.Value, DateTimeKind.Unspecified);
        }

        return TimeZoneInfo.ConvertTimeFromUtc(time.AsUtc, zone);
    }

    // Two events at the same time make nobody twice away.
    private static IEnumerable<(DateTime From, DateTime To)> Joined(IEnumerable<(DateTime From, DateTime To)> spans)
    {
        (DateTime From, DateTime To)? open = null;
        foreach (var span in spans.OrderBy(s => s.From))
        {
            if (open is { } o && span.From <= o.To)
            {
                open = (o.From, span.To > o.To ? span.To : o.To);
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = span;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static IEnumerable<DateOnly> Days(IEnumerable<(DateTime From, DateTime To)> spans) => spans
        .SelectMany(s => Enumerable.Range(0, (s.To.Date - s.From.Date).Days + 1).Select(i => s.From.Date.AddDays(i)).Select(day => (Day: day, Away: Overlap(s, day))))
        .GroupBy(d => d.Day)
        .Where(d => d.Sum(x => x.Away.Ticks) >= Half.Ticks)
        .Select(d => DateOnly.FromDateTime(d.Key));

    private static TimeSpan Overlap((DateTime From, DateTime To) span, DateTime day)
    {
        var (from, to) = (day + DayBegins, day + DayEnds);
        var overlap = (span.To < to ? span.To : to) - (span.From > from ? span.From : from);
        return overlap > TimeSpan.Zero ? overlap : TimeSpan.Zero;
    }

    private static ImmutableArray<AwayPeriod> Periods(IEnumerable<DateOnly> days)
    {
        var periods = ImmutableArray.CreateBuilder<AwayPeriod>();
        foreach (var day in days.Order())
        {
            if (periods.Count > 0 && periods[^1].To.AddDays(1) == day)
            {
                periods[^1] = periods[^1] with { To = day };
            }
            else
            {
                periods.Add(new AwayPeriod(day, day));
            }
        }

        return periods.ToImmutable();
    }
}
