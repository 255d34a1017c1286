using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Rotation;

/// <summary>Says of a request what choosing a steward for it needs.</summary>
public static class Choosing
{
    /// <summary>The question put to the rotation for one pending request.</summary>
    public static RotationRequest RequestFor(ReviewCase @case, ReviewRequest request, ReviewPolicy policy, World world)
    {
        var bug = @case.Bug;
        var round = request.Round;
        var close = policy.Roster.Stewards.Where(s => s.InvolvedWith.Any(l => SameLogin(l, round.Requester) || SameLogin(l, request.Attachment.Creator))).Select(s => s.Login);
        string[] involved = [round.Requester, request.Attachment.Creator, bug.Creator, bug.AssignedTo, .. close, .. Escalated(round, policy)];
        return new RotationRequest
        {
            Product = bug.Product,
            Component = bug.Component,
            Involved = [.. involved.Where(l => l.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            Refused = [.. world.Refusals.Where(r => r.Subject == round.Subject).Select(r => r.Steward)],
            Replaced = [.. round.Removed.Select(r => r.Steward)],
            KnownBy = KnownBy(@case, request, policy) ?? OfFirstReview(request, policy, world),
            Unavailable = Unavailable(policy, world),
        };
    }

    /// <summary>When to look again where no steward could be found: as soon as one is back, else after a working day, since a place may have become free.</summary>
    public static DateTimeOffset TryAgain(ReviewPolicy policy, DateTimeOffset now)
    {
        DateTimeOffset[] moments = [policy.Calendar.AddWorkingDays(now, 1), .. policy.Roster.Stewards.Where(s => s.IsAway(now)).Select(s => policy.CalendarOf(s.Login).BackAt(now))];
        return moments.Min();
    }

    private static ImmutableDictionary<string, Unfit> Unavailable(ReviewPolicy policy, World world)
    {
        var unavailable = ImmutableDictionary.CreateBuilder<string, Unfit>(StringComparer.OrdinalIgnoreCase);
        foreach (var steward in policy.Roster.Stewards)
        {
            if (!world.Accounts.TryGetValue(steward.Login, out var account))
            {
                continue;
            }

            if (!account.CanLogin)
            {
                unavailable[steward.Login] = Unfit.CannotLogIn;
            }
            else if (account.RequestsBlocked == true)
            {
                unavailable[steward.Login] = Unfit.BlocksRequests;
            }
            else if (Absence.Says(account))
            {
                unavailable[steward.Login] = Unfit.SaysAway;
            }
        }

        return unavailable.ToImmutable();
    }

    // Whoever answers the escalation does not also review what was escalated, if it can be helped.
    private static IEnumerable<string> Escalated(Round round, ReviewPolicy policy) =>
        round.LastSaid(Steps.Escalated)?.Item.State is { } to && policy.EscalationContacts.TryGetValue(to, out var contact) ? [contact] : [];

    private static bool SameLogin(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // Who reviewed what is to be renewed; not where that was on a bug that not everybody may see.
    private static string? OfFirstReview(ReviewRequest request, ReviewPolicy policy, World world)
    {
        var bugs = request.FirstReviews(policy).ToHashSet();
        return world.Rotation.Assignments.LastOrDefault(a => bugs.Contains(a.BugId) && !a.Restricted)?.Steward;
    }

    // The steward who dealt with it before: of an earlier round, or of a request on this bug that this one replaces.
    private static string? KnownBy(ReviewCase @case, ReviewRequest request, ReviewPolicy policy)
    {
        var earlier = request.Rounds.Take(request.Rounds.Length - 1)
            .Concat(@case.Requests.Where(r => r != request && (!r.IsPending || r.ReplacedBy?.Attachment.Id == request.Attachment.Id)).SelectMany(r => r.Rounds))
            .Where(r => r.AskedAt <= request.Round.AskedAt)
            .OrderBy(r => r.AskedAt);
        return earlier.Select(r => (r.Decision is { } decision ? DecidedBy.Of(@case, r, decision, policy).Steward : null) ?? r.Assignments.LastOrDefault()?.Steward).LastOrDefault(s => s is not null);
    }
}
