using System.Collections.Immutable;
using ReviewBot.Passes.Which;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Folding;

/// <summary>What a pass knows beyond the bugs that it read: accounts, what embargoed bugs wait for, and the past to ask about all others.</summary>
internal sealed record PassFacts(ReviewPolicy Policy, Recollection Past, ImmutableDictionary<string, Account> Accounts, EmbargoFacts Embargo)
{
    /// <summary>When the ledger began.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>The server's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The pass's bugs that are not at hand.</summary>
    public OtherBugs Others { get; init; } = OtherBugs.None;

    /// <summary>What needs no memory.</summary>
    public World Present => new() { Accounts = Accounts, Facts = Embargo, Rotation = RotationFacts.None, Began = Began };

    /// <summary>The past of all bugs; of <paramref name="cases"/> as they were read in this pass.</summary>
    public IHistory History(IReadOnlyCollection<ReviewCase> cases) => Past.History([.. cases.Select(c => Of(c, Policy, Now)), .. Others.Facts.Values]);

    /// <summary>The world for deciding about <paramref name="cases"/>.</summary>
    public World World(IReadOnlyCollection<ReviewCase> cases) =>
        Past.World(History(cases), WorldNeeds.Of(cases, Policy), Policy.Roster, Now).After(Others.Steps) with { Accounts = Accounts, Facts = Embargo, Began = Began };

    /// <summary>What is kept of a case.</summary>
    public static BugFacts Of(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now) => new(@case.Bug.Id)
    {
        Assignments = [.. @case.Requests.SelectMany(r => r.Rounds).SelectMany(round => round.Assignments.Select(a =>
            new AssignmentFact(a.Steward, a.At, @case.Bug.Id, round.AttachmentId, round.Number, Named: !policy.IsSelf(a.By), @case.Bug.Product, @case.Bug.Component, @case.Bug.IsRestricted) { BusyAt = Declining.BusyAt(@case, round, a) }))],
        Open = [.. @case.Requests.SelectMany(r => r.Requestees)],
        Reminders = ReminderFacts.Of(@case, policy),
        Waits = WaitFacts.Of(@case, policy, now),
        GrantedTo = @case.Bug.IsRestricted ? null : [.. @case.Requests.SelectMany(r => r.Rounds).Where(r => r.Decision?.Status == FlagStatus.Granted).Select(r => r.Requester)],
    };
}
