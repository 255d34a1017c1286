using System.Collections.Immutable;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>A definition and a decision that agree, to be changed in one place.</summary>
internal static class Landing
{
    public const int Bug = 4711;
    public const string Link = "https://bugzilla.example.org/show_bug.cgi?id=4711#c6";

    public static readonly Uri Server = new("https://bugzilla.example.org/");
    public static readonly DateOnly Today = new(2026, 11, 28);
    public static readonly DateTimeOffset Decided = new(2026, 6, 2, 10, 0, 0, TimeSpan.Zero);

    public static readonly Definition Landed = new()
    {
        Name = "mail.account_count",
        Repository = "example/mail",
        File = "mail/metrics.yaml",
        Line = 14,
        Lines = ImmutableDictionary<string, int>.Empty.Add("data_sensitivity", 20).Add("data_reviews", 22).Add("expires", 30),
        Type = "counter",
        Expires = new LandedExpiry.Never(),
        Sensitivity = [1],
        Reviews = [Link],
        Bugs = ["https://bugzilla.example.org/show_bug.cgi?id=4700"],
    };

    public static readonly ReviewedRequest Request = new()
    {
        Attachment = 90,
        State = ReviewState.Granted,
        Comment = 6,
        Comments = [2, 6],
        DecidedAt = Decided,
        Form = FormKind.Request,
        Categories = [1],
        DefaultOn = true,
        Terms = [new ReviewedTerm { Permanent = true }],
        Measurements = [new ReviewedMeasurement("Number of accounts", [4700])],
    };

    public static KnownReviews Known(params ReviewedRequest[] requests) => Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [.. requests] });

    public static KnownReviews Known(params ReviewedBug[] bugs) => new(Server) { Bugs = bugs.ToImmutableDictionary(b => b.Bug) };

    public static ReviewedRequest Until(ReviewedTerm term) => Request with { Terms = [term] };

    public static ImmutableArray<CollectionFinding> Findings(Definition? definition = null, KnownReviews? known = null, LandedHistory? history = null, ReleaseCalendar? calendar = null) =>
        CollectionFindings.In(new Compared(definition ?? Landed, known ?? Known(Request), Today, calendar ?? ReleaseCalendar.Default) { History = history ?? LandedHistory.Unknown });

    public static string[] Codes(Definition? definition = null, KnownReviews? known = null, LandedHistory? history = null) => [.. Findings(definition, known, history).Select(f => f.Code)];

    public static string[] Codes(ReviewedRequest request) => Codes(known: Known(request));

    public static Definition Citing(params string[] reviews) => Landed with { Reviews = [.. reviews] };

    public static LandedHistory History(params (int Day, Definition Definition)[] versions) =>
        new([.. versions.Select((v, i) => new LandedVersion(v.Definition, $"{i:x}{new string('f', 39)}", Decided.AddDays(v.Day)))]) { FromTheBeginning = true };
}
