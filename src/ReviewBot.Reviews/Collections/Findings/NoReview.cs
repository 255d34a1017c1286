namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>Nothing says that anybody approved it.</summary>
public sealed record NoReview : CollectionFinding<NoReview>, IFinding
{
    private readonly string? cite;

    private NoReview(Definition at, string? cite)
        : base(at, "data_reviews") => this.cite = cite;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("no-review", 1, "It cites no data review.");

    /// <inheritdoc/>
    public override string Message => $"It cites no data review.{(cite is null ? "" : " One of its bugs has a decision that it could cite.")}";

    /// <inheritdoc/>
    public override string? Fix => cite is null ? null : $"data_reviews: [\"{cite}\"]";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared.Stands && compared.Definition.Reviews.IsEmpty)
        {
            yield return new NoReview(compared.Definition, Suggested(compared));
        }
    }

    // Only where exactly one decision can be meant.
    private static string? Suggested(Compared compared)
    {
        var granted = compared.Definition.Bugs.Select(compared.Known.Cited).SelectMany(b => b.Granted.Select(g => (Bug: b.Bug!.Value, g.Comment))).Distinct().ToList();
        return granted is [var one] ? compared.Known.LinkTo(one.Bug, one.Comment) : null;
    }
}
