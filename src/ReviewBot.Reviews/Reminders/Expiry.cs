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
    /// <param name="releases">The releases of the product; where one of them slips, so does what ends with it.</param>
    public static CollectionEnd? Of(FormReading form, DateOnly decided, ReleaseCalendar releases) => form.Kind switch
    {
        FormKind.Renewal => form.Renewals.Select(r => Of(r.Expiry, releases)).OfType<CollectionEnd>().MinBy(e => e.Day) ?? Of(form.Duration, decided, releases),
        FormKind.Request => Of(form.Duration, decided, releases),
        FormKind.Review or FormKind.RenewalReview or FormKind.Unrecognized => null,
    };

    private static CollectionEnd? Of(FormDuration? duration, DateOnly decided, ReleaseCalendar releases) => duration switch
    {
        { Kind: DurationKind.UntilDate or DurationKind.Months, Until: { } day } => new CollectionEnd(day, false),
        { Kind: DurationKind.Months, Months: { } months and > 0 and < 1000 } => new CollectionEnd(releases.NextRelease(decided).AddMonths(months), true),
        { Kind: DurationKind.UntilVersion, Version: { } version } => OfVersion(version, releases),
        _ => null,
    };

    private static CollectionEnd? Of(string? expiry, ReleaseCalendar releases) =>
        expiry is null ? null
        : DateOnly.TryParseExact(expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new CollectionEnd(day, false)
        : expiry.StartsWith("version ", StringComparison.OrdinalIgnoreCase) ? OfVersion(expiry["version ".Length..], releases)
        : null;

    private static CollectionEnd? OfVersion(string version, ReleaseCalendar releases) =>
        releases.Find(version) is { Days.Release: { } release } found ? new CollectionEnd(release, found.IsEstimate) : null;
}
