namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It is more sensitive than what was approved.</summary>
public sealed record SensitivityAboveApproved : CollectionFinding<SensitivityAboveApproved>, IFinding
{
    private readonly Approval approval;

    private SensitivityAboveApproved(Definition at, Approval approval)
        : base(at, "data_sensitivity") => this.approval = approval;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("sensitivity-above-approved", 12, "Its data is more sensitive than what was approved.");

    /// <inheritdoc/>
    public override bool Differs => true;

    /// <inheritdoc/>
    public override string Message => string.Create(null, $"Its sensitivity is of category {Definition.Sensitivity.Max()}; category {approval.HighestCategory} at most was approved in bug {approval.Last.Bug}.");

    /// <inheritdoc/>
    public override string? Fix => $"data_sensitivity: [{string.Join(", ", approval.Categories.Select(Sensitivities.Word))}]";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Approval: { HighestCategory: { } highest } approval, Definition: { Sensitivity.IsEmpty: false } definition } && definition.Sensitivity.Max() > highest)
        {
            yield return new SensitivityAboveApproved(definition, approval);
        }
    }
}
