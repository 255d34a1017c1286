using System.Collections.Immutable;
using System.Text;

namespace ReviewBot.Servers;

/// <summary>A flag as a write sends it: one that exists by its id, a new one by its type's.</summary>
/// <param name="Id">The flag, or null for a new one.</param>
/// <param name="Type">The type of a new one.</param>
/// <param name="Status">Bugzilla's sign: <c>?</c>, <c>+</c>, <c>-</c> or <c>X</c>.</param>
/// <param name="Requestee">Whom to ask.</param>
internal sealed record FlagWrite(long? Id, FlagKind? Type, string Status, string? Requestee);

/// <summary>A flag type.</summary>
/// <param name="Id">Its id; null where it isn't known, and the name has to do.</param>
/// <param name="Name">Its name.</param>
internal sealed record FlagKind(long? Id, string Name);

/// <summary>One request that changes something: an update of an attachment, or of the bug.</summary>
internal sealed record PlannedWrite
{
    /// <summary>The bug.</summary>
    public required int BugId { get; init; }

    /// <summary>The attachment to update, or null to update the bug.</summary>
    public long? AttachmentId { get; init; }

    /// <summary>The flags of the attachment, or of the bug.</summary>
    public ImmutableArray<FlagWrite> Flags { get; init; } = [];

    /// <summary>Flags of the bug, sent along with an attachment's (BMO).</summary>
    public ImmutableArray<FlagWrite> BugFlags { get; init; } = [];

    /// <summary>People to add to CC.</summary>
    public ImmutableArray<string> CcAdd { get; init; } = [];

    /// <summary>Groups to take off.</summary>
    public ImmutableArray<string> GroupsRemove { get; init; } = [];

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the bug is restricted, so that nothing of this reaches a log.</summary>
    public bool Restricted { get; init; }

    /// <summary>Without the comment and people.</summary>
    public override string ToString() => string.Create(null, $"a write to bug {BugId}");

    /// <summary>The whole as text, for the outbox's digest only.</summary>
    public string Payload
    {
        get
        {
            var text = new StringBuilder().Append(BugId).Append('/').Append(AttachmentId);
            foreach (var flag in Flags.Concat(BugFlags))
            {
                text.Append('|').Append(flag);
            }

            return text.Append('|').AppendJoin(',', CcAdd).Append('|').AppendJoin(',', GroupsRemove).Append('|').Append(Comment).ToString();
        }
    }
}
