using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>No reminder before a day.</summary>
/// <param name="Delay">As it was said.</param>
public sealed record RemindCommand(Delay Delay) : BugCommand<RemindCommand>, IDescribed
{
    /// <summary>The longest that a reminder can be put off, in days.</summary>
    public const int Longest = 365;

    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 120,
        Name = "remind",
        Aliases = ["snooze"],
        Arguments = "in N days|until DAY",
        Final = false,
        Defers = true,
        Who = Role.Concerned,
        Where = AppliesTo.Request,
        Help = "no reminder before that",
        Example = "remind in 5 days",
        Read = ReadDelay,
    };

    private protected override string? Arguments => Delay.ToString();

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) =>
        !IsUsable(desk.SaidAt) ? desk.Misread($"that day isn't one of the next {Longest}", Description.Example)
        : Delay is Delay.Days days ? desk.Note($"Noted: no reminder here for {days.ToString()[3..]}.")
        : desk.Note(FormattableString.Invariant($"Noted: no reminder here before {Delay.End(desk.SaidAt):yyyy-MM-dd}."));

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) =>
        IsUsable(speaker.At) ? standing with { RemindAt = Delay.End(speaker.At), RemindSaidAt = speaker.At } : standing;

    private bool IsUsable(DateTimeOffset saidAt) => Delay.End(saidAt) is var end && end > saidAt && end <= saidAt + TimeSpan.FromDays(Longest);

    private static Argued ReadDelay(string text) =>
        (Delay.Read(CommandArguments.Bare(text)) ?? Delay.Anywhere(PlainWords.TextsOf(text))) is { } delay and not Delay.Days { Count: > Longest }
            ? new RemindCommand(delay)
            : Argued.Wrong($"it takes a number of days from 1 to {Longest}, or a day: `in 5 days`, `until 2027-01-10`");
}
