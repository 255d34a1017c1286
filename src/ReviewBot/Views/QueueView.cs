using System.Text.Json.Serialization;

namespace ReviewBot.Views;

/// <summary>A request that waits, for lists.</summary>
/// <param name="Bug">The bug.</param>
/// <param name="Attachment">The attachment.</param>
/// <param name="Title">The bug's title.</param>
/// <param name="Product">Its product.</param>
/// <param name="Component">Its component.</param>
/// <param name="Waits">For whom, since when, and what comes next.</param>
/// <param name="Now">What the bot does, or in a dry run would do, in the next pass, one word each.</param>
internal sealed record QueueEntry(int Bug, long Attachment, string Title, string Product, string Component, WaitView Waits, IReadOnlyList<string> Now)
{
    /// <summary>What waits in a bug.</summary>
    public static IReadOnlyList<QueueEntry> Of(BugView view) =>
        [.. view.Requests.Where(r => r.Waits is not null).Select(r => new QueueEntry(view.Bug, r.Attachment, view.Title, view.Product, view.Component, r.Waits!, view.WouldDo))];

    /// <summary>Whether it is late at a moment.</summary>
    public bool IsOverdue(DateTimeOffset now) => Waits.OverdueFrom <= now;
}

/// <summary>What waits, and what an admin has to see.</summary>
/// <param name="Server">The server.</param>
/// <param name="DryRun">Whether nothing is written.</param>
/// <param name="AsOf">The last good pass; null if there was none.</param>
/// <param name="Waiting">What waits, the latest first.</param>
/// <param name="Restricted">How many requests wait in bugs that not everybody may see.</param>
/// <param name="Admin">How the bot itself is.</param>
internal sealed record QueueView(string Server, bool DryRun, DateTimeOffset? AsOf, IReadOnlyList<WaitingView> Waiting, int Restricted, AdminView Admin);

/// <summary>A request in the queue.</summary>
internal sealed record WaitingView(QueueEntry Request, bool Overdue);

/// <summary>What an admin has to see; says nothing of any bug.</summary>
/// <param name="Problem">What is wrong with the passes, or null.</param>
/// <param name="Settings">How the settings are.</param>
/// <param name="Failed">Bugs that failed in the last pass.</param>
/// <param name="GivenUp">Bugs that were given up after many tries.</param>
/// <param name="Notices">What the owners have been told so far.</param>
/// <param name="OverdueOpenings">Bugs that should have been opened and were not.</param>
/// <param name="Webhook">What is odd about the webhook, or null.</param>
internal sealed record AdminView(string? Problem, string Settings, int Failed, int GivenUp, int Notices, int OverdueOpenings, string? Webhook);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(QueueView))]
[JsonSerializable(typeof(IReadOnlyList<QueueEntry>))]
internal sealed partial class QueueJson : JsonSerializerContext;
