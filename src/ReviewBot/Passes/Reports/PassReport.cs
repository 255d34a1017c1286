using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Reports;

/// <summary>What became of one bug in a pass.</summary>
/// <param name="Bug">The bug.</param>
/// <param name="Outcome"><c>changed</c>, <c>unchanged</c>, <c>skipped</c> or <c>failed</c>; in a dry run what would have been.</param>
/// <param name="Effects">What was done, one word each.</param>
/// <param name="Reason">Why; nothing of people or of the bug's text.</param>
internal sealed record BugReport(int Bug, string Outcome, ImmutableArray<string> Effects, string Reason);

/// <summary>A pass as <c>once --json</c> prints it.</summary>
internal sealed record PassReport
{
    public ImmutableArray<BugReport> Bugs { get; init; } = [];

    public SentRequests Requests { get; init; } = new(0, 0, 0);

    public int Writes { get; init; }

    public int Failed { get; init; }

    public bool DryRun { get; init; }

    public long ElapsedMs { get; init; }

    /// <summary>Whether it looked at everything that changed, and not only at bugs that somebody named.</summary>
    [JsonIgnore]
    public bool Polled { get; init; }

    /// <summary>Set where the cap kept the whole pass from writing: how many writes were planned.</summary>
    [JsonIgnore]
    public int? StoppedByCap { get; init; }

    /// <summary>How many bugs failed, in this pass or before, and wait for their next try.</summary>
    [JsonIgnore]
    public int TriedAgain { get; init; }

    /// <summary>How many bugs were given up, and are tried every six hours all the same.</summary>
    [JsonIgnore]
    public int GivenUp { get; init; }

    /// <summary>Capabilities that were switched off after too many unexpected outcomes.</summary>
    [JsonIgnore]
    public Capabilities Off { get; init; }

    /// <summary>The same in words; null if none is.</summary>
    [JsonIgnore]
    public string? SwitchedOff => Off == Capabilities.None ? null : Off.ToString();

    /// <summary>Bugs that a look at everything found and the polls had missed, since the process began.</summary>
    [JsonIgnore]
    public int Drifted { get; init; }

    /// <summary>How much the server's clock is ahead of ours.</summary>
    [JsonIgnore]
    public TimeSpan ClockSkew { get; init; }

    /// <summary>How many bugs should have been opened and were not yet.</summary>
    [JsonIgnore]
    public int Overdue { get; init; }

    /// <summary>What was decided with, for <c>explain</c>.</summary>
    [JsonIgnore]
    public World? World { get; init; }

    /// <summary>What was decided by, for <c>explain</c>.</summary>
    [JsonIgnore]
    public ReviewPolicy? Policy { get; init; }

    /// <summary>The server's time when it was decided.</summary>
    [JsonIgnore]
    public DateTimeOffset Now { get; init; }

    /// <summary>The plans with their cases, for <c>plan</c> and <c>explain</c>; of more bugs than are held at a time and acted on, those of the last.</summary>
    [JsonIgnore]
    public ImmutableArray<(ReviewCase Case, Plan Plan)> Plans { get; init; } = [];

    /// <summary>The report with that of the pass's next bugs.</summary>
    /// <param name="next">It.</param>
    /// <param name="withPlans">Whether the plans are what is asked for.</param>
    public PassReport And(PassReport next, bool withPlans) => next with
    {
        Plans = withPlans ? [.. Plans, .. next.Plans] : next.Plans,
        World = World is null || next.World is null ? next.World : next.World with { Accounts = World.Accounts.SetItems(next.World.Accounts) },
        Bugs = [.. Bugs.Concat(next.Bugs).OrderBy(b => b.Bug)],
        Writes = Writes + next.Writes,
        Failed = Failed + next.Failed,
    };

    /// <summary>The report without what it was decided with, for whoever holds it for long.</summary>
    public PassReport InBrief() => this with { Bugs = [], World = null, Plans = [] };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PassReport))]
internal sealed partial class PassReportJson : JsonSerializerContext;
