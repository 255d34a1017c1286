namespace ReviewBot.Sandbox.State;

internal sealed class Bug
{
    public required int Id { get; init; }
    public required User Creator { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Changed { get; set; }
    public required Product Product { get; set; }
    public required string Component { get; set; }
    public required string Version { get; set; }
    public required string Summary { get; set; }
    public required string Status { get; set; }
    public required User AssignedTo { get; set; }
    public string Resolution { get; set; } = "";
    public int? DupeOf { get; set; }
    public string Whiteboard { get; set; } = "";
    public string Url { get; set; } = "";
    public string OpSys { get; set; } = "All";
    public string Platform { get; set; } = "All";
    public string Severity { get; set; } = "normal";
    public string Priority { get; set; } = "--";
    public string TargetMilestone { get; set; } = "---";
    public string? Alias { get; set; }
    public bool IsCcAccessible { get; set; } = true;
    public bool IsCreatorAccessible { get; set; } = true;
    public SortedSet<string> Groups { get; private set; } = new(StringComparer.Ordinal);
    public SortedSet<string> Keywords { get; private set; } = new(StringComparer.Ordinal);
    public SortedSet<int> DependsOn { get; private set; } = [];
    public SortedSet<int> Blocks { get; private set; } = [];
    public List<string> SeeAlso { get; private set; } = [];
    public List<User> Cc { get; private set; } = [];
    public List<Flag> Flags { get; private set; } = [];
    public List<Comment> Comments { get; private set; } = [];
    public List<Attachment> Attachments { get; private set; } = [];
    public List<Activity> History { get; private set; } = [];

    public bool IsOpen => Resolution.Length == 0 && Status is not ("RESOLVED" or "VERIFIED" or "CLOSED");

    /// <summary>A comment with the lines that the server puts before one on an attachment.</summary>
    public string TextOf(Comment comment) =>
        PrefixOf(comment) is not { } prefix ? comment.RawText
        : comment.RawText.Length == 0 ? prefix
        : $"{prefix}\n\n{comment.RawText}";

    /// <summary>The lines that the server puts before a comment on an attachment; null before any other.</summary>
    public string? PrefixOf(Comment comment)
    {
        var summary = Attachments.Find(a => a.Id == comment.AttachmentId)?.Summary ?? "";
        return comment.Kind switch
        {
            CommentKind.Normal => null,
            CommentKind.AttachmentCreated => $"Created attachment {comment.AttachmentId}\n{summary}",
            CommentKind.AttachmentUpdated => $"Comment on attachment {comment.AttachmentId}\n{summary}",
        };
    }

    public Bug Clone()
    {
        var copy = (Bug)MemberwiseClone();
        copy.Groups = new(Groups, StringComparer.Ordinal);
        copy.Keywords = new(Keywords, StringComparer.Ordinal);
        copy.DependsOn = [.. DependsOn];
        copy.Blocks = [.. Blocks];
        copy.SeeAlso = [.. SeeAlso];
        copy.Cc = [.. Cc];
        copy.Flags = [.. Flags];
        copy.Comments = [.. Comments];
        copy.Attachments = [.. Attachments.Select(a => a.Clone())];
        copy.History = [.. History];
        return copy;
    }
}
