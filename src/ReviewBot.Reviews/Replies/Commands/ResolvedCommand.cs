namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>The answer to an escalation has come.</summary>
public sealed record ResolvedCommand(string? Text) : BugCommand<ResolvedCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 110,
        Name = "resolved",
        Aliases = ["resolve", "answered"],
        Arguments = "[text]",
        Final = false,
        Who = Role.Deciders,
        Where = AppliesTo.Request,
        Help = "the escalation is answered",
        Example = "resolved they agree, see comment 12",
        Read = CommandArguments.Text(text => new ResolvedCommand(text)),
        ReadWithoutColon = CommandArguments.None(() => new ResolvedCommand(Text: null)),
    };

    private protected override string? Arguments => Text;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Resolve();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
