using System.Collections.Immutable;
using ReviewBot.Reviews.Plans;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Which;

/// <summary>What a pass knows of those of its bugs that it doesn't hold at the moment.</summary>
internal sealed record OtherBugs
{
    /// <summary>There are no others.</summary>
    public static OtherBugs None { get; } = new();

    /// <summary>What is kept of each, as it was read in this pass.</summary>
    public ImmutableDictionary<int, BugFacts> Facts { get; init; } = ImmutableDictionary<int, BugFacts>.Empty;

    /// <summary>What was decided about those before: it counts for what follows.</summary>
    public ImmutableList<Step> Steps { get; init; } = [];

    /// <summary>How many writes were decided on with them.</summary>
    public int Planned { get; init; }

    /// <summary>How many writes the whole pass takes, as counted before the first; zero where they are all counted at once.</summary>
    public int Counted { get; init; }

    /// <summary>The others of some bugs.</summary>
    public OtherBugs But(IEnumerable<int> bugs) => this with { Facts = Facts.RemoveRange(bugs) };

    /// <summary>The others after further plans, in the order of asking; of them only that is held which counts for what follows.</summary>
    public OtherBugs After(IEnumerable<Plan> plans, int planned) => this with
    {
        Steps = Steps.AddRange(plans.SelectMany(p => p.Steps).Where(s => !s.Assignments.IsEmpty || !s.Reminders.IsEmpty).Select(s => s.InBrief())),
        Planned = Planned + planned,
    };
}
