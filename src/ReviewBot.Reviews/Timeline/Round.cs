using System.Collections.Immutable;

namespace ReviewBot.Reviews.Timeline;

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
