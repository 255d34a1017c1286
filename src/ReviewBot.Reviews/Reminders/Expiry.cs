// When a granted collection ends. Dates are as written; months count from the release that follows the decision, since
// nothing tells in which one the code landed; "expires 152" means that 151 is the last that collects.
using System.Globalization;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Reminders;

/// <summary>The end of a collection.</summary>
/// <param name="Day">The first day without it.</param>
/// <param name="IsEstimate">Whether the day rests on a release that is only expected, or on when the code may have landed.</param>
public sealed record CollectionEnd(DateOnly Day, bool IsEstimate)
{
    /// <summary>The end by the form, or null where it never ends or can't be told.</summary>
    /// <param name="form">The granted form.</param>
    /// <param name="decided">The day of the grant.</param>
    public static CollectionEnd? Of(FormReading form, DateOnly decided) => form.Kind switch
    {
        FormKind.Renewal => form.Renewals.Select(r => Of(r.Expiry)).OfType<CollectionEnd>().MinBy(e => e.Day) ?? Of(form.Duration, decided),
        FormKind.Request => Of(form.Duration, decided),
        _ => null,
    };

    private static CollectionEnd? Of(FormDuration? duration, DateOnly decided) => duration switch
    {
        { Kind: DurationKind.UntilDate or DurationKind.Months, Until: { } day } => new CollectionEnd(day, false),
        { Kind: DurationKind.Months, Months: { } months and > 0 and < 1000 } => new CollectionEnd(Releases.After(decided).AddMonths(months), true),
        { Kind: DurationKind.UntilVersion, Version: { } version } => OfVersion(version),
        _ => null,
    };

    private static CollectionEnd? Of(string? expiry) =>
        expiry is null ? null
        : DateOnly.TryParseExact(expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new CollectionEnd(day, false)
        : expiry.StartsWith("version ", StringComparison.OrdinalIgnoreCase) ? OfVersion(expiry["version ".Length..])
        : null;

    private static CollectionEnd? OfVersion(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Releases.Of(number) : null;
}

/// <summary>Release days of Thunderbird for the desktop.</summary>
internal static class Releases
{
    private const int FirstVersion = 136;
    private const int Cycle = 28;

    // thunderbird-notes; from 136 on there is one a month, mostly after 28 days.
    private static readonly DateOnly[] Known =
    [
        new(2025, 3, 4), new(2025, 4, 1), new(2025, 4, 29), new(2025, 5, 27), new(2025, 7, 2), new(2025, 7, 22), new(2025, 8, 19), new(2025, 9, 16),
        new(2025, 10, 14), new(2025, 11, 13), new(2025, 12, 9), new(2026, 1, 13), new(2026, 2, 24), new(2026, 3, 24), new(2026, 4, 21), new(2026, 5, 19),
        new(2026, 6, 16), new(2026, 7, 21), new(2026, 8, 18),
    ];

    /// <summary>The release day of a version; an estimate beyond the known ones, null before them (Android counts on its own).</summary>
    public static CollectionEnd? Of(int version)
    {
        var index = version - FirstVersion;
        return index is < 0 or > 500 ? null
            : index < Known.Length ? new CollectionEnd(Known[index], false)
            : new CollectionEnd(Known[^1].AddDays(Cycle * (index - Known.Length + 1)), true);
    }

    /// <summary>The first release on or after a day.</summary>
    public static DateOnly After(DateOnly day)
    {
        var known = Known.Where(r => r >= day).ToList();
        if (known.Count > 0)
        {
            return known[0];
        }

        var cycles = (day.DayNumber - Known[^1].DayNumber + Cycle - 1) / Cycle;
        return Known[^1].AddDays(cycles * Cycle);
    }
}
