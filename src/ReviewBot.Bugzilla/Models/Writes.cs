using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewBot.Bugzilla.Models;

/// <summary>One flag in a write. Address flags that exist by <see cref="Id"/>: by name, a withdrawn one would be made anew.</summary>
public sealed record FlagChange
{
    /// <summary>The flag.</summary>
    public long? Id { get; init; }

    /// <summary>The type's name, for a new flag.</summary>
    public string? Name { get; init; }

    /// <summary>The type's id, for a new flag.</summary>
    public long? TypeId { get; init; }

    /// <summary><c>?</c>, <c>+</c>, <c>-</c>, or <c>X</c> to delete.</summary>
    public required string Status { get; init; }

    /// <summary>Login. With <c>?</c> and none given, the server clears the one that is there.</summary>
    public string? Requestee { get; init; }

    /// <summary>Always a further flag, whatever is there.</summary>
    public bool? New { get; init; }
}

/// <summary>A change of an attachment. Flags and comment are two transactions on the server: either may be found alone.</summary>
public sealed record AttachmentUpdate
{
    /// <summary>The attachment's flags.</summary>
    public IReadOnlyList<FlagChange>? Flags { get; init; }

    /// <summary>A comment on the attachment.</summary>
    public string? Comment { get; init; }

    /// <summary>The bug's flags, in the same write (BMO only; upstream refuses the key).</summary>
    public IReadOnlyList<FlagChange>? BugFlags { get; init; }

    /// <summary>Marks it obsolete, which deletes its pending flags.</summary>
    public bool? IsObsolete { get; init; }

    /// <summary>Its description.</summary>
    public string? Summary { get; init; }
}

/// <summary>A change of a bug: one transaction, all or nothing.</summary>
public sealed record BugUpdate
{
    /// <summary>A comment.</summary>
    public CommentText? Comment { get; init; }

    /// <summary>The bug's flags.</summary>
    public IReadOnlyList<FlagChange>? Flags { get; init; }

    /// <summary>Logins.</summary>
    public ListChange? Cc { get; init; }

    /// <summary>Groups. Removing one that the bug isn't in is refused (120), and everything with it.</summary>
    public ListChange? Groups { get; init; }

    /// <summary>The whole whiteboard.</summary>
    public string? Whiteboard { get; init; }

    /// <summary>Keywords.</summary>
    public ListChange? Keywords { get; init; }

    /// <summary>Addresses.</summary>
    public ListChange? SeeAlso { get; init; }

    /// <summary>Whether people on CC see it though it is restricted.</summary>
    public bool? IsCcAccessible { get; init; }

    /// <summary>Whether the reporter sees it though it is restricted.</summary>
    public bool? IsCreatorAccessible { get; init; }

    /// <summary>The new status; <c>RESOLVED</c> needs a resolution.</summary>
    public string? Status { get; init; }

    /// <summary>The resolution.</summary>
    public string? Resolution { get; init; }
}

/// <summary>A comment in a change of a bug.</summary>
/// <param name="Body">The text.</param>
/// <param name="IsPrivate">For insiders only.</param>
public sealed record CommentText(string Body, bool? IsPrivate = null);

/// <summary>Elements to add to and remove from a list.</summary>
/// <param name="Add">To add.</param>
/// <param name="Remove">To remove.</param>
public sealed record ListChange(IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null);

/// <summary>A bug to be filed. Upstream wants <c>version</c>, <c>op_sys</c> and <c>platform</c>; BMO wants <c>type</c>.</summary>
public sealed record NewBug
{
    /// <summary>The product's name.</summary>
    public required string Product { get; init; }

    /// <summary>The component's name.</summary>
    public required string Component { get; init; }

    /// <summary>At most 255 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>The product's version.</summary>
    public required string Version { get; init; }

    /// <summary>The first comment.</summary>
    public string? Description { get; init; }

    /// <summary>The operating system.</summary>
    public string? OpSys { get; init; } = "All";

    /// <summary>The hardware.</summary>
    public string? Platform { get; init; } = "All";

    /// <summary>BMO's kind of bug.</summary>
    public string? Type { get; init; }

    /// <summary>Groups to restrict it to.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Logins.</summary>
    public IReadOnlyList<string>? Cc { get; init; }

    /// <summary>The whiteboard.</summary>
    public string? Whiteboard { get; init; }

    /// <summary>What else a server's products want.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>An attachment to be made.</summary>
public sealed record NewAttachment
{
    /// <summary>The content.</summary>
    [JsonConverter(typeof(Base64Converter))]
    public required ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>What it is.</summary>
    public required string Summary { get; init; }

    /// <summary>For example <c>text/plain</c>.</summary>
    public string ContentType { get; init; } = "text/plain";

    /// <summary>The comment that comes with it.</summary>
    public string? Comment { get; init; }

    /// <summary>Flags to set at once.</summary>
    public IReadOnlyList<FlagChange>? Flags { get; init; }

    /// <summary>A patch.</summary>
    public bool? IsPatch { get; init; }

    /// <summary>For insiders only.</summary>
    public bool? IsPrivate { get; init; }
}

/// <summary>What a write changed, as the server says.</summary>
public sealed record WriteResult
{
    /// <summary>The bug or attachment.</summary>
    public required long Id { get; init; }

    /// <summary>Its new time of change (UTC, whole seconds).</summary>
    public DateTimeOffset LastChangeTime { get; init; }

    /// <summary>By field; a comment has no entry. What was <see cref="FieldChange.Removed"/> tells whether it was what we knew.</summary>
    public IReadOnlyDictionary<string, FieldChange> Changes { get; init; } = new Dictionary<string, FieldChange>();
}

/// <summary>A field's change, several values joined by <c>", "</c>.</summary>
public sealed record FieldChange
{
    /// <summary>What was there.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string Removed { get; init; } = "";

    /// <summary>What is there now.</summary>
    [JsonConverter(typeof(TolerantTextConverter))]
    public string Added { get; init; } = "";
}
