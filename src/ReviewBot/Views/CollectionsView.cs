using System.Text.Json.Serialization;
using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;

namespace ReviewBot.Views;

/// <summary>What landed beside what was approved, fit for everybody's eyes.</summary>
/// <param name="Metrics">All definitions; what is gone stands last.</param>
/// <param name="Unreadable">What could not be read.</param>
/// <param name="Findings">How much is wrong, what can't be read included.</param>
/// <param name="Advice">How much could be better.</param>
internal sealed record CollectionsView(IReadOnlyList<MetricView> Metrics, IReadOnlyList<UnreadableView> Unreadable, int Findings, int Advice)
{
    /// <summary>Of definitions that were compared.</summary>
    public static CollectionsView Of(IEnumerable<(Compared Compared, IReadOnlyList<CollectionFinding> Findings)> compared, IEnumerable<Unreadable> unreadable)
    {
        var all = compared.ToList();
        UnreadableView[] files = [.. unreadable.Select(u => new UnreadableView(u.File, u.Line, u.Message))];
        return new CollectionsView(
            [.. all.OrderBy(c => c.Compared.History.GoneIn is not null).Select(c => MetricView.Of(c.Compared, c.Findings))],
            files,
            all.Sum(c => c.Findings.Count(f => f.Severity == FindingSeverity.Error)) + files.Length,
            all.Sum(c => c.Findings.Count(f => f.Severity == FindingSeverity.Advice)));
    }
}

/// <summary>A definition.</summary>
internal sealed record MetricView(
    string Name, string Repository, string File, int Line, string? Type, string? Expires, IReadOnlyList<int> Sensitivity, IReadOnlyList<CitedView> Reviews, IReadOnlyList<LandedFindingView> Findings)
{
    /// <summary>Of a definition that was compared.</summary>
    public static MetricView Of(Compared compared, IReadOnlyList<CollectionFinding> findings)
    {
        var d = compared.Definition;
        return new MetricView(
            d.Name, d.Repository, d.File, d.Line, d.Type, d.Expires?.Text, [.. d.Sensitivity], [.. compared.Reviews.Select(CitedView.Of)],
            [.. findings.Select(f => new LandedFindingView(f.Code, FormJson.Word(f.Severity), f.Message, f.Fix) { Line = f.Line })]);
    }
}

/// <summary>A review that a definition cites; of one that isn't public only that.</summary>
internal sealed record CitedView(string? Link, int? Bug, int? Comment, string State)
{
    /// <summary>Of a citation.</summary>
    public static CitedView Of(Citation review) =>
        new(review.State == ReviewState.Restricted ? null : review.Link.Text, review.Bug, review.Comment, FormJson.Word(review.State));
}

/// <summary>Something that is to be said of a definition.</summary>
internal sealed record LandedFindingView(string Code, string Severity, string Message, string? Fix)
{
    /// <summary>The line that it is about.</summary>
    [JsonIgnore]
    public int Line { get; init; }
}

/// <summary>Something that can't be read.</summary>
internal sealed record UnreadableView(string File, int? Line, string Message);

/// <summary>What was found at the last look.</summary>
/// <param name="At">When that was.</param>
/// <param name="Found">What was found.</param>
/// <param name="Sources">Where.</param>
internal sealed record CollectionsLook(DateTimeOffset At, CollectionsView Found, IReadOnlyList<SourceLook> Sources);

/// <summary>A source at the last look.</summary>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Product">The product that is made of it.</param>
/// <param name="Definitions">How many definitions stand in it.</param>
/// <param name="Trouble">Why it could not be read, if it couldn't.</param>
internal sealed record SourceLook(string Repository, string? Product, int Definitions, string? Trouble);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CollectionsView))]
[JsonSerializable(typeof(CollectionsLook))]
internal sealed partial class CollectionsJson : JsonSerializerContext;
