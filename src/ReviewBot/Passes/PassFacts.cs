using System.Collections.Immutable;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Storage;

namespace ReviewBot.Passes;

/// <summary>What a pass knows beyond the bugs that it read: the others' cached facts, accounts, refusals.</summary>
internal sealed record PassFacts(
    ReviewPolicy Policy,
    IReadOnlyList<BugFacts> Others,
    ImmutableDictionary<string, Account> Accounts,
    ImmutableArray<Refusal> Refusals,
    EmbargoFacts Embargo)
{
    /// <summary>The world for deciding about <paramref name="cases"/>.</summary>
    public World World(IEnumerable<ReviewCase> cases)
    {
        var all = Others.Concat(cases.Select(c => Of(c, Policy))).ToList();
        return new World
        {
            Accounts = Accounts,
            Refusals = Refusals,
            Facts = Embargo,
            Rotation = RotationFacts.From(all.SelectMany(f => f.Assignments), all.SelectMany(f => f.Open)),
        };
    }

    /// <summary>What is kept of a case.</summary>
    public static BugFacts Of(ReviewCase @case, ReviewPolicy policy) => new(
        [.. @case.Requests.SelectMany(r => r.Rounds).SelectMany(round => round.Assignments.Select(a =>
            new AssignmentFact(a.Steward, a.At, @case.Bug.Id, round.AttachmentId, round.Number, Named: !policy.IsSelf(a.By))))],
        [.. @case.Requests.SelectMany(r => r.Requestees)],
        []);
}
