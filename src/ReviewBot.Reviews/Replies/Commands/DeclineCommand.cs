namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Why a steward declines; nobody has to say more.</summary>
public enum DeclineReason
{
    /// <summary>Nothing was said.</summary>
    Unsaid,
    /// <summary>No time for it now.</summary>
    Busy,
    /// <summary>Involved in the matter.</summary>
    Conflict,
}

/// <summary>The asked steward can't take this one.</summary>
public sealed record DeclineCommand(DeclineReason Reason) : FlagCommand<DeclineCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 50,
        Name = "decline",
        Aliases = ["pass"],
        Arguments = "[busy|conflict]",
        Who = Role.Asked,
        Where = AppliesTo.Request,
        Help = "you are asked and can't: somebody else is, without questions",
        Example = "decline busy",
        Instead = "To ask somebody else, a steward or an owner writes `reassign`.",
        Read = ReadReason,
    };

    private protected override string? Arguments => Reason switch
    {
        DeclineReason.Busy => "busy",
        DeclineReason.Conflict => "conflict",
        _ => null,
    };

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.AskAnother();

    private static Argued ReadReason(string text) => CommandArguments.Bare(text).ToLowerInvariant() switch
    {
        "" => new DeclineCommand(DeclineReason.Unsaid),
        "busy" => new DeclineCommand(DeclineReason.Busy),
        "conflict" => new DeclineCommand(DeclineReason.Conflict),
        _ => Argued.Wrong("it takes `busy`, `conflict` or nothing: no more has to be told"),
    };
}
