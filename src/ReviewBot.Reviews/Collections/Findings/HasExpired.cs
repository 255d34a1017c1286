using System.Globalization;

namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It has ended, and still stands there.</summary>
public sealed record HasExpired : CollectionFinding<HasExpired>, IFinding
{
    private HasExpired(Definition at)
        : base(at, "expires")
    {
    }

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("expired", 10, "It collects nothing any more, and still stands there: it is removed, or renewed by a new review.");

    /// <inheritdoc/>
    public override string Message => $"It has expired{(Definition.Expires is LandedExpiry.Expired ? "" : $" ({Expiries.InWords(Definition.Expires!)})")} and collects nothing any more: it can be removed, or renewed by a new review.";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Definition.Expires: { } expires } && expires.Match(
            never: () => false,
            expired: () => true,
            day: day => day <= compared.Today,
            version: version => IsReleased(version, compared)))
        {
            yield return new HasExpired(compared.Definition);
        }
    }

    // What is only estimated has not come; what is older than everything that the calendar knows has.
    private static bool IsReleased(int version, Compared compared) =>
        compared.Calendar.Find(version.ToString(CultureInfo.InvariantCulture)) is { } found
            ? found is { IsEstimate: false, Days.Release: { } day } && day <= compared.Today
            : compared.Calendar.Versions.Any(v => v.Key > version && v.Value.Release <= compared.Today);
}
