using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>
/// What deciding about some bugs has to know of all others. It is asked beforehand, so that deciding itself asks nobody,
/// and nothing is asked that no decision rests on.
/// </summary>
public sealed record WorldNeeds
{
    /// <summary>No person's day reaches further back: so far back the reminders of everybody count, since nobody gets two a day.</summary>
    public static readonly TimeSpan LongestDay = TimeSpan.FromDays(2);

    /// <summary>Whether a steward may have to be chosen.</summary>
    public bool Rotation { get; init; }

    /// <summary>The rounds at hand, as <see cref="Round.Subject"/>.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>Logins of those who ask.</summary>
    public ImmutableArray<string> Requesters { get; init; } = [];

    /// <summary>Bugs that are named for a first review.</summary>
    public ImmutableArray<int> FirstReviews { get; init; } = [];

    /// <summary>What these bugs need.</summary>
    public static WorldNeeds Of(IEnumerable<ReviewCase> cases, ReviewPolicy policy)
    {
        var requests = cases.SelectMany(c => c.Requests).ToList();
        return new WorldNeeds
        {
            Rotation = requests.Exists(r => r.IsPending),
            Subjects = [.. requests.Select(r => r.Round.Subject).Distinct()],
            Requesters = [.. requests.Select(r => r.Round.Requester).Distinct(StringComparer.OrdinalIgnoreCase)],
            FirstReviews = [.. requests.SelectMany(r => r.FirstReviews(policy)).Distinct()],
        };
    }
}
