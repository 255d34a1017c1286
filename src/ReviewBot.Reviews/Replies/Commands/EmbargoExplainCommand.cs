namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Says what the opening waits for.</summary>
public sealed record EmbargoExplainCommand() : BugCommand<EmbargoExplainCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 190,
        Name = "embargo explain",
        Aliases = ["embargo status", "embargo why"],
        Final = false,
        Who = Role.Anybody,
        Where = AppliesTo.RestrictedBug,
        Help = "what the opening waits for",
        Example = "embargo explain",
        Read = CommandArguments.Question(() => new EmbargoExplainCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.LeaveToEmbargo();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
