using System.Globalization;

namespace ReviewBot.Settings;

/// <summary>How days, hours and zones are written in settings; null where something isn't that.</summary>
internal static class SettingsWords
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>The hours in <c>HH:mm-HH:mm</c>; the end may be <c>24:00</c>. Null where it isn't that.</summary>
    public static (TimeSpan From, TimeSpan To)? Hours(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && Hour(parts[0]) is { } from && Hour(parts[1]) is { } to && from < to ? (from, to) : null;
    }

    /// <summary>The days in <c>Mon-Fri</c> or <c>Mon,Wed,Fri</c>; null where it isn't that.</summary>
    public static IReadOnlySet<DayOfWeek>? WeekDays(string text)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries).Select(Day).ToList();
            if (ends.Count is < 1 or > 2 || ends.Contains(-1))
            {
                return null;
            }

            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                days.Add((DayOfWeek)day);
                if (day == ends[^1])
                {
                    break;
                }
            }
        }

        return days.Count == 0 ? null : days;
    }

    /// <summary>The zone with a name of the tz database, or null.</summary>
    public static TimeZoneInfo? Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>The month and day of <c>MM-DD</c>, or null.</summary>
    public static (int Month, int Day)? MonthDay(string text) =>
        DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Month, day.Day) : null;

    private static TimeSpan? Hour(string text) =>
        text == "24:00" ? TimeSpan.FromDays(1) : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;

    private static int Day(string text) => Array.FindIndex(Days, d => d.Equals(text, StringComparison.OrdinalIgnoreCase));
}
