using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Reminders;

/// <summary>A request that waits: what lists of open requests are made of.</summary>
/// <param name="Bug">The bug.</param>
/// <param name="Attachment">The attachment.</param>
/// <param name="For">Whose turn it is.</param>
/// <param name="Asked">Logins of who is asked.</param>
/// <param name="Since">Since when.</param>
public sealed record WaitFact(int Bug, long Attachment, Awaited For, ImmutableArray<string> Asked, DateTimeOffset Since)
{
    /// <summary>The bug's title; null while it is restricted.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the bug is restricted: then nobody is told its number who isn't known to see it.</summary>
    public bool Restricted { get; init; }

    /// <summary>Logins of those who are known to see a restricted bug.</summary>
    public ImmutableArray<string> SeenBy { get; init; } = [];
}

/// <summary>Takes out of a case what waits.</summary>
public static class WaitFacts
{
    /// <summary>The pending requests of a bug; none of one that is left alone.</summary>
    public static ImmutableArray<WaitFact> Of(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now)
    {
        if (Gate.Closed(@case, policy) is not null || Gate.IsAbandoned(@case.Bug))
        {
            return [];
        }

        return
        [
            .. @case.Requests.Where(r => r.IsPending && !r.Attachment.IsPrivate).Select(r =>
            {
                var waiting = Waiting.Of(@case, r, policy, now);
                return new WaitFact(@case.Bug.Id, r.Attachment.Id, waiting.For, [.. r.Requestees.Where(a => a != r.Round.Requester)], waiting.Since)
                {
                    Title = @case.Bug.IsRestricted ? null : @case.Bug.Summary,
                    Restricted = @case.Bug.IsRestricted,
                    SeenBy = @case.Bug.IsRestricted ? [.. Known(@case.Bug, r).Where(login => MayHear(login, r, policy))] : [],
                };
            }),
        ];
    }

    // Lists go to nobody else; who is on CC of a restricted bug is kept nowhere.
    private static bool MayHear(string login, ReviewRequest request, ReviewPolicy policy) =>
        policy.Roster.Find(login) is not null || policy.Owners.Contains(login, StringComparer.OrdinalIgnoreCase) || request.Requestees.Contains(login, StringComparer.OrdinalIgnoreCase);

    // The server lets only somebody be asked who sees the bug; and people on CC do, where the bug says so.
    private static IEnumerable<string> Known(BugSnapshot bug, ReviewRequest request)
    {
        var restrictedAt = bug.History.Where(h => h.Changes.Any(c => c.Field is "bug_group" or "groups")).Select(h => (DateTimeOffset?)h.When).Max();
        return request.Round.Assignments.Where(a => restrictedAt is null || a.At > restrictedAt).Select(a => a.Steward)
            .Concat(bug.IsCcAccessible ? bug.Cc : [])
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
