namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>Its review was denied.</summary>
public sealed record ReviewDenied : CollectionFinding<ReviewDenied>, IFinding
{
    private readonly Citation review;

    private ReviewDenied(Definition at, Citation review)
        : base(at, "data_reviews") => (this.review, Line) = (review, review.Line);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("review-denied", 6, "Its review was denied.");

    /// <inheritdoc/>
    public override string Message => $"The request in {Compared.Of(review)} was denied. Until another one is granted and cited here, nothing may be collected.";

    /// <summary>What makes Glean collect nothing; only a metric has it.</summary>
    public override string? Fix => Definition.Kind == DefinitionKind.Metric ? "expires: expired" : null;

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared) => compared.In(ReviewState.Denied).Select(review => new ReviewDenied(compared.Definition, review));
}
