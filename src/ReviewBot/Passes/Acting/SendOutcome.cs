namespace ReviewBot.Passes.Acting;

/// <summary>How a plan's writes went.</summary>
internal enum SendKind
{
    /// <summary>As they should.</summary>
    Done,

    /// <summary>They were not sent: this is a dry run.</summary>
    DryRun,

    /// <summary>The server refused the needinfo.</summary>
    NeedinfoRefused,

    /// <summary>The server refused the steward.</summary>
    StewardRefused,

    /// <summary>Somebody's change of the last moment was overwritten.</summary>
    Overwrote,

    /// <summary>What was to be changed isn't there any more.</summary>
    Changed,

    /// <summary>The server refused to take the bug out of its group.</summary>
    GroupRefused,

    /// <summary>The server says that all is well, and changed nothing.</summary>
    WithoutEffect,

    /// <summary>The server refused this one bug.</summary>
    Failed,

    /// <summary>Nobody knows yet.</summary>
    Unsettled,
}

/// <summary>What became of a plan's writes.</summary>
internal sealed record SendOutcome(SendKind Kind, int Sent, Reviews.Knowledge.Refusal? Refusal = null)
{
    /// <summary>What the server said of a failure, in our words.</summary>
    public string? Error { get; init; }
}
