// Whose turn it is. Lowest share first: (assignments of the last 365 days + 1) / weight; then least recently assigned;
// then login. A new or returning steward enters at the pool's lowest value, so that nobody is buried on the first day.
using System.Collections.Immutable;

namespace ReviewBot.Reviews.Rotation;

/// <summary>The request that needs a steward.</summary>
public sealed record RotationRequest
{
    /// <summary>The bug.</summary>
    public required int BugId { get; init; }

    /// <summary>The attachment.</summary>
    public required long AttachmentId { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>The bug's product.</summary>
    public required string Product { get; init; }

    /// <summary>The bug's component.</summary>
    public required string Component { get; init; }

    /// <summary>Whether the bug is restricted.</summary>
    public bool Restricted { get; init; }

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
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>The choice for one request at a moment (server time).</summary>
    public static Choice Choose(RotationRequest request, Roster roster, RotationFacts facts, DateTimeOffset now)
    {
        var pool = roster.Stewards.Where(s => roster.Serves(s, request.Product, request.Component)).ToList();
        var shares = Shares(pool, facts, now);
        var candidates = roster.Stewards
            .Select(s => new Candidate(s, Against(s, request, roster, facts, now), shares.GetValueOrDefault(s.Login), Last(s, facts)))
            .OrderBy(c => c.Against is not null)
            .ThenByDescending(c => request.KnownBy is { } known && Same(known, c.Steward.Login))
            .ThenBy(c => c.Share)
            .ThenBy(c => c.LastAssigned ?? DateTimeOffset.MinValue)
            .ThenBy(c => c.Steward.Login, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        return new Choice(candidates is [{ Against: null } first, ..] ? first.Steward : null, candidates);
    }

    /// <summary>
    /// The share of each steward of a pool. Somebody with a gap (new, or away for a time) is credited with what the
    /// lowest of the others had at the moment of entering, so that the gap is not caught up with.
    /// </summary>
    public static ImmutableDictionary<string, double> Shares(IReadOnlyCollection<Steward> pool, RotationFacts facts, DateTimeOffset now)
    {
        var logins = pool.Select(s => s.Login).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var weights = pool.ToDictionary(s => s.Login, s => s.Weight, StringComparer.OrdinalIgnoreCase);
        var counts = pool.ToDictionary(s => s.Login, _ => 0.0, StringComparer.OrdinalIgnoreCase);
        var entered = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var wasAway = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        void Enter(Steward steward)
        {
            // Taking turns from the start, the others are at most one turn ahead; a longer lead shows a gap.
            var own = (counts[steward.Login] + 1) / steward.Weight;
            var others = entered.Where(e => !Same(e, steward.Login)).ToList();
            if (others.Count > 0 && others.Min(e => counts[e] / weights[e]) > own)
            {
                counts[steward.Login] = (others.Min(e => (counts[e] + 1) / weights[e]) * steward.Weight) - 1;
            }

            entered.Add(steward.Login);
        }

        foreach (var fact in facts.Assignments)
        {
            if (fact.At <= now - Year || fact.At > now || !logins.Contains(fact.Steward))
            {
                continue;
            }

            var steward = pool.First(s => Same(s.Login, fact.Steward));
            foreach (var back in pool.Where(s => wasAway.Contains(s.Login) && !s.IsAway(fact.At)).ToList())
            {
                wasAway.Remove(back.Login);
                Enter(back);
            }

            if (!entered.Contains(steward.Login))
            {
                Enter(steward);
            }

            counts[steward.Login]++;
            foreach (var gone in pool.Where(s => entered.Contains(s.Login) && s.IsAway(fact.At)))
            {
                wasAway.Add(gone.Login);
            }
        }

        foreach (var steward in pool.Where(s => !entered.Contains(s.Login) || wasAway.Contains(s.Login)))
        {
            Enter(steward);
        }

        return counts.ToImmutableDictionary(c => c.Key, c => (c.Value + 1) / weights[c.Key], StringComparer.OrdinalIgnoreCase);
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
