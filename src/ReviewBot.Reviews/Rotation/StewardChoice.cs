// Whose turn it is. Lowest share first: (assignments of the last 365 days + 1) / weight; then least recently assigned;
// then login. A new or returning steward enters at the pool's lowest value, so that nobody is buried on the first day.
using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Rotation;

/// <summary>The request that needs a steward.</summary>
public sealed record RotationRequest
{
    /// <summary>The bug's product.</summary>
    public required string Product { get; init; }

    /// <summary>The bug's component.</summary>
    public required string Component { get; init; }

    /// <summary>Logins of requester, attacher, reporter, assignee, and whoever else is involved.</summary>
    public ImmutableArray<string> Involved { get; init; } = [];

    /// <summary>Logins that the server refused for this request.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>Logins of those who were asked in this round and are not any more.</summary>
    public ImmutableArray<string> Replaced { get; init; } = [];

    /// <summary>Login of the steward who dealt with it before; asked again if possible.</summary>
    public string? KnownBy { get; init; }

    /// <summary>Logins whose account can't be asked at all (disabled, unknown), or refuses requests, or says to be away, with why.</summary>
    public ImmutableDictionary<string, Unfit> Unavailable { get; init; } = ImmutableDictionary.Create<string, Unfit>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Why a steward is not in the running for a request.</summary>
public enum Unfit
{
    /// <summary>Serves other products or components.</summary>
    OtherPool,

    /// <summary>Is requester, attacher, reporter, assignee or otherwise involved.</summary>
    Involved,

    /// <summary>Is away, by the settings.</summary>
    Away,

    /// <summary>Says so in the real name on the server.</summary>
    SaysAway,

    /// <summary>The account can't log in, or does not exist.</summary>
    CannotLogIn,

    /// <summary>Refuses requests.</summary>
    BlocksRequests,

    /// <summary>The server refused this person for this request.</summary>
    Refused,

    /// <summary>Declined or was replaced in this round.</summary>
    Replaced,

    /// <summary>Has as many requests waiting as the settings allow.</summary>
    AtCapacity,

    /// <summary>Was assigned something too short a time ago.</summary>
    TooSoon,

    /// <summary>Declined another request for want of time a few days ago; asked only if nobody else is left.</summary>
    Resting,
}

/// <summary>A steward as a candidate for one request.</summary>
/// <param name="Steward">Who.</param>
/// <param name="Against">Why not; null for somebody in the running.</param>
/// <param name="Share">(Assignments of a year + 1) / weight, with the entry value of a newcomer; what decides.</param>
/// <param name="LastAssigned">When the steward was asked last, or null.</param>
public sealed record Candidate(Steward Steward, Unfit? Against, double Share, DateTimeOffset? LastAssigned);

/// <summary>Who is chosen, and how everybody stood.</summary>
/// <param name="Steward">The chosen one, or null if nobody is in the running.</param>
/// <param name="Candidates">Everybody on the roster: first those in the running in their order, then the others.</param>
public sealed record Choice(Steward? Steward, ImmutableArray<Candidate> Candidates);

/// <summary>Chooses the steward for a request; a function of the facts alone.</summary>
public static class StewardChoice
{
    /// <summary>The choice for one request at a moment (server time).</summary>
    public static Choice Choose(RotationRequest request, Roster roster, RotationFacts facts, DateTimeOffset now)
    {
        var pool = roster.Stewards.Where(s => roster.Serves(s, request.Product, request.Component)).ToList();
        var shares = Shares(pool, roster, facts, now);
        var resting = new RestingStewards(roster, facts);
        var candidates = roster.Stewards
            .Select(s => new Candidate(s, Against(s, request, roster, facts, now) ?? (resting.Rests(s, now) ? Unfit.Resting : null), shares.GetValueOrDefault(s.Login), Last(s, facts)))
            .OrderBy(c => c.Against is not null)
            .ThenBy(c => c.Against is not Unfit.Resting)
            .ThenByDescending(c => request.KnownBy is { } known && Same(known, c.Steward.Login))
            .ThenBy(c => c.Share)
            .ThenBy(c => facts.Assignments.FindLastIndex(a => Same(a.Steward, c.Steward.Login)))
            .ThenBy(c => c.Steward.Login, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        return new Choice(candidates is [{ Against: null or Unfit.Resting } first, ..] ? first.Steward : null, candidates);
    }

    /// <summary>
    /// The share of each steward of a pool: (assignments of the last 365 days + 1) / weight, but for those who were out
    /// of the running for a time. Whoever the rotation passed over for somebody with a higher share was out (away, busy, resting,
    /// involved, not yet on the roster), and is lifted to the share at which that other person was chosen: the
    /// lowest in the pool then. So nobody has to catch up with a gap, and none is buried on returning. Assignments that a
    /// human made count, and are made up for: they don't show that anybody else was out of the running.
    /// </summary>
    /// <param name="pool">The stewards among whom to choose.</param>
    /// <param name="roster">For the pools that an assignment of the past belonged to.</param>
    /// <param name="facts">Who was asked so far.</param>
    /// <param name="now">The moment of the choice (server time).</param>
    public static ImmutableDictionary<string, double> Shares(IReadOnlyCollection<Steward> pool, Roster roster, RotationFacts facts, DateTimeOffset now)
    {
        var shares = pool.ToDictionary(s => s.Login, s => new Standing(s), StringComparer.OrdinalIgnoreCase);
        var resting = new RestingStewards(roster, facts);
        var known = new HashSet<(int Bug, string Login)>();
        foreach (var fact in facts.Assignments.Where(f => f.At > now - RotationFacts.Window && f.At <= now))
        {
            // Whoever dealt with a bug before is asked again whatever the shares are: that says nothing about the others.
            var again = !known.Add((fact.BugId, fact.Steward.ToUpperInvariant()));
            if (!shares.TryGetValue(fact.Steward, out var asked))
            {
                continue;
            }

            var chosen = !fact.Named && !again;
            if (chosen && asked.Entry is null)
            {
                asked.LiftTo(LowestEntry(shares.Values, asked));
            }

            foreach (var other in shares.Values.Where(o => o != asked))
            {
                if (chosen && (fact.Product is null || roster.Serves(other.Steward, fact.Product, fact.Component ?? "")))
                {
                    other.LiftTo(asked.Share);
                }
                else if (IsOut(other))
                {
                    other.LiftTo(LowestEntry(shares.Values.Where(p => !IsOut(p)), other));
                }
            }

            asked.Assign();

            bool IsOut(Standing standing) => standing.Steward.IsAway(fact.At) || resting.Rests(standing.Steward, fact.At);
        }

        foreach (var unasked in shares.Values.Where(s => s.Entry is null).ToList())
        {
            unasked.LiftTo(LowestEntry(shares.Values, unasked));
        }

        return shares.ToImmutableDictionary(s => s.Key, s => s.Value.Share, StringComparer.OrdinalIgnoreCase);
    }

    private static double LowestEntry(IEnumerable<Standing> among, Standing except) =>
        among.Where(s => s != except).Min(s => s.Entry) ?? 0;

    // Where a steward stands while the assignments are counted.
    private sealed class Standing(Steward steward)
    {
        private double count;

        public Steward Steward { get; } = steward;

        // The share before the latest assignment; null before the first.
        public double? Entry { get; private set; }

        // Rounded, so that equal shares are equal whatever weights they come from.
        public double Share => Math.Round((count + 1) / Steward.Weight, 6);

        public void LiftTo(double share)
        {
            if (share > Share)
            {
                count = (share * Steward.Weight) - 1;
            }
        }

        public void Assign()
        {
            Entry = Share;
            count++;
        }
    }

    // The place in the list and not the time: choices of one pass are made at one moment.
    private static int FindLastIndex(this ImmutableArray<AssignmentFact> facts, Func<AssignmentFact, bool> that)
    {
        for (var i = facts.Length - 1; i >= 0; i--)
        {
            if (that(facts[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static Unfit? Against(Steward steward, RotationRequest request, Roster roster, RotationFacts facts, DateTimeOffset now)
    {
        if (!roster.Serves(steward, request.Product, request.Component))
        {
            return Unfit.OtherPool;
        }

        if (request.Involved.Contains(steward.Login, StringComparer.OrdinalIgnoreCase))
        {
            return Unfit.Involved;
        }

        if (steward.IsAway(now))
        {
            return Unfit.Away;
        }

        if (request.Unavailable.TryGetValue(steward.Login, out var unavailable))
        {
            return unavailable;
        }

        if (request.Refused.Contains(steward.Login, StringComparer.OrdinalIgnoreCase))
        {
            return Unfit.Refused;
        }

        if (request.Replaced.Contains(steward.Login, StringComparer.OrdinalIgnoreCase))
        {
            return Unfit.Replaced;
        }

        if (steward.MaxOpen is { } most && facts.Open.GetValueOrDefault(steward.Login) >= most)
        {
            return Unfit.AtCapacity;
        }

        return Last(steward, facts) is { } last && now - last < steward.MinInterval ? Unfit.TooSoon : null;
    }

    private static DateTimeOffset? Last(Steward steward, RotationFacts facts) =>
        facts.Assignments.Where(a => Same(a.Steward, steward.Login)).Select(a => (DateTimeOffset?)a.At).Max();

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
