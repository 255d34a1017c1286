using System.Collections.Immutable;

namespace ReviewBot.Reviews.Calendar;

/// <summary>Working days of a person: in their own zone, without weekends, holidays and quiet periods.</summary>
public sealed record BusinessCalendar
{
    /// <summary>UTC, Monday to Friday, no holidays: for people of whom nothing is known.</summary>
    public static BusinessCalendar Default { get; } = new();

    /// <summary>The person's zone.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Days off, in that zone.</summary>
    public ImmutableHashSet<DateOnly> DaysOff { get; init; } = [];

    /// <summary>The day in the person's zone.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);

    /// <summary>Whether the person works on a day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !DaysOff.Contains(day);

    /// <summary>
    /// The same time of day that many working days later; what begins on a day off begins on the next working day.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        var local = TimeZoneInfo.ConvertTime(from, TimeZone).DateTime;
        var day = DateOnly.FromDateTime(local);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        var moment = day.ToDateTime(TimeOnly.FromDateTime(local));
        while (TimeZone.IsInvalidTime(moment))
        {
            moment = moment.AddHours(1);
        }

        return new DateTimeOffset(moment, TimeZone.GetUtcOffset(moment)).ToUniversalTime();
    }
}
