using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>What a pass knows beyond the bugs that it read: the others' cached facts, accounts, refusals.</summary>
internal sealed record PassFacts(
    ReviewPolicy Policy,
    IReadOnlyList<BugFacts> Others,
    ImmutableDictionary<string, Account> Accounts,
    ImmutableArray<Refusal> Refusals,
    EmbargoFacts Embargo)
{
    /// <summary>Reminders that the ledger knows of: by mail, and such whose comment may not have been stored.</summary>
    public ImmutableArray<ReminderFact> Reminders { get; init; } = [];

    /// <summary>When the ledger began.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>The server's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Everything that waits, over all bugs.</summary>
    public ImmutableArray<WaitFact> Waits(IEnumerable<ReviewCase> cases) =>
        [.. Others.SelectMany(f => f.Waits).Concat(cases.SelectMany(c => WaitFacts.Of(c, Policy, Now)))];

    /// <summary>The world for deciding about <paramref name="cases"/>.</summary>
    public World World(IEnumerable<ReviewCase> cases)
    {
        var all = Others.Concat(cases.Select(c => Of(c, Policy, Now))).ToList();
        return new World
        {
            Accounts = Accounts,
            Refusals = Refusals,
            Facts = Embargo,
            Rotation = RotationFacts.From(all.SelectMany(f => f.Assignments), all.SelectMany(f => f.Open)),
            Reminders = [.. Reminders, .. all.SelectMany(f => f.Reminders)],
            GrantedTo = all.Select(f => f.Granted).OfType<GrantFact>().GroupBy(g => g.Bug).ToImmutableDictionary(g => g.Key, g => g.SelectMany(f => f.To).ToImmutableArray()),
            Began = Began,
        };
    }

    /// <summary>What is kept of a case.</summary>
    public static BugFacts Of(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now) => new(
        [.. @case.Requests.SelectMany(r => r.Rounds).SelectMany(round => round.Assignments.Select(a =>
            new AssignmentFact(a.Steward, a.At, @case.Bug.Id, round.AttachmentId, round.Number, Named: !policy.IsSelf(a.By), @case.Bug.Product, @case.Bug.Component, @case.Bug.IsRestricted)))],
        [.. @case.Requests.SelectMany(r => r.Requestees)],
        [])
    {
        Reminders = ReminderFacts.Of(@case, policy),
        Waits = WaitFacts.Of(@case, policy, now),
        Granted = @case.Bug.IsRestricted ? null : new GrantFact(@case.Bug.Id, [.. @case.Requests.SelectMany(r => r.Rounds).Where(r => r.Decision?.Status == FlagStatus.Granted).Select(r => r.Requester)]),
    };
}
