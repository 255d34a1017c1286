using System.Collections.Immutable;

namespace ReviewBot.Reviews.Timeline;

/// <summary>
/// One bug as the server showed it to our account: everything that a decision may rest on, and nothing that was
/// remembered. Times are the server's, UTC, whole seconds.
/// </summary>
public sealed record BugSnapshot
{
    /// <summary>The bug's number.</summary>
    public required int Id { get; init; }

    /// <summary>Product, as the server spells it.</summary>
    public required string Product { get; init; }

    /// <summary>Component, as the server spells it.</summary>
    public required string Component { get; init; }

    /// <summary>The title. Restricted text while <see cref="IsRestricted"/>.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Status, for example <c>NEW</c> or <c>RESOLVED</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Resolution; empty while the bug is open.</summary>
    public string Resolution { get; init; } = "";

    /// <summary>The reporter's login.</summary>
    public string Creator { get; init; } = "";

    /// <summary>The assignee's login.</summary>
    public string AssignedTo { get; init; } = "";

    /// <summary>The status whiteboard.</summary>
    public string Whiteboard { get; init; } = "";

    /// <summary>All groups that the bug is in, also those that our account is not in.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Logins on the CC list.</summary>
    public ImmutableArray<string> Cc { get; init; } = [];

    /// <summary>Keywords.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Whether people on CC see the bug though they are in none of its groups.</summary>
    public bool IsCcAccessible { get; init; } = true;

    /// <summary>When the bug was filed.</summary>
    public DateTimeOffset CreationTime { get; init; }

    /// <summary>When anything about the bug changed last; comment tags do not count for the server.</summary>
    public DateTimeOffset LastChangeTime { get; init; }

    /// <summary>The bug's own flags (needinfo); attachment flags are at the attachments.</summary>
    public ImmutableArray<Flag> Flags { get; init; } = [];

    /// <summary>All attachments that we may see, obsolete ones too, ascending by id.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>All comments that we may see, ascending; number 0 is the description.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>The bug's history, oldest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>Whether the bug is in any group: then nothing of it may be told outside of it.</summary>
    public bool IsRestricted => !Groups.IsEmpty;

    /// <summary>Without any text of the bug's.</summary>
    public override string ToString() => string.Create(null, $"bug {Id}");
}

/// <summary>A flag's status, as Bugzilla writes it.</summary>
public enum FlagStatus
{
    /// <summary><c>?</c></summary>
    Requested,

    /// <summary><c>+</c></summary>
    Granted,

    /// <summary><c>-</c></summary>
    Denied,
}

/// <summary>A flag on a bug or on an attachment.</summary>
/// <param name="Id">The flag's own id, by which alone it is addressed.</param>
/// <param name="Name">The flag type's name.</param>
/// <param name="Status">The status.</param>
/// <param name="Setter">Login of who set this status last; after a grant the steward, no longer the requester.</param>
/// <param name="Requestee">Login of who is asked, or null if nobody is.</param>
/// <param name="Created">When the flag was set first.</param>
/// <param name="Modified">When it changed last.</param>
public sealed record Flag(long Id, string Name, FlagStatus Status, string Setter, string? Requestee, DateTimeOffset Created, DateTimeOffset Modified)
{
    /// <summary>Without people.</summary>
    public override string ToString() => string.Create(null, $"{Name} {Status}");
}

/// <summary>An attachment with, where it was read, its content.</summary>
public sealed record Attachment
{
    /// <summary>The attachment's number.</summary>
    public required long Id { get; init; }

    /// <summary>File name as its sender gave it.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The attachment's description.</summary>
    public string Summary { get; init; } = "";

    /// <summary>MIME type as the server holds it.</summary>
    public string ContentType { get; init; } = "text/plain";

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Whether it is marked as a patch.</summary>
    public bool IsPatch { get; init; }

    /// <summary>Whether it was replaced by something newer.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>Whether only insiders see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Login of who attached it.</summary>
    public string Creator { get; init; } = "";

    /// <summary>When it was attached.</summary>
    public DateTimeOffset CreationTime { get; init; }

    /// <summary>When it, its flags excepted, changed last.</summary>
    public DateTimeOffset LastChangeTime { get; init; }

    /// <summary>Its flags of any type.</summary>
    public ImmutableArray<Flag> Flags { get; init; } = [];

    /// <summary>The bytes, or null where they were not read: too large, or of no interest.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>Without any text of its sender's.</summary>
    public override string ToString() => string.Create(null, $"attachment {Id}");
}

/// <summary>A comment.</summary>
/// <param name="Id">The comment's id over all bugs.</param>
/// <param name="Count">Its number within the bug; 0 is the description.</param>
/// <param name="Creator">Login of its author.</param>
/// <param name="Time">When it was stored.</param>
/// <param name="Body">What was written, without the lines that the server puts before comments on attachments.</param>
/// <param name="IsPrivate">Whether only insiders see it.</param>
/// <param name="AttachmentId">The attachment that it belongs to, if any.</param>
public sealed record Comment(long Id, int Count, string Creator, DateTimeOffset Time, string Body, bool IsPrivate = false, long? AttachmentId = null)
{
    /// <summary>Without its text and author.</summary>
    public override string ToString() => string.Create(null, $"comment {Count}");
}

/// <summary>What one person changed in one second.</summary>
/// <param name="When">When.</param>
/// <param name="Who">Login of who did it.</param>
/// <param name="Changes">The fields.</param>
public sealed record HistoryEntry(DateTimeOffset When, string Who, ImmutableArray<FieldChange> Changes)
{
    /// <summary>Without names.</summary>
    public override string ToString() => string.Create(null, $"a change at {When:u}");
}

/// <summary>One field's change in the history.</summary>
/// <param name="Field">The server's name, for example <c>flagtypes.name</c>.</param>
/// <param name="Removed">Old value as text; several are joined by a comma.</param>
/// <param name="Added">New value as text.</param>
/// <param name="AttachmentId">The attachment, for its fields and flags.</param>
public sealed record FieldChange(string Field, string Removed, string Added, long? AttachmentId = null)
{
    /// <summary>Without the values.</summary>
    public override string ToString() => Field;
}

/// <summary>What the server tells of an account.</summary>
/// <param name="Login">The login.</param>
/// <param name="RealName">The real name as the person wrote it, often with <c>[:nick]</c>.</param>
/// <param name="Nick">The nick without colon, where the server knows nicks or the real name shows one.</param>
/// <param name="CanLogin">False for a disabled account.</param>
/// <param name="RequestsBlocked">Whether the person refuses requests; null where the server does not tell (upstream).</param>
/// <param name="NeedinfoBlocked">The same for needinfo.</param>
public sealed record Account(string Login, string RealName = "", string? Nick = null, bool CanLogin = true, bool? RequestsBlocked = null, bool? NeedinfoBlocked = null);
