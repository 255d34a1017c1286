namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>What the bot sees and waits for, without reasons about persons.</summary>
public sealed record ExplainCommand() : BugCommand<ExplainCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 20,
        Name = "explain",
        Aliases = ["why", "status"],
        Final = false,
        Who = Role.Anybody,
        Where = AppliesTo.AnyBug,
        Help = "what I see in this bug and what I wait for",
        Example = "explain",
        Read = CommandArguments.Question(() => new ExplainCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Explain();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
