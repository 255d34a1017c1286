namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Replaces all conditions by "now"; the notice period still runs.</summary>
public sealed record EmbargoLiftCommand() : BugCommand<EmbargoLiftCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 180,
        Name = "embargo lift",
        Final = true,
        Who = Role.Concerned,
        Where = AppliesTo.RestrictedBug,
        Help = "no more conditions: open it as soon as the notice has run",
        Example = "embargo lift",
        Read = CommandArguments.Praise(() => new EmbargoLiftCommand(), "nothing but thanks can follow it"),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.LeaveToEmbargo();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
