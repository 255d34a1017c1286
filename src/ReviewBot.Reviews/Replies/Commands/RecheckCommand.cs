namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Read the form again.</summary>
public sealed record RecheckCommand() : BugCommand<RecheckCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 60,
        Name = "recheck",
        Aliases = ["re-check", "check"],
        Final = false,
        Who = Role.Concerned,
        Where = AppliesTo.Request,
        Help = "read the form again",
        Example = "recheck",
        Read = CommandArguments.None(() => new RecheckCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Recheck();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
