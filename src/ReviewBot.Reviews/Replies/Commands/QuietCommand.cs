namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>No reminders on this bug.</summary>
public sealed record QuietCommand() : BugCommand<QuietCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 130,
        Name = "quiet",
        Aliases = ["mute", "silence", "no-nag"],
        Final = false,
        Who = Role.Concerned,
        Where = AppliesTo.AnyBug,
        Help = "no reminders on this bug",
        Example = "quiet",
        Read = CommandArguments.None(() => new QuietCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Note($"Noted: no more reminders on this bug. `{desk.Address}: resume` brings them back.");

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing with { Quiet = true };
}
