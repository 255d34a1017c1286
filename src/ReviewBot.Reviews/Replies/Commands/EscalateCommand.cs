namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Step 3 of the process: somebody else has to answer first.</summary>
public sealed record EscalateCommand(EscalateTo To, string Reason) : BugCommand<EscalateCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 100,
        Name = "escalate",
        Arguments = "trust|legal|council REASON",
        Final = false,
        Defers = true,
        Who = Role.Deciders,
        Where = AppliesTo.Request,
        Help = "ask them first; reminders follow their clock",
        Example = "escalate legal a third party gets the data",
        Read = ReadTarget,
    };

    private protected override string? Arguments => $"{To.ToString().ToLowerInvariant()} {Reason}";

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Escalate(To);

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;

    private static Argued ReadTarget(string text)
    {
        var (target, rest) = CommandArguments.FirstWord(text.TrimStart(',', ' '));
        if (target.Equals("to", StringComparison.OrdinalIgnoreCase))
        {
            (target, rest) = CommandArguments.FirstWord(rest);
        }
        EscalateTo? to = target.TrimEnd(':', ',').ToLowerInvariant() switch
        {
            "trust" => EscalateTo.Trust,
            "legal" => EscalateTo.Legal,
            "council" => EscalateTo.Council,
            _ => null,
        };
        return to is { } known && CommandArguments.FreeText(rest) is { Length: > 0 } reason
            ? new EscalateCommand(known, reason)
            : Argued.Wrong("it takes `trust`, `legal` or `council` and then the reason");
    }
}
