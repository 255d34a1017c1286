using System.Collections.Immutable;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Passes.Acting;

/// <summary>What comes next for a bug that is acted on.</summary>
internal enum Standing
{
    /// <summary>What was decided has to be checked.</summary>
    Decided,

    /// <summary>It may be sent.</summary>
    Cleared,

    /// <summary>It rests on what isn't so any more: the bug has to be read again.</summary>
    Stale,

    /// <summary>It can't be read any more.</summary>
    Gone,

    /// <summary>Nothing more in this pass.</summary>
    Ended,
}

/// <summary>Where one bug stands while it is acted on: what was read last, what was decided on that, and what was done by then.</summary>
internal sealed record Attempt
{
    /// <summary>All that was decided in this pass.</summary>
    public required DecidedPlans Decided { get; init; }

    /// <summary>The bug as it was read last.</summary>
    public required ReviewCase Case { get; init; }

    /// <summary>What was decided on that.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What it was decided with.</summary>
    public required PassFacts Facts { get; init; }

    /// <summary>All cases as they were read last when this bug's turn came, with this one as it was read since.</summary>
    public required ImmutableArray<ReviewCase> Cases { get; init; }

    /// <summary>The server's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What comes next.</summary>
    public Standing Standing { get; init; }

    /// <summary>What became of the bug, once that is known.</summary>
    public BugReport? Report { get; init; }

    /// <summary>Reminders that go out by mail.</summary>
    public ImmutableArray<Letter> Letters { get; init; } = [];

    /// <summary>Writes sent.</summary>
    public int Sent { get; init; }

    /// <summary>What was done, one word each.</summary>
    public ImmutableArray<string> Done { get; init; } = [];

    /// <summary>What failed on this bug and isn't to be tried again yet.</summary>
    public Capabilities Off { get; init; }

    /// <summary>The server refused the needinfo.</summary>
    public bool WithoutNeedinfo { get; init; }

    /// <summary>All was read once more for opening the bug.</summary>
    public bool ReadToOpen { get; init; }

    /// <summary>The bug changed a moment ago: whole seconds don't tell enough.</summary>
    public bool Changing { get; init; }

    /// <summary>We may not see it any more.</summary>
    public bool IsGone { get; init; }

    /// <summary>The server refused to take the bug out of its group.</summary>
    public bool GroupRefused { get; init; }

    /// <summary>The bug.</summary>
    public int Bug => Plan.BugId;

    /// <summary>The pass.</summary>
    public PassContext Pass => Decided.Pass;

    /// <summary>What is decided by.</summary>
    public ReviewPolicy Policy => Pass.Policy with { Enabled = Pass.Policy.Enabled & ~Off };

    /// <summary>Whether this plan opens the bug.</summary>
    public bool Opens => Plan.Effects.Any(e => e is Effect.RemoveGroups);

    /// <summary>Something that it rests on has changed.</summary>
    public Attempt Reread() => this with { Standing = Standing.Stale };

    /// <summary>The bug is done with in this pass.</summary>
    public Attempt End(BugReport report) => this with { Standing = Standing.Ended, Report = report };

    /// <summary>The bug is done with in this pass; what was done is told.</summary>
    public Attempt End(string outcome, string reason) => End(new BugReport(Bug, outcome, Done, reason));

    /// <summary>The pass with what became of this bug.</summary>
    public ActedPass Into(ActedPass pass)
    {
        var place = pass.Cases.TakeWhile(c => c.Bug.Id != Bug).Count();
        return pass.With(Report!) with
        {
            Cases = IsGone ? pass.Cases.RemoveAt(place) : pass.Cases.SetItem(place, Case),
            Writes = pass.Writes + Sent,
            Letters = [.. pass.Letters, .. Letters],
        };
    }
}
