namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>Its review is still asked for.</summary>
public sealed record ReviewPending : CollectionFinding<ReviewPending>, IFinding
{
    private readonly Citation review;

    private ReviewPending(Definition at, Citation review)
        : base(at, "data_reviews") => (this.review, Line) = (review, review.Line);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("review-pending", 5, "Its review is still asked for.");

    /// <inheritdoc/>
    public override string Message => $"Nobody has decided yet in {Compared.Of(review)}. Once it is granted, the link here names the comment of that decision.";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared) => compared.In(ReviewState.Pending).Select(review => new ReviewPending(compared.Definition, review));
}
