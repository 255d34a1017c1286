namespace ReviewBot.Sandbox.State;

internal sealed class User
{
    public required int Id { get; init; }
    public required string Login { get; init; }
    public required string RealName { get; init; }
    public required string Nick { get; init; }
    public required string Key { get; set; }
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);
    public bool KeyRevoked { get; set; }

    /// <summary>What the administrator wrote when closing the account; empty while it is open.</summary>
    public string DisabledText { get; set; } = "";

    /// <summary>BMO: refuses review, data-review and needinfo.</summary>
    public bool BlocksRequests { get; set; }

    public bool IsEnabled => DisabledText.Length == 0;

    public string Identity => $"{RealName} <{Login}>";

    public bool In(string group) => Groups.Contains(group);
}

internal sealed record Group(int Id, string Name, string Description);

internal sealed record Component(int Id, string Name);

internal sealed record Product(
    int Id,
    string Name,
    IReadOnlyList<Component> Components,
    IReadOnlyList<string> Versions,
    ISet<string> Groups,
    string? DefaultSecurityGroup);

internal sealed record FlagType(int Id, string Name, bool ForBugs)
{
    /// <summary>Null: every product.</summary>
    public IReadOnlySet<string>? Products { get; init; }
    public bool IsActive { get; init; } = true;
    public bool IsRequestable { get; init; } = true;
    public bool IsRequesteeble { get; init; } = true;
    public bool IsMultiplicable { get; init; } = true;
    public string? GrantGroup { get; init; }
    public string? RequestGroup { get; init; }

    public string Description => $"{Name} flag";

    public bool IsIn(string product) => Products is null || Products.Contains(product);

    public bool CanGrant(User user) => GrantGroup is null || user.In(GrantGroup);

    public bool CanRequest(User user) => RequestGroup is null || user.In(RequestGroup) || (GrantGroup is not null && user.In(GrantGroup));
}

internal sealed record Flag(int Id, FlagType Type, char Status, User Setter, User? Requestee, DateTimeOffset Created, DateTimeOffset Modified)
{
    /// <summary>As history and answers write it: the name, the status, the requestee in parentheses.</summary>
    public string Text => $"{Type.Name}{Status}{(Requestee is null ? "" : $"({Requestee.Login})")}";
}

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

/// <summary>One row of history. Rows of one person within one second are shown as one entry.</summary>
internal sealed record Activity(DateTimeOffset When, User Who, string Field, string Removed, string Added)
{
    public int? AttachmentId { get; init; }
    public int? CommentId { get; init; }
}

internal sealed class Attachment
{
    public required int Id { get; init; }
    public required int BugId { get; init; }
    public required User Creator { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Changed { get; set; }
    public required string FileName { get; set; }
    public required string Summary { get; set; }
    public required string ContentType { get; set; }
    public required byte[] Data { get; init; }
    public bool IsPrivate { get; set; }
    public bool IsObsolete { get; set; }
    public bool IsPatch { get; set; }
    public List<Flag> Flags { get; private set; } = [];

    public Attachment Clone()
    {
        var copy = (Attachment)MemberwiseClone();
        copy.Flags = [.. Flags];
        return copy;
    }
}

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
