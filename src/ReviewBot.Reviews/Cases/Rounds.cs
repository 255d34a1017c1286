using System.Collections.Immutable;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Folds the changes of one attachment's flag into rounds.</summary>
public static class Rounds
{
    /// <summary>
    /// The rounds of one attachment, oldest first.
    /// </summary>
    /// <param name="attachment">The attachment with its present flags.</param>
    /// <param name="changes">The flag's changes on it, oldest first.</param>
    /// <param name="flagName">The flag type.</param>
    /// <param name="self">Our own login: what we overwrote by mistake opens no round.</param>
    public static ImmutableArray<Round> Fold(Attachment attachment, IEnumerable<FlagChange> changes, string flagName, string self)
    {
        var fold = new RoundFold(attachment, self);
        foreach (var change in changes)
        {
            fold.Add(change);
        }

        return Reconcile(attachment, fold.Rounds, flagName);
    }

    // The flags themselves come from a later read than the history may have come from, and are never wrong.
    private static ImmutableArray<Round> Reconcile(Attachment attachment, List<Round> rounds, string flagName)
    {
        var flags = attachment.Flags.Where(f => string.Equals(f.Name, flagName, StringComparison.OrdinalIgnoreCase)).ToList();
        var pending = flags.Where(f => f.Status == FlagStatus.Requested).ToList();
        if (pending.Count > 0 && (rounds.Count == 0 || !rounds[^1].IsOpen) && (rounds.Count == 0 || rounds[^1].Decision is null || flags.Count == pending.Count))
        {
            rounds.Add(new Round
            {
                AttachmentId = attachment.Id,
                Number = rounds.Count + 1,
                Requester = pending[0].Setter,
                AskedAt = pending[0].Created,
                Assignments = [.. pending.Where(f => f.Requestee is not null).Select(f => new Assignment(f.Requestee!, f.Setter, f.Modified))],
            });
        }
        else if (rounds.Count == 0 && flags.Count > 0)
        {
            rounds.Add(new Round
            {
                AttachmentId = attachment.Id,
                Number = 1,
                Requester = attachment.Creator,
                AskedAt = flags[0].Created,
                Decision = new Decision(flags[0].Status, flags[0].Setter, flags[0].Modified, []),
            });
        }

        return [.. rounds];
    }
}
