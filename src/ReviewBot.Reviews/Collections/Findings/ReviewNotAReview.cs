namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>What it cites holds no data review.</summary>
public sealed record ReviewNotAReview : CollectionFinding<ReviewNotAReview>, IFinding
{
    private readonly Citation review;

    private ReviewNotAReview(Definition at, Citation review)
        : base(at, "data_reviews") => (this.review, Line) = (review, review.Line);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("review-not-a-review", 3, "What it cites holds neither a request for a data review nor a decision.");

    /// <summary>Where code is reviewed elsewhere, data may have been, too, and whoever left a remark may be right: that can't be told from here.</summary>
    public override FindingSeverity Severity => review.ReviewedElsewhere || IsRemark ? FindingSeverity.Advice : FindingSeverity.Error;

    private bool IsRemark => review.Link is ReviewLink.Elsewhere { Host: "" };

    /// <inheritdoc/>
    public override string Message =>
        IsRemark ? "This is no link; a decision is cited by its bug and comment, so that everybody can look it up."
        : review.Link is ReviewLink.Elsewhere ? "The link leads to another tracker; decisions about data are made here, in a bug."
        : review.Bug is not { } bug ? "The link leads to nothing that is there."
        : review.IsMissing ? string.Create(null, $"Bug {bug} doesn't exist, or can't be seen.")
        : review.ReviewedElsewhere ? $"There is no request for a data review in {Compared.Of(review)}; its code is reviewed elsewhere, and whether data was can't be seen from here."
        : $"There is neither a request for a data review nor a decision in {Compared.Of(review)}.";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared) => compared.In(ReviewState.None).Select(review => new ReviewNotAReview(compared.Definition, review));
}
