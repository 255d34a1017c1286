namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Neither open this bug nor remind anybody, until it is resumed. It counts however it is written, so what stands after it is told from <see cref="ReplyReading.HoldSeen"/>.</summary>
public sealed record HoldCommand(string? Reason) : BugCommand<HoldCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 150,
        Name = "hold",
        Aliases = ["stop", "wait", "pause", "veto", "embargo hold", "embargo stop"],
        Arguments = "[reason]",
        Final = false,
        Who = Role.Concerned,
        WhoIfRestricted = Role.Anybody,
        Where = AppliesTo.AnyBug,
        Help = "this bug isn't opened and nobody is reminded, until somebody resumes",
        Example = "hold the partner isn't ready",
        Vetoes = true,
        MayContainVeto = true,
        Read = CommandArguments.Text(reason => new HoldCommand(reason)),
    };

    private protected override string? Arguments => Reason;

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) =>
        desk.IsEmbargoed ? desk.LeaveToEmbargo() : desk.Note($"Noted: on hold, so nobody is reminded here until somebody writes `{desk.Address}: resume`.");

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) => standing;
}
