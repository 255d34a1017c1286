namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Nothing at all on this bug.</summary>
public sealed record IgnoreCommand() : BugCommand<IgnoreCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 140,
        Name = "ignore",
        Final = false,
        Who = Role.Deciders,
        Where = AppliesTo.AnyBug,
        Help = "I write nothing at all on this bug any more",
        Example = "ignore",
        Instead = "To stop reminders alone, write `quiet`.",
        Read = CommandArguments.None(() => new IgnoreCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.BeSilent();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing with { Ignored = true };
}
