using System.Collections.Immutable;
using System.Globalization;

namespace ReviewBot.Reviews.Forms;

/// <summary>When a version reaches its channels; each day is null where it is not known.</summary>
/// <param name="Daily">First day as Daily: when a change in the code is due.</param>
/// <param name="Beta">First day as beta.</param>
/// <param name="Release">Day of the release: when an expiry is overdue.</param>
public sealed record VersionDays(DateOnly? Daily, DateOnly? Beta, DateOnly? Release);

/// <summary>A version of an expiry, as days.</summary>
/// <param name="Version">The major version. A collection that expires in it does not collect any more in it.</param>
/// <param name="Days">When it reaches its channels.</param>
/// <param name="IsEstimate">Whether the days are counted on from the last release that is known.</param>
public sealed record VersionExpiry(int Version, VersionDays Days, bool IsEstimate)
{
    /// <summary>The last version that collects.</summary>
    public int LastCollecting => Version - 1;
}

/// <summary>
/// The releases of a product, so that "until 150" has a day. What it does not know that lies ahead is estimated from the last release,
/// what lies between or before stays unknown.
/// </summary>
/// <param name="Versions">Days by major version.</param>
public sealed record ReleaseCalendar(ImmutableSortedDictionary<int, VersionDays> Versions)
{
    private const int MostAhead = 100;

    /// <summary>From one release to the next, where nothing better is known.</summary>
    public int DaysBetweenReleases { get; init; } = 28;

    /// <summary>From the first Daily to the release.</summary>
    public int DaysFromDailyToRelease { get; init; } = 63;

    /// <summary>From the first beta to the release.</summary>
    public int DaysFromBetaToRelease { get; init; } = 28;

    /// <summary>Thunderbird for desktop as it was in September 2026 (<c>mail/config/version.txt</c>, release notes).</summary>
    public static ReleaseCalendar Default { get; } = Of(
        "115 2023-05-08 - 2023-07-11", "128 2024-05-13 - 2024-07-11", "131 2024-08-05 2024-09-05 2024-10-01", "136 2025-01-07 2025-02-06 2025-03-04",
        "138 2025-03-03 2025-04-02 2025-04-29", "139 2025-03-31 2025-04-30 2025-05-27", "140 2025-04-29 2025-05-28 2025-07-02", "141 2025-05-27 2025-06-25 2025-07-22",
        "142 2025-06-26 2025-07-28 2025-08-19", "143 2025-07-22 2025-08-20 2025-09-16", "144 2025-08-18 2025-09-17 2025-10-14", "145 2025-09-15 2025-10-16 2025-11-13",
        "146 2025-10-14 2025-11-19 2025-12-09", "147 2025-11-11 2025-12-12 2026-01-13", "148 2025-12-08 2026-01-14 2026-02-24", "149 2026-01-13 2026-02-25 2026-03-24",
        "150 - 2026-03-25 2026-04-21", "151 - 2026-05-06 2026-05-19", "152 - 2026-05-21 2026-06-16", "153 - 2026-06-17 2026-07-21", "154 - 2026-07-29 2026-08-18", "155 - 2026-08-19 -");

    /// <summary>Thunderbird for Android, which counts its versions by itself.</summary>
    public static ReleaseCalendar DefaultAndroid { get; } = Of("8 - - 2024-10-30", "12 - - 2025-09-02", "17 - - 2026-03-16", "20 - - 2026-06-22", "22 - - 2026-08-10");

    /// <summary>The days of a version.</summary>
    /// <param name="version">As it stands in a form, such as <c>150</c> or <c>150.0</c>.</param>
    /// <returns>Null for what is no version of this product, or one that it says nothing about.</returns>
    public VersionExpiry? Find(string? version)
    {
        if (Versions.IsEmpty || version is null || !int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major))
        {
            return null;
        }

        if (Versions.TryGetValue(major, out var days) && days.Release is not null)
        {
            return new VersionExpiry(major, days, false);
        }

        var last = Versions.LastOrDefault(v => v.Value.Release is not null);
        if (last.Value is null || major <= last.Key || major > last.Key + MostAhead)
        {
            return days is null ? null : new VersionExpiry(major, days, false);
        }

        var release = last.Value.Release!.Value.AddDays(DaysBetweenReleases * (major - last.Key));
        return new VersionExpiry(major, new VersionDays(days?.Daily ?? release.AddDays(-DaysFromDailyToRelease), days?.Beta ?? release.AddDays(-DaysFromBetaToRelease), release), true);
    }

    /// <summary>The first release on or after a day; an estimate beyond the last that is known, the day itself where none is.</summary>
    public DateOnly NextRelease(DateOnly day)
    {
        var known = Versions.Values.Select(v => v.Release).OfType<DateOnly>().Order().ToList();
        if (known.Count == 0)
        {
            return day;
        }

        var behind = day.DayNumber - known[^1].DayNumber;
        return behind <= 0
            ? known.First(r => r >= day)
            : known[^1].AddDays((behind + DaysBetweenReleases - 1) / DaysBetweenReleases * DaysBetweenReleases);
    }

    private static ReleaseCalendar Of(params ReadOnlySpan<string> rows)
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<int, VersionDays>();
        foreach (var row in rows)
        {
            var parts = row.Split(' ');
            versions.Add(int.Parse(parts[0], CultureInfo.InvariantCulture), new VersionDays(Day(parts[1]), Day(parts[2]), Day(parts[3])));
        }

        return new ReleaseCalendar(versions.ToImmutable());
    }

    private static DateOnly? Day(string text) => text == "-" ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
