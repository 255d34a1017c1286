namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Ask somebody else than the steward who is asked now.</summary>
public sealed record ReassignCommand(string? Reason) : FlagCommand<ReassignCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 40,
        Name = "reassign",
        Aliases = ["re-assign", "reroll", "re-roll"],
        Arguments = "[reason]",
        Final = false,
        Who = Role.Deciders,
        Where = AppliesTo.Request,
        Help = "ask another steward instead",
        Example = "reassign",
        Instead = "You can name another steward in the flag itself.",
        Read = CommandArguments.Text(reason => new ReassignCommand(reason)),
        ReadWithoutColon = CommandArguments.None(() => new ReassignCommand(Reason: null)),
    };

    private protected override string? Arguments => Reason;

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.AskAnother();
}
