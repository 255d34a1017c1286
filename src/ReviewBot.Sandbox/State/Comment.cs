namespace ReviewBot.Sandbox.State;

internal enum CommentKind
{
    Normal,
    AttachmentCreated,
    AttachmentUpdated,
}

internal sealed record Comment(int Id, int Count, User Author, DateTimeOffset When, string RawText, bool IsPrivate, CommentKind Kind, int? AttachmentId)
{
    public IReadOnlyList<string> Tags { get; init; } = [];
    public int Edits { get; init; }
    public DateTimeOffset? Edited { get; init; }
}
