namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>The commands, short and for those who may.</summary>
public sealed record HelpCommand() : BugCommand<HelpCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 10,
        Name = "help",
        Aliases = ["?", "commands", "usage"],
        Final = false,
        Who = Role.Anybody,
        Where = AppliesTo.AnyBug,
        Help = "these commands",
        Example = "help",
        Read = CommandArguments.Question(() => new HelpCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Help();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
