namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Sets the conditions for opening, replacing those before.</summary>
/// <param name="Conditions">As written after <c>until</c>: not yet read as conditions, perhaps none.</param>
public sealed record EmbargoUntilCommand(string Conditions) : BugCommand<EmbargoUntilCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 170,
        Name = "embargo until",
        Arguments = "CONDITIONS",
        Final = false,
        Who = Role.Concerned,
        Where = AppliesTo.RestrictedBug,
        Help = "when this bug may be opened: a date, a bug, a version, or \"I say so\"; replaces what was said before",
        Example = "embargo until 2027-03-01",
        MayContainVeto = true,
        Read = ReadConditions,
        ReadWithoutColon = _ => Argued.Wrong("conditions are taken from an exact line alone"),
    };

    private protected override string? Arguments => Conditions;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.LeaveToEmbargo();

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;

    private static Argued ReadConditions(string text)
    {
        var conditions = text.Trim();
        return conditions.Length == 0 || !conditions.All(c => c is >= ' ' and <= '~')
            ? Argued.Wrong("it takes a date or another condition in plain characters")
            : new EmbargoUntilCommand(conditions);
    }
}
