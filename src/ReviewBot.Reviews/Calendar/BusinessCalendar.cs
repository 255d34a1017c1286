using System.Collections.Immutable;

namespace ReviewBot.Reviews.Calendar;

/// <summary>A period of each year, both ends included; it may run over the year's end.</summary>
/// <param name="FromMonth">Month of the first day.</param>
/// <param name="FromDay">First day.</param>
/// <param name="ToMonth">Month of the last day.</param>
/// <param name="ToDay">Last day.</param>
public readonly record struct YearlySpan(int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    /// <summary>Whether a day lies within.</summary>
    public bool Contains(DateOnly day)
    {
        var (at, from, to) = ((day.Month, day.Day), (FromMonth, FromDay), (ToMonth, ToDay));
        return from.CompareTo(to) <= 0
            ? at.CompareTo(from) >= 0 && at.CompareTo(to) <= 0
            : at.CompareTo(from) >= 0 || at.CompareTo(to) <= 0;
    }
}

/// <summary>Working days of a person: in their own zone, without weekends, holidays, absences and quiet periods.</summary>
public sealed record BusinessCalendar
{
    // Somebody who is away for longer is not waited for in working days.
    private const int LongestSearch = 800;

    /// <summary>UTC, Monday to Friday, no holidays: for people of whom nothing is known.</summary>
    public static BusinessCalendar Default { get; } = new();

    /// <summary>The person's zone.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Holidays, in that zone.</summary>
    public ImmutableHashSet<DateOnly> DaysOff { get; init; } = [];

    /// <summary>When the person is away.</summary>
    public ImmutableArray<AwayPeriod> Away { get; init; } = [];

    /// <summary>Periods of each year in which nobody is reminded, and which count for nobody.</summary>
    public ImmutableArray<YearlySpan> Quiet { get; init; } = [];

    /// <summary>The day in the person's zone.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);

    /// <summary>Whether the person works on a day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !DaysOff.Contains(day)
        && !Away.Any(a => a.From <= day && day <= a.To)
        && !Quiet.Any(q => q.Contains(day));

    /// <summary>Whether the person works on the day of a moment.</summary>
    public bool IsWorkingTime(DateTimeOffset moment) => IsWorkingDay(DayOf(moment));

    /// <summary>
    /// The same time of day that many working days later; what begins on a day off begins with the next working day.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        var local = TimeZoneInfo.ConvertTime(from, TimeZone).DateTime;
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (!IsWorkingDay(day))
        {
            (day, time) = (NextWorkingDay(day), TimeOnly.MinValue);
        }

        for (var left = days; left > 0; left--)
        {
            day = NextWorkingDay(day);
        }

        return MomentOf(day, time);
    }

    /// <summary>The beginning of the first working day after the day of a moment.</summary>
    public DateTimeOffset NextWorkingMorning(DateTimeOffset moment) => MomentOf(NextWorkingDay(DayOf(moment)), TimeOnly.MinValue);

    /// <summary>The beginning of the day of a moment.</summary>
    public DateTimeOffset MorningOf(DateTimeOffset moment) => MomentOf(DayOf(moment), TimeOnly.MinValue);

    /// <summary>When the absence is over that a moment lies in, with those that follow without a day between; the beginning of the day where it lies in none.</summary>
    public DateTimeOffset BackAt(DateTimeOffset moment)
    {
        var day = DayOf(moment);
        while (Away.Where(a => a.From <= day && day <= a.To).Select(a => (DateOnly?)a.To).Max() is { } last)
        {
            day = last.AddDays(1);
        }

        return MomentOf(day, TimeOnly.MinValue);
    }

    private DateOnly NextWorkingDay(DateOnly day)
    {
        var next = day.AddDays(1);
        for (var i = 0; i < LongestSearch && !IsWorkingDay(next); i++)
        {
            next = next.AddDays(1);
        }

        return next;
    }

    private DateTimeOffset MomentOf(DateOnly day, TimeOnly time)
    {
        var moment = day.ToDateTime(time);
        while (TimeZone.IsInvalidTime(moment))
        {
            moment = moment.AddHours(1);
        }

        return new DateTimeOffset(moment, TimeZone.GetUtcOffset(moment)).ToUniversalTime();
    }
}
