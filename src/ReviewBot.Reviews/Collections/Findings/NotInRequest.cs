namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>No measurement that was approved seems to be this one.</summary>
public sealed record NotInRequest : CollectionFinding<NotInRequest>, IFinding
{
    private readonly int bug;

    private NotInRequest(Definition at, int bug)
        : base(at, "data_reviews") => this.bug = bug;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("not-in-request", 14, "No measurement and no tracking bug of the request that it cites speaks of it.");

    /// <inheritdoc/>
    public override FindingSeverity Severity => FindingSeverity.Advice;

    /// <inheritdoc/>
    public override string Message => string.Create(null, $"No measurement and no tracking bug of the request in bug {bug} speaks of it. Is it the review of another collection?");

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Definition.Kind: DefinitionKind.Metric, Approval: { Measurements.IsEmpty: false } approval } && !IsSpokenOf(compared, approval))
        {
            yield return new NotInRequest(compared.Definition, approval.Last.Bug);
        }
    }

    private static bool IsSpokenOf(Compared compared, Approval approval)
    {
        var bugs = compared.Definition.Bugs.Select(b => ReviewLinkReader.Read(b, compared.Known.Server)).OfType<ReviewLink.ToBug>().Select(b => b.Bug.Id).OfType<int>().ToHashSet();
        return approval.Measurements.Any(m => m.Bugs.Any(bugs.Contains) || MetricNames.MaySpeakOf(m.Name, compared.Definition.Name)
            || (compared.Definition.Description is { } description && MetricNames.MaySpeakOf(description, m.Name)))
            || approval.Granted.Any(g => bugs.Contains(g.Bug));
    }
}
