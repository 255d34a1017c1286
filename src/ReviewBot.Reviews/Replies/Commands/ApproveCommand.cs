namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>A steward's word: <c>data-review+</c>.</summary>
public sealed record ApproveCommand() : FlagCommand<ApproveCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 80,
        Name = "approve",
        Final = true,
        Who = Role.Deciders,
        Never = Role.Requester,
        Where = AppliesTo.Request,
        Help = "your decision: sets `data-review+`",
        Example = "approve",
        Read = CommandArguments.Praise(() => new ApproveCommand(), "nothing but thanks can follow it: an approval with a condition isn't one yet"),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.Grant();
}
