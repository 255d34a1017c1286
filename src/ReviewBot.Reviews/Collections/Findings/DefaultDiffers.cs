namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It was approved as off by default, and nothing in the definition keeps it off.</summary>
public sealed record DefaultDiffers : CollectionFinding<DefaultDiffers>, IFinding
{
    // They are sent wherever the product sends anything.
    private static readonly string[] BuiltIn = ["metrics", "events", "baseline", "default", "all-pings"];

    private readonly int bug;

    private DefaultDiffers(Definition at, int bug)
        : base(at, "disabled") => this.bug = bug;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("default-differs", 13, "It was approved as off by default, and the definition doesn't keep it off.");

    /// <summary>Code may keep it off, which can't be seen from here; what says of itself that it is on, is.</summary>
    public override FindingSeverity Severity => Definition.Disabled == false ? FindingSeverity.Error : FindingSeverity.Advice;

    /// <inheritdoc/>
    public override bool Differs => Severity == FindingSeverity.Error;

    /// <inheritdoc/>
    public override string Message => string.Create(null, $"It was approved in bug {bug} as off by default; {(Definition.Disabled == false ? "the definition says that it is on" : "nothing in the definition keeps it off, unless code does")}.");

    /// <inheritdoc/>
    public override string? Fix => "disabled: true";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Approval: { OffByDefault: true } approval, Definition: { Kind: DefinitionKind.Metric, Disabled: not true } definition } && definition.Pings.All(BuiltIn.Contains))
        {
            yield return new DefaultDiffers(definition, approval.Last.Bug);
        }
    }
}
