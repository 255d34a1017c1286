using System.Text.Json;
using ReviewBot.Reviews.Collections.Findings;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>What landed beside what was approved, as its page shows it.</summary>
/// <param name="Look">The last look; null where there was none.</param>
/// <param name="Server">The server's address: only links to it are links.</param>
internal sealed record CollectionsModel(CollectionsLook? Look, string Server)
{
    /// <summary>As many definitions of which something is to be said as a page shows: nobody reads more, and no page gets large.</summary>
    public const int MostTold = 100;

    /// <summary>As many of the others.</summary>
    public const int MostFine = 300;

    private static readonly CollectionsView Nothing = new([], [], 0, 0);

    /// <summary>What was found.</summary>
    public CollectionsView Found => Look?.Found ?? Nothing;

    /// <summary>Definitions of which something is to be said: what is wrong first.</summary>
    public IEnumerable<MetricView> Told => Found.Metrics.Where(m => m.Findings.Count > 0).OrderByDescending(m => m.Findings.Any(IsError)).ThenBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line);

    /// <summary>All others.</summary>
    public IReadOnlyList<MetricView> Fine => [.. Found.Metrics.Where(m => m.Findings.Count == 0)];

    /// <summary>What the codes mean that were found.</summary>
    public IEnumerable<FindingKind> Kinds => CollectionFindings.Kinds.Where(k => Found.Metrics.Any(m => m.Findings.Any(f => f.Code == k.Code)));

    /// <summary>As it was kept.</summary>
    public static CollectionsModel Of(string? kept, string server) => new(kept is null ? null : JsonSerializer.Deserialize(kept, CollectionsJson.Default.CollectionsLook), server);

    /// <summary>Whether a finding weighs.</summary>
    public static bool IsError(LandedFindingView finding) => finding.Severity == "error";

    /// <summary>What its code means.</summary>
    public static string? Says(LandedFindingView finding) => CollectionFindings.Kinds.FirstOrDefault(k => k.Code == finding.Code)?.Says;

    /// <summary>Where a review can be looked up: only on our server, and only by its number.</summary>
    public string? Address(CitedView review) => review is { Bug: { } bug, State: not "placeholder" }
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Server.TrimEnd('/')}/show_bug.cgi?id={bug}{(review.Comment is { } comment ? $"#c{comment}" : "")}")
        : null;

    /// <summary>A review in words.</summary>
    public static string Words(CitedView review) => review.Bug is { } bug
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bug {bug}{(review.Comment is { } comment ? $", comment {comment}" : "")}")
        : review.State == "restricted" ? "a review that isn't public" : "a link";
}
