namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Offer the steward's form with the answers that the request gives.</summary>
public sealed record PrefillCommand() : BugCommand<PrefillCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 70,
        Name = "prefill",
        Aliases = ["pre-fill", "skeleton"],
        Final = false,
        Who = Role.Deciders,
        Where = AppliesTo.Request,
        Help = "the review form with what the request already answers",
        Example = "prefill",
        Read = CommandArguments.None(() => new PrefillCommand()),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Prefill();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
