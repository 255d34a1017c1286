namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Ends a hold.</summary>
public sealed record ResumeCommand() : BugCommand<ResumeCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 160,
        Name = "resume",
        Aliases = ["unhold", "continue", "embargo resume", "embargo unhold"],
        Final = false,
        Who = Role.Deciders | Role.Holder,
        Where = AppliesTo.AnyBug,
        Help = "ends a hold",
        Example = "resume",
        EndsVeto = true,
        Read = CommandArguments.Nothing(() => new ResumeCommand(), "nothing can follow it, so that nobody resumes by mistake"),
    };

    private protected override string? Arguments => null;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.IsEmbargoed ? desk.LeaveToEmbargo() : desk.Note("Noted: reminders on this bug go on.");

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing with
    {
        Hold = null,
        Quiet = false,
        ResumedAt = speaker.At,
        Ignored = standing.Ignored && (speaker.Roles & Role.Deciders) == 0,
    };
}
