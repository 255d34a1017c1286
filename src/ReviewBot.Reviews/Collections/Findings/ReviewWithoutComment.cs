namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It cites a bug, and not which comment in it approves: none, its description, or one that isn't there.</summary>
public sealed record ReviewWithoutComment : CollectionFinding<ReviewWithoutComment>, IFinding
{
    private readonly Citation review;
    private readonly string? cite;

    private ReviewWithoutComment(Definition at, Citation review, string? cite)
        : base(at, "data_reviews") => (this.review, this.cite, Line) = (review, cite, review.Line);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("review-without-comment", 4, "It cites a bug without the comment that decides.");

    /// <inheritdoc/>
    public override FindingSeverity Severity => FindingSeverity.Advice;

    /// <inheritdoc/>
    public override string Message => $"{What}{(cite is null ? "." : "; here is the one to cite.")}";

    /// <inheritdoc/>
    public override string? Fix => cite;

    private string What =>
        review.IsOfDescription ? string.Create(null, $"It cites the description of bug {review.Bug}, and not the comment that approves")
        : review.IsOfNoComment ? string.Create(null, $"There is no comment {review.Comment} in bug {review.Bug} that could be seen")
        : $"It cites {Compared.Of(review)} without the comment that approves";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared) =>
        from review in compared.In(ReviewState.Granted).Concat(compared.In(ReviewState.Unknown))
        where review is { Link: ReviewLink.ToBug, Bug: not null } && (review.Comment is null || review.IsOfDescription || review.IsOfNoComment)
        let comments = review.Granted.Select(g => g.Comment).Distinct().ToList()

        // A decision without a word has no comment to cite.
        where !comments.TrueForAll(c => c is null) || comments.Count == 0
        select new ReviewWithoutComment(compared.Definition, review, comments is [{ } comment] ? compared.Line(review.Bug!.Value, comment) : null);
}
