namespace ReviewBot.Sandbox.State;

/// <summary>One row of history. Rows of one person within one second are shown as one entry.</summary>
internal sealed record Activity(DateTimeOffset When, User Who, string Field, string Removed, string Added)
{
    public int? AttachmentId { get; init; }
    public int? CommentId { get; init; }
}
