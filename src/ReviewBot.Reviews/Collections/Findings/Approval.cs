using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>What the granted requests that a definition cites allow together. Whatever one of them doesn't say is null: it may have allowed more.</summary>
internal sealed record Approval
{
    // A version's estimated day may be wrong by a release or two; what is beyond that is not a matter of estimates.
    private const int Releases = 2;

    // Longer is no time that anybody counts on, and beyond what dates hold.
    private const int MostMonths = 1200;

    private readonly ReleaseCalendar calendar;

    private Approval(ImmutableArray<(int Bug, ReviewedRequest Request)> granted, ImmutableArray<(ReviewedTerm Term, DateTimeOffset? From)> terms, ReleaseCalendar calendar) =>
        (Granted, Terms, this.calendar) = (granted, terms, calendar);

    /// <summary>The requests, with their bugs.</summary>
    public ImmutableArray<(int Bug, ReviewedRequest Request)> Granted { get; }

    /// <summary>The terms, each with the time of its decision.</summary>
    public ImmutableArray<(ReviewedTerm Term, DateTimeOffset? From)> Terms { get; }

    /// <summary>The decision that counts most: the last.</summary>
    public (int Bug, ReviewedRequest Request) Last => Granted.MaxBy(g => g.Request.DecidedAt ?? DateTimeOffset.MinValue);

    /// <summary>The requests, or null if any of them could not be read.</summary>
    private ImmutableArray<ReviewedRequest>? Read => Granted.Any(g => g.Request.Form == FormKind.Unrecognized) ? null : [.. Granted.Select(g => g.Request).Where(r => r.Form == FormKind.Request)];

    /// <summary>The highest category.</summary>
    public int? HighestCategory => Read is { IsEmpty: false } read && read.All(r => !r.Categories.IsEmpty) ? read.Max(r => r.Categories.Max()) : null;

    /// <summary>All categories, ascending; empty where they can't be told.</summary>
    public ImmutableArray<int> Categories => HighestCategory is null ? [] : [.. Read!.Value.SelectMany(r => r.Categories).Distinct().Order()];

    /// <summary>Whether it has to be off by default.</summary>
    public bool OffByDefault => Read is { IsEmpty: false } read && read.All(r => r.DefaultOn == false);

    /// <summary>What was asked to be measured; empty where a request doesn't say it.</summary>
    public ImmutableArray<ReviewedMeasurement> Measurements => Read is { IsEmpty: false } read && read.All(r => !r.Measurements.IsEmpty) ? [.. read.SelectMany(r => r.Measurements)] : [];

    /// <summary>Whether an end was set, and none without an end.</summary>
    public bool IsLimited => Terms.All(t => !t.Term.IsUnclear && !t.Term.Permanent);

    /// <summary>What some granted requests allow a definition.</summary>
    public static Approval? Of(Definition definition, ImmutableArray<(int Bug, ReviewedRequest Request)> granted, ReleaseCalendar calendar) =>
        granted.IsEmpty ? null : new Approval(granted, [.. granted.SelectMany(g => TermsOf(definition, g.Request).Select(t => (t, g.Request.DecidedAt)))], calendar);

    /// <summary>Whether a day is certainly later than all that was approved.</summary>
    public bool IsBeyond(DateOnly day, DateOnly today) => Terms.All(t => Latest(t.Term, today) is { } end && day > end);

    /// <summary>The same of a version.</summary>
    public bool IsBeyond(int version, DateOnly today) => Terms.All(t => t.Term.Version is { } until
        ? version > until
        : Latest(t.Term, today) is { } end && Earliest(version) is { } begins && begins > end);

    /// <summary>What <c>expires</c> should say: the latest end that was approved, in the unit of its decision.</summary>
    public LandedExpiry? End => Terms.Select(t => EndOf(t.Term, t.From)).OfType<LandedExpiry>().MaxBy(e => e.Match(
        never: () => (DateOnly.MaxValue, 0),
        expired: () => (DateOnly.MinValue, 0),
        day: day => (day, 0),
        version: version => (calendar.Find(Text(version))?.Days.Release ?? DateOnly.MinValue, version)));

    private static LandedExpiry? EndOf(ReviewedTerm term, DateTimeOffset? from) =>
        term.Until is { } day ? new LandedExpiry.OnDay(day)
        : term.Version is { } version ? new LandedExpiry.InVersion(version)
        : term.Months is { } months and < MostMonths && from is { } decided ? new LandedExpiry.OnDay(DateOnly.FromDateTime(decided.UtcDateTime).AddMonths(months))
        : null;

    // Months count from whenever it reaches people, which is at most a release cycle after it landed, and it has landed by today.
    private DateOnly? Latest(ReviewedTerm term, DateOnly today) =>
        term.Until is { } day ? day
        : term.Version is { } version ? calendar.Find(Text(version))?.Days.Release?.AddDays(Releases * calendar.DaysBetweenReleases)
        : term.Months is { } months and < MostMonths ? today.AddDays(calendar.DaysFromDailyToRelease).AddMonths(months)
        : null;

    private DateOnly? Earliest(int version) => calendar.Find(Text(version)) is { } found
        ? (found.Days.Daily ?? found.Days.Beta ?? found.Days.Release)?.AddDays(found.IsEstimate ? -Releases * calendar.DaysBetweenReleases : 0)
        : null;

    private static string Text(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Several renewals in one text: those that name the metric, or none that can be told.
    private static IEnumerable<ReviewedTerm> TermsOf(Definition definition, ReviewedRequest request)
    {
        var named = request.Terms.Where(t => t.Subject is { } subject && MetricNames.Names(subject, definition.Name)).ToList();
        return named.Count > 0 ? named : request.Terms.Distinct().Count() == 1 ? [request.Terms[0]] : [new ReviewedTerm()];
    }
}
