using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>What deciding needs to know beyond the bugs themselves.</summary>
public sealed record World
{
    /// <summary>Whoever was granted so much needs no more explaining; more than that need not be counted.</summary>
    public const int GrantsOfExperience = 5;

    /// <summary>Accounts by login (without regard to case), as far as they were read.</summary>
    public ImmutableDictionary<string, Account> Accounts { get; init; } = ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who was assigned what, over all bugs, as far as a choice of a steward rests on it.</summary>
    public required RotationFacts Rotation { get; init; }

    /// <summary>What embargoed bugs wait for, as far as it was read.</summary>
    public EmbargoFacts Facts { get; init; } = new();

    /// <summary>Refusals by the server, of the requests at hand.</summary>
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>Who was reminded when: of the requests at hand ever, over all bugs of late.</summary>
    public ImmutableArray<ReminderFact> Reminders { get; init; } = [];

    /// <summary>How often something was granted, in bugs that everybody may see, to those who ask here; by login.</summary>
    public ImmutableDictionary<string, int> Grants { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of the bugs that are named for a first review those that everybody may see, that were read, and in which nothing was granted.</summary>
    public ImmutableHashSet<int> WithoutGrant { get; init; } = [];

    /// <summary>What became of granted requests in the products' source, by attachment; nothing of those of which nothing landed.</summary>
    public ImmutableDictionary<long, LandedFact> Landed { get; init; } = ImmutableDictionary<long, LandedFact>.Empty;

    /// <summary>
    /// When this bot began to look at this server (server time). Where a bug bears no word of ours, nothing that was due
    /// before is made up for: neither at the first start, nor after the ledger was lost.
    /// </summary>
    public DateTimeOffset Began { get; init; } = DateTimeOffset.MinValue;

    /// <summary>
    /// Since when a round is ours to speak of: our first word in it or our first assignment proves it; where there is
    /// neither, memory has to, and lost memory is silence.
    /// </summary>
    public DateTimeOffset InvolvedSince(Round round, ReviewPolicy policy) =>
        round.Said.Select(s => s.Comment.Time).Concat(round.Assignments.Where(a => policy.IsSelf(a.By)).Select(a => a.At))
            .Select(t => (DateTimeOffset?)t).Min() ?? Began;

    /// <summary>Whether somebody has been through it so often that the process needs no more explaining (process, scenario 80).</summary>
    public bool KnowsTheProcess(string requester) => Grants.GetValueOrDefault(requester) >= GrantsOfExperience;

    /// <summary>Whether a person is known to be away now: by the roster, or by what the real name says.</summary>
    public bool IsAway(string login, Roster roster, DateTimeOffset now) =>
        roster.Find(login)?.IsAway(now) == true || (Accounts.TryGetValue(login, out var account) && Absence.Says(account));

    /// <summary>
    /// How a person may be named in public: by nick, or by the roster's name; never by login or address.
    /// </summary>
    /// <param name="login">Whom.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="otherwise">What to write where neither is known, for example <c>the requester</c>.</param>
    public string Display(string login, Roster roster, string otherwise)
    {
        if (Accounts.TryGetValue(login, out var account) && account.Nick is { Length: > 0 } nick && nick.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return $":{nick}";
        }

        return roster.Find(login)?.Name is { Length: > 0 } name ? name : otherwise;
    }
}
