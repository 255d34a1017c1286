namespace ReviewBot.Bugzilla.Models;

/// <summary>A bug as REST tells it. What was not asked for by <c>include_fields</c> keeps its default.</summary>
public sealed record Bug
{
    /// <summary>The bug's number.</summary>
    public required long Id { get; init; }

    /// <summary>The product's name.</summary>
    public string Product { get; init; } = "";

    /// <summary>The component's name.</summary>
    public string Component { get; init; } = "";

    /// <summary>The product's version that the bug is about.</summary>
    public string? Version { get; init; }

    /// <summary>The summary; private on a restricted bug.</summary>
    public string Summary { get; init; } = "";

    /// <summary>For example <c>NEW</c> (BMO), <c>CONFIRMED</c> (upstream) or <c>RESOLVED</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Empty while the bug is open.</summary>
    public string Resolution { get; init; } = "";

    /// <summary>Whether the status is an open one.</summary>
    public bool IsOpen { get; init; }

    /// <summary>BMO's kind of bug (<c>task</c>, <c>defect</c>, <c>enhancement</c>); null upstream.</summary>
    public string? Type { get; init; }

    /// <summary>The reporter's login.</summary>
    public string Creator { get; init; } = "";

    /// <summary>The reporter.</summary>
    public Person? CreatorDetail { get; init; }

    /// <summary>The assignee's login.</summary>
    public string AssignedTo { get; init; } = "";

    /// <summary>The assignee.</summary>
    public Person? AssignedToDetail { get; init; }

    /// <summary>Login, or empty.</summary>
    public string? QaContact { get; init; }

    /// <summary>Logins.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>The people on CC.</summary>
    public IReadOnlyList<Person> CcDetail { get; init; } = [];

    /// <summary>Logins of the mentors (BMO only).</summary>
    public IReadOnlyList<string> Mentors { get; init; } = [];

    /// <summary>When the bug was filed (UTC, whole seconds).</summary>
    public DateTimeOffset CreationTime { get; init; }

    /// <summary>The last change that the server counts (UTC, whole seconds). Comment tags and edited comments don't move it.</summary>
    public DateTimeOffset LastChangeTime { get; init; }

    /// <summary>Names of all groups that restrict the bug, also of those that the caller is not in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Bug flags only (needinfo); an attachment's flags are on the attachment.</summary>
    public IReadOnlyList<BugzillaFlag> Flags { get; init; } = [];

    /// <summary>The whiteboard.</summary>
    public string Whiteboard { get; init; } = "";

    /// <summary>The keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>People on CC see the bug even if it is restricted.</summary>
    public bool IsCcAccessible { get; init; }

    /// <summary>The reporter sees the bug even if it is restricted.</summary>
    public bool IsCreatorAccessible { get; init; }

    /// <summary>Addresses.</summary>
    public IReadOnlyList<string> SeeAlso { get; init; } = [];

    /// <summary>Numbers of the bugs that this one waits for.</summary>
    public IReadOnlyList<long> DependsOn { get; init; } = [];

    /// <summary>Numbers of the bugs that wait for this one.</summary>
    public IReadOnlyList<long> Blocks { get; init; } = [];

    /// <summary>The bug that this one duplicates.</summary>
    public long? DupeOf { get; init; }

    /// <summary>Only from <c>BugReads.GetBugForWriteAsync</c> on BMO, else null.</summary>
    public IReadOnlyList<BugAttachment>? Attachments { get; init; }

    /// <summary>Only from <c>BugReads.GetBugForWriteAsync</c> on BMO, else null.</summary>
    public IReadOnlyList<BugComment>? Comments { get; init; }

    /// <summary>Only from <c>BugReads.GetBugForWriteAsync</c> on BMO, else null.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; init; }
}

/// <summary>A person as a bug names them. What an anonymous reader sees of them is less: never show more.</summary>
public sealed record Person
{
    /// <summary>The account's number.</summary>
    public long? Id { get; init; }

    /// <summary>The login, which is an address.</summary>
    public string Name { get; init; } = "";

    /// <summary>The handle without the colon (BMO only).</summary>
    public string? Nick { get; init; }

    /// <summary>Free text of the person.</summary>
    public string? RealName { get; init; }
}

/// <summary>A flag on a bug or an attachment.</summary>
public sealed record BugzillaFlag
{
    /// <summary>The flag's id; stays the same while it is asked of others, granted or denied.</summary>
    public required long Id { get; init; }

    /// <summary>The flag type's name, for example <c>data-review</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The flag type's id.</summary>
    public long TypeId { get; init; }

    /// <summary><c>?</c>, <c>+</c> or <c>-</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Login of who set the present status. Naming another requestee doesn't change it.</summary>
    public string Setter { get; init; } = "";

    /// <summary>Login of who is asked; null if nobody in particular.</summary>
    public string? Requestee { get; init; }

    /// <summary>When the flag was first set (UTC, whole seconds).</summary>
    public DateTimeOffset CreationDate { get; init; }

    /// <summary>When it was last changed (UTC, whole seconds).</summary>
    public DateTimeOffset ModificationDate { get; init; }
}
