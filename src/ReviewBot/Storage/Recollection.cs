using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Storage;

/// <summary>Remembers of the past exactly what a decision needs.</summary>
internal sealed class Recollection(Ledger ledger)
{
    /// <summary>The past of all bugs; of those at hand by what was just read, of the others by what is kept.</summary>
    public IHistory History(IReadOnlyCollection<BugFacts> atHand) =>
        new JoinedHistory(new HistoryInLedger(ledger, atHand.Select(f => f.Bug).ToHashSet()), new HistoryOfFacts(atHand));

    /// <summary>The part of the world that is of the past.</summary>
    public World World(IHistory history, WorldNeeds needs, Roster roster, DateTimeOffset now)
    {
        if (needs.Subjects.IsEmpty)
        {
            return new World { Rotation = RotationFacts.None };
        }

        var reminded = new Reminded(ledger);
        var lately = now - WorldNeeds.LongestDay;
        return new World
        {
            Rotation = needs.Rotation ? Rotation(history, needs.FirstReviews, roster, now) : RotationFacts.None,
            Refusals = [.. new Refusals(ledger).Of(needs.Subjects)],
            Reminders = [.. reminded.Since(lately), .. reminded.Of(needs.Subjects), .. history.RemindedSince(lately), .. history.RemindedOf(needs.Subjects)],
            Grants = needs.Requesters.ToImmutableDictionary(r => r, r => history.GrantsTo(r, Reviews.Knowledge.World.GrantsOfExperience), StringComparer.OrdinalIgnoreCase),
            Landed = new Landings(ledger).Words.Facts,
            WithoutGrant = [.. history.WithoutGrant(needs.FirstReviews)],
        };
    }

    /// <summary>Who was asked, as far as a choice among these stewards rests on it.</summary>
    public static RotationFacts Rotation(IHistory history, IReadOnlyCollection<int> firstReviews, Roster roster, DateTimeOffset now) => RotationFacts.From(
        [.. history.AskedSince(now - RotationFacts.Window), .. history.LastAsked([.. roster.Stewards.Select(s => s.Login)]), .. history.AskedIn(firstReviews)],
        history.Open());
}
