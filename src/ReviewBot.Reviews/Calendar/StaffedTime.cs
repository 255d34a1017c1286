using System.Collections.Immutable;

namespace ReviewBot.Reviews.Calendar;

/// <summary>The hours in which people are there to notice an opening, in one zone. Holds over changes of summer time.</summary>
public sealed record StaffedTime
{
    // Longer than any run of holidays; a calendar without a staffed day ends the search.
    private const int FurthestDays = 366 * 2;

    /// <summary>The zone of dates and hours.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>First minute of the day.</summary>
    public TimeSpan From { get; init; } = TimeSpan.FromHours(9);

    /// <summary>End of the day, excluded; 24 hours for midnight.</summary>
    public TimeSpan To { get; init; } = TimeSpan.FromHours(17);

    /// <summary>Days of the week.</summary>
    public ImmutableHashSet<DayOfWeek> Days { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Days on which nobody is there.</summary>
    public ImmutableHashSet<DateOnly> Holidays { get; init; } = [];

    /// <summary>The day in the zone.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);

    /// <summary>Whether somebody is there on a day.</summary>
    public bool IsStaffedDay(DateOnly day) => Days.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>Whether somebody is there at a moment.</summary>
    public bool IsStaffed(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime;
        return IsStaffedDay(DateOnly.FromDateTime(local)) && local.TimeOfDay >= From && local.TimeOfDay < To;
    }

    /// <summary>The first moment of a day that exists in the zone.</summary>
    public DateTimeOffset StartOf(DateOnly day) => First(day, TimeSpan.Zero);

    /// <summary>The moment itself if it is staffed, else the next that is; null if there is none within two years.</summary>
    public DateTimeOffset? NextStaffed(DateTimeOffset from)
    {
        if (IsStaffed(from))
        {
            return from;
        }

        var day = DayOf(from);
        for (var i = 0; i < FurthestDays; i++, day = day.AddDays(1))
        {
            if (!IsStaffedDay(day))
            {
                continue;
            }

            var first = First(day, From);
            if (first >= from && IsStaffed(first))
            {
                return first;
            }

            // When clocks are put back, the hour comes twice.
            var again = first + TimeSpan.FromHours(1);
            if (again >= from && TimeZoneInfo.ConvertTime(again, TimeZone).TimeOfDay == From && IsStaffed(again))
            {
                return again;
            }
        }

        return null;
    }

    /// <summary>The last staffed day before the day of a moment, at the same time of day; for what should be read before it.</summary>
    public DateTimeOffset DayBefore(DateTimeOffset moment)
    {
        var time = TimeZoneInfo.ConvertTime(moment, TimeZone).TimeOfDay;
        var day = DayOf(moment).AddDays(-1);
        for (var i = 0; i < FurthestDays && !IsStaffedDay(day); i++)
        {
            day = day.AddDays(-1);
        }

        return First(day, time);
    }

    // A time that is skipped when clocks are put forward begins when they were; of one that comes twice it is the first.
    private DateTimeOffset First(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        while (TimeZone.IsInvalidTime(local))
        {
            local += TimeSpan.FromMinutes(1);
        }

        var offset = TimeZone.IsAmbiguousTime(local) ? TimeZone.GetAmbiguousTimeOffsets(local).Max() : TimeZone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
