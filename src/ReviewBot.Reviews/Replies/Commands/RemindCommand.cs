using System.Globalization;

namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>No reminder before that many days have passed.</summary>
/// <param name="Days">Calendar days, 1 to <see cref="Longest"/>.</param>
public sealed record RemindCommand(int Days) : BugCommand<RemindCommand>, IDescribed
{
    /// <summary>The longest that a reminder can be put off, in days.</summary>
    public const int Longest = 365;

    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 120,
        Name = "remind",
        Aliases = ["snooze"],
        Arguments = "in N days",
        Who = Role.Concerned,
        Where = AppliesTo.Request,
        Help = "no reminder before that",
        Example = "remind in 5 days",
        Read = ReadDays,
    };

    private protected override string? Arguments => $"in {Counted(Days)}";

    /// <inheritdoc/>
    public override T Answer<T>(IBugDesk<T> desk) => desk.Note($"Noted: no reminder here for {Counted(Days)}.");

    /// <inheritdoc/>
    public override Standing Then(Standing standing, Speaker speaker) =>
        standing with { RemindAt = speaker.At + TimeSpan.FromDays(Days), RemindSaidAt = speaker.At };

    private static string Counted(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");

    private static Argued ReadDays(string text)
    {
        var words = CommandArguments.Bare(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        if (words is ["me", ..])
        {
            words = words[1..];
        }
        if (words is ["in", ..])
        {
            words = words[1..];
        }
        var days = words switch
        {
            ["tomorrow"] => 1,
            ["next" or "a", "week"] => 7,
            ["a", "day"] => 1,
            [var n, "day" or "days"] => Count(n),
            [var n, "week" or "weeks"] => 7 * Count(n),
            _ => 0,
        };
        return days is >= 1 and <= Longest
            ? new RemindCommand(days)
            : Argued.Wrong(string.Create(CultureInfo.InvariantCulture, $"it takes a number of days from 1 to {Longest}"));

        static int Count(string n) =>
            n.Length <= 3 && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }
}
