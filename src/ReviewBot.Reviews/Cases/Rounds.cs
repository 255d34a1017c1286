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
        var rounds = new List<Round>();
        var open = 0;
        foreach (var change in changes)
        {
            var asked = change.Added.Count(f => f.Status == FlagStatus.Requested);
            var unasked = change.Removed.Count(f => f.Status == FlagStatus.Requested);
            var decided = change.Added.FirstOrDefault(f => f.Status != FlagStatus.Requested);
            var undecided = change.Removed.FirstOrDefault(f => f.Status != FlagStatus.Requested);
            var ours = SameLogin(change.Who, self);

            if (!ours && rounds.LastOrDefault() is { LostDecision: { } lost } overwritten)
            {
                rounds[^1] = overwritten with { LostDecision = null, Overtaken = asked > 0 ? new Overtaking(lost, change.Who, change.When) : null };
            }

            if (ours && asked > 0 && undecided is not null && rounds.Count > 0)
            {
                rounds[^1] = rounds[^1] with { LostDecision = rounds[^1].Decision, Decision = null };
                open = asked;
                continue;
            }

            if (asked > 0 && open == 0 && (decided is null || unasked == 0))
            {
                rounds.Add(new Round
                {
                    AttachmentId = attachment.Id,
                    Number = rounds.Count + 1,
                    Requester = change.Who,
                    AskedAt = change.When,
                });
            }
            else if (rounds.Count == 0)
            {
                // The history begins in the middle: what we can't see asked was asked by whom we can't know.
                rounds.Add(new Round { AttachmentId = attachment.Id, Number = 1, Requester = attachment.Creator, AskedAt = attachment.CreationTime });
                open = Math.Max(open, unasked);
            }

            var round = rounds[^1];
            if (ours && decided is not null && undecided is not null && decided.Status != undecided.Status
                && round is { LostDecision: null, Decision: { } theirs } && !SameLogin(theirs.By, self))
            {
                // A steward decided otherwise in the gap before our write carried out an older word.
                rounds[^1] = round with { LostDecision = theirs, Decision = new Decision(decided.Status, change.Who, change.When, []) };
                continue;
            }

            var stays = change.Removed.Where(f => f is { Status: FlagStatus.Requested, Requestee: not null })
                .Select(f => f.Requestee!).Where(r => !change.Added.Any(a => a.Requestee is { } x && SameLogin(x, r))).ToList();
            round = round with
            {
                Assignments = round.Assignments.AddRange(change.Added
                    .Where(f => f is { Status: FlagStatus.Requested, Requestee: not null })
                    .Where(f => !change.Removed.Any(r => r.Status == FlagStatus.Requested && r.Requestee is { } x && SameLogin(x, f.Requestee!)))
                    .Select(f => new Assignment(f.Requestee!, change.Who, change.When, stays.FirstOrDefault()))),
            };
            open = Math.Max(0, open + asked - unasked);
            if (decided is not null)
            {
                var requestees = change.Removed.Where(f => f.Requestee is not null).Select(f => f.Requestee!).ToImmutableArray();

                // What we put right stands as it was made: by the steward, at that time.
                var putRight = ours && round.LostDecision?.Status == decided.Status ? round.LostDecision : null;
                round = round with
                {
                    Decision = putRight ?? new Decision(decided.Status, change.Who, change.When, requestees),
                    PutRight = putRight ?? round.PutRight,
                    LostDecision = null,
                    WithdrawnAt = null,
                };
            }
            else
            {
                round = round with { Removed = round.Removed.AddRange(stays.Select(s => new Assignment(s, change.Who, change.When))) };
                if (undecided is not null && asked == 0)
                {
                    round = round with
                    {
                        Revoked = round.Decision is { } was ? new Revocation(was, change.Who, change.When) : null,
                        Decision = null,
                        WithdrawnAt = change.When,
                    };
                }
                else if (round.Decision is null && open == 0)
                {
                    round = round with { WithdrawnAt = change.When };
                }
                else if (open > 0)
                {
                    round = round with { WithdrawnAt = null };
                }
            }

            rounds[^1] = round;
        }

        return Reconcile(attachment, rounds, flagName);
    }

    // The flags themselves come from a later read than the history may have come from, and are never wrong.
    private static ImmutableArray<Round> Reconcile(Attachment attachment, List<Round> rounds, string flagName)
    {
        var flags = attachment.Flags.Where(f => SameLogin(f.Name, flagName)).ToList();
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

    private static bool SameLogin(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
