namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It doesn't say how sensitive it is.</summary>
public sealed record NoSensitivity : CollectionFinding<NoSensitivity>, IFinding
{
    private readonly Approval? approval;

    private NoSensitivity(Definition at, Approval? approval)
        : base(at, "data_sensitivity") => this.approval = approval;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("no-sensitivity", 11, "It doesn't say how sensitive its data is.");

    /// <inheritdoc/>
    public override FindingSeverity Severity => FindingSeverity.Advice;

    /// <inheritdoc/>
    public override string Message => $"It states no data_sensitivity{(approval is { Categories.IsEmpty: false } ? string.Create(null, $"; what was approved in bug {approval.Last.Bug} is of categor{(approval.Categories.Length == 1 ? "y" : "ies")} {string.Join(", ", approval.Categories)}") : "")}.";

    /// <inheritdoc/>
    public override string? Fix => approval is { Categories.IsEmpty: false } ? $"data_sensitivity: [{string.Join(", ", approval.Categories.Select(Sensitivities.Word))}]" : null;

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        var definition = compared.Definition;
        if (compared.Stands && definition is { Kind: DefinitionKind.Metric, Sensitivity.IsEmpty: true } && !definition.Lines.ContainsKey("data_sensitivity"))
        {
            yield return new NoSensitivity(definition, compared.Approval);
        }
    }
}
