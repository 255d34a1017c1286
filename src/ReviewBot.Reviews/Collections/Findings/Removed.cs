namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It was approved and landed, and is gone: nobody has to renew it.</summary>
public sealed record Removed : CollectionFinding<Removed>, IFinding
{
    private readonly string commit;

    private Removed(Definition at, string commit)
        : base(at, "") => this.commit = commit;

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("removed", 16, "It was approved and landed, and is gone: nothing is to be done.");

    /// <inheritdoc/>
    public override FindingSeverity Severity => FindingSeverity.Advice;

    /// <inheritdoc/>
    public override string Message => $"It was approved and landed, and is gone since commit {Compared.Short(commit)}. Nothing is to be done: removing needs no review.";

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { History.GoneIn: { } commit, Approval: not null })
        {
            yield return new Removed(compared.Definition, commit);
        }
    }
}
