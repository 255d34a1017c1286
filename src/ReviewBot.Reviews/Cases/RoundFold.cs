using System.Collections.Immutable;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>The rounds of one attachment while the changes of its flag come in.</summary>
internal sealed class RoundFold(Attachment attachment, string self)
{
    // How many requests wait: several people can be asked at once.
    private int _open;

    public List<Round> Rounds { get; } = [];

    private Round Last
    {
        get => Rounds[^1];
        set => Rounds[^1] = value;
    }

    public void Add(FlagChange change)
    {
        var parts = new Parts(change, SameLogin(change.Who, self));
        NoticeOvertaking(parts);
        if (parts is { Ours: true, Asked: > 0, Undecided: not null } && Rounds.Count > 0)
        {
            // We asked where a human had decided in the gap: that is lost, and no new round.
            Last = Last with { LostDecision = Last.Decision, Decision = null };
            _open = parts.Asked;
            return;
        }

        Begin(parts);
        if (IsOlderWord(parts, out var theirs))
        {
            // A steward decided otherwise in the gap before our write carried out an older word.
            Last = Last with { LostDecision = theirs, Decision = new Decision(parts.Decided!.Status, change.Who, change.When, []) };
            return;
        }

        Last = Last with { Assignments = Last.Assignments.AddRange(parts.Assigned) };
        _open = Math.Max(0, _open + parts.Asked - parts.Unasked);
        Last = parts.Decided is { } decided ? Decide(Last, parts, decided) : Withdraw(Last, parts);
    }

    private void NoticeOvertaking(Parts parts)
    {
        if (!parts.Ours && Rounds.LastOrDefault() is { LostDecision: { } lost })
        {
            Last = Last with { LostDecision = null, Overtaken = parts.Asked > 0 ? new Overtaking(lost, parts.Change.Who, parts.Change.When) : null };
        }
    }

    private void Begin(Parts parts)
    {
        if (parts.Asked > 0 && _open == 0 && (parts.Decided is null || parts.Unasked == 0))
        {
            Rounds.Add(new Round { AttachmentId = attachment.Id, Number = Rounds.Count + 1, Requester = parts.Change.Who, AskedAt = parts.Change.When });
        }
        else if (Rounds.Count == 0)
        {
            // The history begins in the middle: what we can't see asked was asked by whom we can't know.
            Rounds.Add(new Round { AttachmentId = attachment.Id, Number = 1, Requester = attachment.Creator, AskedAt = attachment.CreationTime });
            _open = Math.Max(_open, parts.Unasked);
        }
    }

    private bool IsOlderWord(Parts parts, out Decision? theirs)
    {
        theirs = Last.Decision;
        return parts is { Ours: true, Decided: { } decided, Undecided: { } undecided } && decided.Status != undecided.Status
            && Last.LostDecision is null && theirs is not null && !SameLogin(theirs.By, self);
    }

    private static Round Decide(Round round, Parts parts, FlagText decided)
    {
        // What we put right stands as it was made: by the steward, at that time.
        var putRight = parts.Ours && round.LostDecision?.Status == decided.Status ? round.LostDecision : null;
        return round with
        {
            Decision = putRight ?? new Decision(decided.Status, parts.Change.Who, parts.Change.When, parts.WereAsked),
            PutRight = putRight ?? round.PutRight,
            LostDecision = null,
            WithdrawnAt = null,
        };
    }

    private Round Withdraw(Round before, Parts parts)
    {
        var change = parts.Change;
        var round = before with { Removed = before.Removed.AddRange(parts.TakenOff.Select(s => new Assignment(s, change.Who, change.When))) };
        if (parts is { Undecided: not null, Asked: 0 })
        {
            return round with
            {
                Revoked = round.Decision is { } was ? new Revocation(was, change.Who, change.When) : null,
                Decision = null,
                WithdrawnAt = change.When,
            };
        }

        return round.Decision is null && _open == 0 ? round with { WithdrawnAt = change.When }
            : _open > 0 ? round with { WithdrawnAt = null }
            : round;
    }

    private static bool SameLogin(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a change says.</summary>
    private sealed record Parts(FlagChange Change, bool Ours)
    {
        public int Asked { get; } = Change.Added.Count(f => f.Status == FlagStatus.Requested);

        public int Unasked { get; } = Change.Removed.Count(f => f.Status == FlagStatus.Requested);

        public FlagText? Decided { get; } = Change.Added.FirstOrDefault(f => f.Status != FlagStatus.Requested);

        public FlagText? Undecided { get; } = Change.Removed.FirstOrDefault(f => f.Status != FlagStatus.Requested);

        public ImmutableArray<string> WereAsked => [.. Change.Removed.Where(f => f.Requestee is not null).Select(f => f.Requestee!)];

        /// <summary>Who was asked and is not any more.</summary>
        public ImmutableArray<string> TakenOff { get; } =
        [
            .. Change.Removed.Where(f => f is { Status: FlagStatus.Requested, Requestee: not null })
                .Select(f => f.Requestee!).Where(r => !Change.Added.Any(a => a.Requestee is { } x && SameLogin(x, r))),
        ];

        /// <summary>Who is asked and was not before.</summary>
        public IEnumerable<Assignment> Assigned => Change.Added
            .Where(f => f is { Status: FlagStatus.Requested, Requestee: not null })
            .Where(f => !Change.Removed.Any(r => r.Status == FlagStatus.Requested && r.Requestee is { } x && SameLogin(x, f.Requestee!)))
            .Select(f => new Assignment(f.Requestee!, Change.Who, Change.When, TakenOff.FirstOrDefault()));
    }
}
