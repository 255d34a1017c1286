namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It ends later than was approved.</summary>
public sealed record ExpiresLaterThanApproved : CollectionFinding<ExpiresLaterThanApproved>, IFinding
{
    private readonly Approval approval;

    private ExpiresLaterThanApproved(Definition at, Approval approval)
        : base(at, "expires") => this.approval = approval;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("expires-later-than-approved", 8, "It ends later than was approved.");

    /// <inheritdoc/>
    public override bool Differs => true;

    /// <inheritdoc/>
    public override string Message => $"It expires {Expiries.InWords(Definition.Expires!)}, later than was approved in bug {approval.Last.Bug} ({Expiries.Approved(approval)}).";

    /// <inheritdoc/>
    public override string? Fix => Expiries.Line(approval);

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Approval: { } approval, Definition.Expires: { } expires } && expires.Match(
            never: () => false,
            expired: () => false,
            day: day => approval.IsBeyond(day, compared.Today, compared.Calendar),
            version: version => approval.IsBeyond(version, compared.Today, compared.Calendar)))
        {
            yield return new ExpiresLaterThanApproved(compared.Definition, approval);
        }
    }
}
