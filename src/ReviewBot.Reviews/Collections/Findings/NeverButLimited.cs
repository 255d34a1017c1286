namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It never ends, though an end was approved.</summary>
public sealed record NeverButLimited : CollectionFinding<NeverButLimited>, IFinding
{
    private readonly Approval approval;

    private NeverButLimited(Definition at, Approval approval)
        : base(at, "expires") => this.approval = approval;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("never-but-limited", 9, "It never ends, though it was approved for a time.");

    /// <inheritdoc/>
    public override bool Differs => true;

    /// <inheritdoc/>
    public override string Message => $"It never expires, but was approved in bug {approval.Last.Bug} with an end ({Expiries.Approved(approval)}).";

    /// <inheritdoc/>
    public override string? Fix => Expiries.Line(approval);

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Approval: { IsLimited: true } approval, Definition.Expires: LandedExpiry.Never })
        {
            yield return new NeverButLimited(compared.Definition, approval);
        }
    }
}
