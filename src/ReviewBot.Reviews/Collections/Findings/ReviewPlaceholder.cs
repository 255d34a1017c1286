namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>There is only the place for a link to the review.</summary>
public sealed record ReviewPlaceholder : CollectionFinding<ReviewPlaceholder>, IFinding
{
    private readonly int? bug;
    private readonly bool isLink;
    private readonly string? cite;

    private ReviewPlaceholder(Definition at, Citation review, string? cite)
        : base(at, "data_reviews") => (bug, isLink, this.cite, Line) = (review.Bug, review.Link.Text.Contains("://", StringComparison.Ordinal), cite, review.Line);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("review-placeholder", 2, "Where the link to the review should stand, something only holds its place.");

    /// <inheritdoc/>
    public override string Message => bug is { } number
        ? string.Create(null, $"The link to bug {number} still has a placeholder for the comment's number.")
        : isLink ? "The link to the data review, or a part of it, is still a placeholder."
        : "Where the link to the data review should stand, something only holds its place.";

    /// <inheritdoc/>
    public override string? Fix => cite;

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared) => compared.In(ReviewState.Placeholder).Select(review => new ReviewPlaceholder(compared.Definition, review, Cite(review, compared)));

    private static string? Cite(Citation review, Compared compared)
    {
        if (review.Bug is not { } number || compared.Known.Bugs.GetValueOrDefault(number) is not { } bug)
        {
            return null;
        }

        var comments = bug.Requests.Where(r => r.State == ReviewState.Granted).Select(r => r.Comment).Distinct().ToList();
        return comments is [{ } comment] ? compared.Line(number, comment) : null;
    }
}
