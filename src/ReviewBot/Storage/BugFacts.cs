using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Register;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

/// <summary>What is kept of a bug between passes, so that it needn't be read again to know whose turn it is.</summary>
/// <param name="Bug">The bug.</param>
internal sealed record BugFacts(int Bug)
{
    /// <summary>
    /// The version of the reading that makes these facts. Whoever changes what is read out of a bug raises it: all bugs are then read
    /// again, a few in each pass. Below it stand facts of earlier builds; at 0 those in which something may be absent.
    /// </summary>
    public const int Reading = 5;

    /// <summary>Everybody who was asked, in any round.</summary>
    public ImmutableArray<AssignmentFact> Assignments { get; init; } = [];

    /// <summary>Logins of who is asked now, one for each pending flag.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>Whom our comments there reminded.</summary>
    public ImmutableArray<ReminderFact> Reminders { get; init; } = [];

    /// <summary>Requests that wait.</summary>
    public ImmutableArray<WaitFact> Waits { get; init; } = [];

    /// <summary>Logins of the requesters to whom something was granted, once for each grant; null while the bug is restricted, or was not read.</summary>
    public ImmutableArray<string>? GrantedTo { get; init; }

    /// <summary>Its entries in the public register; none while it is restricted.</summary>
    public ImmutableArray<RegisterEntry> Register { get; init; } = [];
}

/// <summary>A bug as it was last read.</summary>
/// <param name="Id">The bug.</param>
/// <param name="LastChangeTime">Its change time then.</param>
/// <param name="ReadAt">When it was read, server time.</param>
/// <param name="DueAt">When it has to be looked at again though nothing changes.</param>
/// <param name="Restricted">Whether it was restricted.</param>
internal sealed record CachedBug(int Id, DateTimeOffset LastChangeTime, DateTimeOffset ReadAt, DateTimeOffset? DueAt, bool Restricted);
