namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>A review that it cites is not public. Which one is never said.</summary>
public sealed record ReviewRestricted : CollectionFinding<ReviewRestricted>, IFinding
{
    private readonly int count;

    private ReviewRestricted(Definition at, int count)
        : base(at, "data_reviews") => this.count = count;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("review-restricted", 7, "A review that it cites is not public, though what it allows is in public code.");

    /// <inheritdoc/>
    public override string Message => string.Create(null, $"{(count == 1 ? "A review that it cites is" : $"{count} reviews that it cites are")} not public; reviews are made public once the collection begins. Nothing in this file puts it right: whoever asked for the embargo writes in the bug when it opens.");

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared.In(ReviewState.Restricted).Count() is > 0 and var count)
        {
            yield return new ReviewRestricted(compared.Definition, count);
        }
    }
}
