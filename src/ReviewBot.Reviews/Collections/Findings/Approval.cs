using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>What the granted requests that a definition cites allow together. Whatever one of them doesn't say is null: it may have allowed more.</summary>
internal sealed record Approval
{
    // A version's estimated day may be wrong by a release or two; what is beyond that is not a matter of estimates.
    private const int Releases = 2;

    private Approval(ImmutableArray<(int Bug, ReviewedRequest Request)> granted, ImmutableArray<(ReviewedTerm Term, DateTimeOffset? From)> terms) => (Granted, Terms) = (granted, terms);

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

    /// <summary>Whether it may be on by default.</summary>
    public bool? DefaultOn => Read is { IsEmpty: false } read && read.All(r => r.DefaultOn == false) ? false : Read is { } some && some.Any(r => r.DefaultOn == true) ? true : null;

    /// <summary>What was asked to be measured; empty where a request doesn't say it.</summary>
    public ImmutableArray<ReviewedMeasurement> Measurements => Read is { IsEmpty: false } read && read.All(r => !r.Measurements.IsEmpty) ? [.. read.SelectMany(r => r.Measurements)] : [];

    /// <summary>Whether an end was set, and none without an end.</summary>
    public bool IsLimited => !Terms.IsEmpty && Terms.All(t => !t.Term.IsUnclear && !t.Term.Permanent);

    /// <summary>What some granted requests allow a definition.</summary>
    public static Approval? Of(Definition definition, ImmutableArray<(int Bug, ReviewedRequest Request)> granted) =>
        granted.IsEmpty ? null : new Approval(granted, [.. granted.SelectMany(g => TermsOf(definition, g.Request).Select(t => (t, g.Request.DecidedAt)))]);

    /// <summary>Whether a day is certainly later than all that was approved.</summary>
    public bool IsBeyond(DateOnly day, DateOnly today, ReleaseCalendar calendar) => IsLimited && Terms.All(t => Latest(t.Term, today, calendar) is { } end && day > end);

    /// <summary>The same of a version.</summary>
    public bool IsBeyond(int version, DateOnly today, ReleaseCalendar calendar) => IsLimited && Terms.All(t => t.Term.Version is { } until
        ? version > until
        : Latest(t.Term, today, calendar) is { } end && Earliest(version, calendar) is { } begins && begins > end);

    /// <summary>What <c>expires</c> should say: the latest end that was approved, in the unit of its decision.</summary>
    public LandedExpiry? End => Terms.Select(t => EndOf(t.Term, t.From)).OfType<LandedExpiry>()
        .OrderBy(e => e.Match(() => 0, () => 0, day => day.DayNumber, version => version)).LastOrDefault();

    private static LandedExpiry? EndOf(ReviewedTerm term, DateTimeOffset? from) =>
        term.Until is { } day ? new LandedExpiry.OnDay(day)
        : term.Version is { } version ? new LandedExpiry.InVersion(version)
        : term.Months is { } months && from is { } decided ? new LandedExpiry.OnDay(DateOnly.FromDateTime(decided.UtcDateTime).AddMonths(months))
        : null;

    // Months count from whenever it reaches people, which is at most a release cycle after it landed, and it has landed by today.
    private static DateOnly? Latest(ReviewedTerm term, DateOnly today, ReleaseCalendar calendar) =>
        term.Until is { } day ? day
        : term.Version is { } version ? calendar.Find(Text(version))?.Days.Release?.AddDays(Releases * calendar.DaysBetweenReleases)
        : term.Months is { } months and < 1200 ? today.AddDays(calendar.DaysFromDailyToRelease).AddMonths(months)
        : null;

    private static DateOnly? Earliest(int version, ReleaseCalendar calendar) => calendar.Find(Text(version)) is { } found
        ? (found.Days.Daily ?? found.Days.Beta ?? found.Days.Release)?.AddDays(found.IsEstimate ? -Releases * calendar.DaysBetweenReleases : 0)
        : null;

    private static string Text(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Several renewals in one text: those that name the metric, or none that can be told.
    private static IEnumerable<ReviewedTerm> TermsOf(Definition definition, ReviewedRequest request)
    {
        if (request.Terms.Length < 2)
        {
            return request.Terms.IsEmpty ? [new ReviewedTerm()] : request.Terms;
        }

        var named = request.Terms.Where(t => t.Subject is { } subject && MetricNames.Mentions(subject, definition.Name)).ToList();
        return named.Count > 0 ? named : request.Terms.Distinct().Count() == 1 ? [request.Terms[0]] : [new ReviewedTerm()];
    }
}
