namespace ReviewBot.Reviews.Policies;

/// <summary>A capability that can be switched off while the service runs.</summary>
[Flags]
public enum Capabilities
{
    /// <summary>Nothing is written.</summary>
    None = 0,

    /// <summary>Stewards are assigned.</summary>
    Assign = 1,

    /// <summary>Comments about forms and decisions.</summary>
    Comment = 2,

    /// <summary>Reminders.</summary>
    Remind = 4,

    /// <summary>Commands in comments.</summary>
    Commands = 8,

    /// <summary>Opening of embargoed bugs, and what leads to it.</summary>
    Embargo = 16,

    /// <summary>All of them.</summary>
    All = Assign | Comment | Remind | Commands | Embargo,
}
