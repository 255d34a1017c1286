using System.Collections.Immutable;

namespace ReviewBot.Reviews.Timeline;

/// <summary>One flag as the history writes it, for example <c>data-review?(steward@example.org)</c>.</summary>
/// <param name="Status">The status.</param>
/// <param name="Requestee">Login of who is asked, or null.</param>
public sealed record FlagText(FlagStatus Status, string? Requestee);

/// <summary>What happened to the flags of one type on one attachment in one second.</summary>
/// <param name="When">Server time.</param>
/// <param name="Who">Login of who did it.</param>
/// <param name="AttachmentId">The attachment.</param>
/// <param name="Removed">States that ended.</param>
/// <param name="Added">States that began.</param>
public sealed record FlagChange(DateTimeOffset When, string Who, long AttachmentId, ImmutableArray<FlagText> Removed, ImmutableArray<FlagText> Added);

/// <summary>Reads flag changes out of a bug's history, as both kinds of server write them.</summary>
public static class FlagChanges
{
    private const string Field = "flagtypes.name";

    /// <summary>All changes of the flag type <paramref name="flagName"/> on attachments, oldest first.</summary>
    public static IEnumerable<FlagChange> OnAttachments(IEnumerable<HistoryEntry> history, string flagName)
    {
        foreach (var entry in history)
        {
            foreach (var change in entry.Changes)
            {
                if (change.Field != Field || change.AttachmentId is not { } attachment)
                {
                    continue;
                }

                var removed = Parse(change.Removed, flagName);
                var added = Parse(change.Added, flagName);
                if (!removed.IsEmpty || !added.IsEmpty)
                {
                    yield return new FlagChange(entry.When, entry.Who, attachment, removed, added);
                }
            }
        }
    }

    /// <summary>
    /// The changes of one attachment's flag in the order in which they happened. Servers do not order what happened within
    /// one second; there each change follows the one that left what it removes.
    /// </summary>
    /// <param name="changes">By time; those of one second in any order.</param>
    public static IEnumerable<FlagChange> InOrder(IEnumerable<FlagChange> changes)
    {
        var present = new List<FlagText>();
        foreach (var second in changes.GroupBy(c => c.When))
        {
            var left = second.ToList();
            while (left.Count > 0)
            {
                var next = left.Find(c => c.Removed.All(present.Contains)) ?? left[0];
                left.Remove(next);
                foreach (var ended in next.Removed)
                {
                    present.Remove(ended);
                }

                present.AddRange(next.Added);
                yield return next;
            }
        }
    }

    /// <summary>All changes of the flag type <paramref name="flagName"/> on the bug itself; <see cref="FlagChange.AttachmentId"/> is 0.</summary>
    public static IEnumerable<FlagChange> OnBug(IEnumerable<HistoryEntry> history, string flagName)
    {
        foreach (var entry in history)
        {
            foreach (var change in entry.Changes)
            {
                if (change.Field == Field && change.AttachmentId is null)
                {
                    yield return new FlagChange(entry.When, entry.Who, 0, Parse(change.Removed, flagName), Parse(change.Added, flagName));
                }
            }
        }
    }

    /// <summary>
    /// The flags of one type in a list such as <c>review+, data-review?(a@example.org)</c>. What one person changed within
    /// one second is joined by blanks.
    /// </summary>
    public static ImmutableArray<FlagText> Parse(string list, string flagName)
    {
        var found = ImmutableArray.CreateBuilder<FlagText>();
        foreach (var part in list.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!part.StartsWith(flagName, StringComparison.OrdinalIgnoreCase) || part.Length == flagName.Length)
            {
                continue;
            }

            FlagStatus? status = part[flagName.Length] switch
            {
                '?' => FlagStatus.Requested,
                '+' => FlagStatus.Granted,
                '-' => FlagStatus.Denied,
                _ => null,
            };
            var rest = part[(flagName.Length + 1)..];
            if (status is { } known && (rest.Length == 0 || (rest[0] == '(' && rest[^1] == ')')))
            {
                found.Add(new FlagText(known, rest.Length > 2 ? rest[1..^1] : null));
            }
        }

        return found.ToImmutable();
    }
}
