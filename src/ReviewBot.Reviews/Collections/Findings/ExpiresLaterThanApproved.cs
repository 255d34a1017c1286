namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It ends later than was approved.</summary>
public sealed record ExpiresLaterThanApproved : CollectionFinding<ExpiresLaterThanApproved>, IFinding
{
    private readonly Approval approval;
    private readonly LandedVersion? extended;

    private ExpiresLaterThanApproved(Definition at, Approval approval, LandedVersion? extended)
        : base(at, "expires") => (this.approval, this.extended) = (approval, extended);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("expires-later-than-approved", 8, "It ends later than was approved.");

    /// <inheritdoc/>
    public override bool Differs => true;

    /// <inheritdoc/>
    public override string Message => $"It expires {Expiries.InWords(Definition.Expires!)}, later than was approved in bug {approval.Last.Bug} ({Expiries.Approved(approval)}){(extended is null ? "" : string.Create(null, $"; commit {Compared.Short(extended.Commit)} of {extended.At.UtcDateTime:yyyy-MM-dd} extended it, and no renewal is cited"))}.";

    /// <inheritdoc/>
    public override string? Fix => Expiries.Line(approval);

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Approval: { } approval, Definition.Expires: { } expires } && expires.Match(
            never: () => false,
            expired: () => false,
            day: day => approval.IsBeyond(day, compared.Today),
            version: version => approval.IsBeyond(version, compared.Today)))
        {
            yield return new ExpiresLaterThanApproved(compared.Definition, approval, Extended(compared));
        }
    }

    // The version from which on it says what it says, if it said something else before.
    private static LandedVersion? Extended(Compared compared)
    {
        var versions = compared.History.Versions;
        var last = -1;
        for (var i = 0; i < versions.Length; i++)
        {
            last = versions[i].Definition.Expires != compared.Definition.Expires ? i : last;
        }

        return last >= 0 && last + 1 < versions.Length ? versions[last + 1] : null;
    }
}
