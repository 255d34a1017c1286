using ReviewBot.Sandbox.Rest;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>The bugs that the visitor may see.</summary>
internal sealed record ListView(IReadOnlyList<Bug> Bugs);

/// <summary>Why there is no page.</summary>
internal sealed record TroubleView(string Title, string Text);

/// <summary>A bug, as far as the visitor may see it.</summary>
/// <param name="Call">What the visitor may see.</param>
/// <param name="Bug">The bug.</param>
internal sealed record BugView(Call Call, Bug Bug)
{
    /// <summary>What has come of what the visitor did last; null if the page isn't about that.</summary>
    public Outcome? Outcome { get; init; }

    public IEnumerable<Attachment> Attachments => Bug.Attachments.Where(Call.CanSee);

    public IEnumerable<Comment> Comments => Bug.Comments.Where(Call.CanSee);

    public IEnumerable<Activity> History => Bug.History.Where(CanSee).OrderBy(row => row.When);

    public IEnumerable<Flag> Needinfos => Bug.Flags.Where(f => f.Type.Name == World.Needinfo && f.Status == '?');

    public bool CanSee(Activity row) => Histories.IsVisible(Call, Bug, row);

    /// <summary>The review flag of an attachment, if it has one.</summary>
    public static Flag? ReviewOf(Attachment attachment) => attachment.Flags.Find(f => f.Type.Name == World.Flag);
}
