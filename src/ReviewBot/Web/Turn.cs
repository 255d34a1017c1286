using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>How the pages say whose turn it is and what comes next.</summary>
internal static class Turn
{
    /// <summary>Whose turn it is.</summary>
    public static string Of(Clock clock) => clock switch
    {
        Clock.Steward => "The steward's turn",
        Clock.Requester => "The requester's turn",
        Clock.Trust => "Waits for Trust",
        Clock.Legal => "Waits for Legal",
        Clock.Council => "Waits for the Council",
        Clock.Human => "A person has to look",
        Clock.Nobody => "On hold",
    };

    /// <summary>What the bot does next, and when.</summary>
    public static string Next(WaitView waits, IReadOnlyList<string> now, PageFrame frame) =>
        now.Count > 0 ? frame.DryRun ? $"Next: were this no dry run, it would {Doing.All(now)}." : $"Next: it is about to {Doing.All(now)}."
        : waits.Next is not { } next ? "Next: the bot waits until something happens."
        : waits.NextAt is { } at ? $"Next: it {next}, {Moment.Until(at, frame.Now)} ({Moment.Day(at)})."
        : $"Next: it {next}.";
}
