using System.Globalization;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>What the bot has done on a bug since somebody else did something.</summary>
/// <param name="Comments">What it said.</param>
/// <param name="Changes">What else it changed.</param>
internal sealed record Outcome(IReadOnlyList<Comment> Comments, IReadOnlyList<Activity> Changes)
{
    /// <summary>The name of the field that says since when.</summary>
    public const string Field = "since";

    public bool HasCome => Comments.Count + Changes.Count > 0;

    /// <summary>Where the bug stands, as <see cref="Since"/> reads it.</summary>
    public static string Mark(Bug bug) => string.Create(CultureInfo.InvariantCulture, $"{bug.Comments.Count}-{bug.History.Count}");

    /// <summary>What has come since a mark; null if it is none.</summary>
    public static Outcome? Since(BugView view, string mark) =>
        mark.Split('-') is [var comments, var changes] && Number(comments) is { } c && Number(changes) is { } h
            ? new Outcome(
                [.. view.Comments.Where(x => x.Count >= c && IsBot(x.Author))],
                [.. view.Bug.History.Skip(h).Where(x => IsBot(x.Who) && x.Field != "cc" && view.CanSee(x))])
            : null;

    public static bool IsBot(User user) => user.Login == World.Bot;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
