using System.Collections.Immutable;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>A steward became the flag's requestee.</summary>
/// <param name="Steward">Login of the steward (or of whoever was asked).</param>
/// <param name="By">Login of who chose; our own login for an assignment of ours.</param>
/// <param name="At">Server time.</param>
/// <param name="Instead">Login of who was asked until this very change, or null if nobody was.</param>
public sealed record Assignment(string Steward, string By, DateTimeOffset At, string? Instead = null);

/// <summary>A request was granted or denied.</summary>
/// <param name="Status">Granted or denied.</param>
/// <param name="By">Login of who set it.</param>
/// <param name="At">Server time.</param>
/// <param name="Requestees">Who was asked at that time.</param>
public sealed record Decision(FlagStatus Status, string By, DateTimeOffset At, ImmutableArray<string> Requestees);

/// <summary>A decision was taken off again.</summary>
/// <param name="Was">The decision.</param>
/// <param name="By">Login of who took it off.</param>
/// <param name="At">Server time.</param>
public sealed record Revocation(Decision Was, string By, DateTimeOffset At);

/// <summary>A decision that a write of ours overwrote, and that a human asked for again before it could be put right: the human's word stands.</summary>
/// <param name="Lost">The decision.</param>
/// <param name="By">Login of who asked.</param>
/// <param name="At">Server time.</param>
public sealed record Overtaking(Decision Lost, string By, DateTimeOffset At);

/// <summary>One time that <c>data-review?</c> was asked on an attachment, and what became of it.</summary>
public sealed record Round
{
    /// <summary>The attachment.</summary>
    public required long AttachmentId { get; init; }

    /// <summary>1 for the first time that it was asked.</summary>
    public required int Number { get; init; }

    /// <summary>Login of who set <c>?</c>; retargeting does not change it.</summary>
    public required string Requester { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Everybody who was asked in this round, in order, whoever chose.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];

    /// <summary>Everybody's stay as requestee that ended before the decision, as (login, by whom, when).</summary>
    public ImmutableArray<Assignment> Removed { get; init; } = [];

    /// <summary>The decision that stands, if any.</summary>
    public Decision? Decision { get; init; }

    /// <summary>A decision that a write of ours overwrote in the gap between our read and our write; it has to be put right.</summary>
    public Decision? LostDecision { get; init; }

    /// <summary>The lost decision that a human asked for again before we had put it right, if any.</summary>
    public Overtaking? Overtaken { get; init; }

    /// <summary>The decision that was taken off without asking again, if any.</summary>
    public Revocation? Revoked { get; init; }

    /// <summary>The decision that we overwrote and have set again, if any.</summary>
    public Decision? PutRight { get; init; }

    /// <summary>When the request was taken back (or its attachment made obsolete) without a decision.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>What we said in this round.</summary>
    public ImmutableArray<OurWord> Said { get; init; } = [];

    /// <summary>Whether the request still waits.</summary>
    public bool IsOpen => Decision is null && WithdrawnAt is null;

    /// <summary>How the round is named in our reference line.</summary>
    public string Subject => MarkItem.ForRound(AttachmentId, Number);

    /// <summary>The last time that we said <paramref name="step"/> in this round, or null.</summary>
    public OurWord? LastSaid(string step) => Said.LastOrDefault(s => s.Item.Step == step);

    /// <summary>Whether we said <paramref name="step"/> in this round.</summary>
    public bool HasSaid(string step) => LastSaid(step) is not null;
}
