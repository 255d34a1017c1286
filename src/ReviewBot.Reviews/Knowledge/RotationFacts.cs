using System.Collections.Immutable;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>Somebody was asked for a review; taken from flag history, whoever chose.</summary>
/// <param name="Steward">Login.</param>
/// <param name="At">When.</param>
/// <param name="BugId">The bug.</param>
/// <param name="AttachmentId">The attachment.</param>
/// <param name="Round">The round of that attachment.</param>
/// <param name="Named">Whether a human chose, in the flag or by a command.</param>
/// <param name="Product">The bug's product, or null if not known: the assignment then counts as one of every pool.</param>
/// <param name="Component">The bug's component, or null if not known.</param>
/// <param name="Restricted">Whether the bug is in a group: then nothing elsewhere may tell who reviewed it.</param>
public sealed record AssignmentFact(
    string Steward, DateTimeOffset At, int BugId, long AttachmentId, int Round, bool Named, string? Product = null, string? Component = null, bool Restricted = false)
{
    /// <summary>When the steward declined it for want of time, if so.</summary>
    public DateTimeOffset? BusyAt { get; init; }
}

/// <summary>Who was asked what, over all bugs. There is no stored pointer: whose turn it is follows from this alone.</summary>
public sealed record RotationFacts
{
    /// <summary>How far back assignments count in a steward's share. Of older ones each steward's last is enough, and those in bugs of first reviews.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(365);

    /// <summary>No assignment yet.</summary>
    public static RotationFacts None { get; } = new();

    /// <summary>Who was asked, as far as it is of interest, oldest first.</summary>
    public ImmutableArray<AssignmentFact> Assignments { get; init; } = [];

    /// <summary>Requests that wait, by the login of who is asked.</summary>
    public ImmutableDictionary<string, int> Open { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The facts from assignments in any order and the login of who is asked on each pending flag.</summary>
    public static RotationFacts From(IEnumerable<AssignmentFact> assignments, IEnumerable<string> open) => new()
    {
        Assignments = [.. assignments.Distinct().OrderBy(a => a.At).ThenBy(a => a.BugId).ThenBy(a => a.AttachmentId)],
        Open = open.GroupBy(o => o, StringComparer.OrdinalIgnoreCase).ToImmutableDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The facts after further assignments: the choices of a pass count for its next request.</summary>
    public RotationFacts With(ImmutableArray<AssignmentFact> more) => this with
    {
        Assignments = Assignments.AddRange(more),
        Open = more.Aggregate(Open, (open, a) => open.SetItem(a.Steward, open.GetValueOrDefault(a.Steward) + 1)),
    };
}
