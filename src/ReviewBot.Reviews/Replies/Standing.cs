namespace ReviewBot.Reviews.Replies;

/// <summary>A veto that stands: the bug is not opened, and nobody is reminded.</summary>
/// <param name="By">Login of who said it.</param>
/// <param name="At">When the server stored it.</param>
/// <param name="CommentCount">The comment's number within the bug.</param>
public sealed record Hold(string By, DateTimeOffset At, int CommentCount);

/// <summary>Who said something, and when.</summary>
/// <param name="Roles">All that the person is to the bug.</param>
/// <param name="At">When the server stored it.</param>
public readonly record struct Speaker(Role Roles, DateTimeOffset At);

/// <summary>
/// What holds on a bug because somebody said so; a function of its comments alone, so that it needs no memory and no
/// answer.
/// </summary>
public sealed record Standing
{
    /// <summary>Nothing at all is written on the bug.</summary>
    public bool Ignored { get; init; }

    /// <summary>No reminders on the bug.</summary>
    public bool Quiet { get; init; }

    /// <summary>No reminder before this.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>When <see cref="RemindAt"/> was said; a later change of the flag makes it void.</summary>
    public DateTimeOffset RemindSaidAt { get; init; }

    /// <summary>When a hold ended or reminders were let in again, if they ever were.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>The veto that stands, if any.</summary>
    public Hold? Hold { get; init; }
}
