namespace ReviewBot.Reviews.Replies;

/// <summary>What somebody is to one bug; a person often has several. The table names with them who may use a command.</summary>
[Flags]
public enum Role
{
    /// <summary>No role at all: what the bug knows of that person is the comment.</summary>
    None = 0,
    /// <summary>Who asked for the review, or attached the form.</summary>
    Requester = 1,
    /// <summary>On the roster.</summary>
    Steward = 2,
    /// <summary>Runs the process.</summary>
    Owner = 4,
    /// <summary>The requestee of the flag as it stands now, on the roster or not.</summary>
    Asked = 8,
    /// <summary>Wrote the hold that stands.</summary>
    Holder = 16,
    /// <summary>In a row of the table: nobody is excluded. Everybody has it without being given it.</summary>
    Anybody = 32,
    /// <summary>Those who may decide.</summary>
    Deciders = Steward | Owner,
    /// <summary>Those who want the review.</summary>
    Concerned = Requester | Deciders,
}

/// <summary>Where a command means something.</summary>
public enum AppliesTo
{
    /// <summary>Any bug that the bot looks after.</summary>
    AnyBug,
    /// <summary>A bug with a data-review request.</summary>
    Request,
    /// <summary>A bug that is restricted to an embargo group.</summary>
    RestrictedBug,
}

/// <summary>Whether a command is carried out for somebody.</summary>
/// <param name="Refusal">Why not, as a sentence for a comment; null: allowed.</param>
/// <param name="WorthSaying">False for somebody without any role: an outsider's attempt is recorded, not answered.</param>
public readonly record struct Permit(string? Refusal, bool WorthSaying)
{
    /// <summary>The command is carried out.</summary>
    public bool Allowed => Refusal is null;
}
