namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>A steward's word: <c>data-review-</c>.</summary>
public sealed record DenyCommand(string Reason) : FlagCommand<DenyCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 90,
        Name = "deny",
        Arguments = "REASON",
        Who = Role.Deciders,
        Never = Role.Requester,
        Where = AppliesTo.Request,
        Help = "your decision: sets `data-review-`",
        Example = "deny the opt-out doesn't exist yet",
        Read = CommandArguments.RequiredText(reason => new DenyCommand(reason), "it needs the reason on the same line"),
    };

    private protected override string? Arguments => Reason;

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.Deny();
}
