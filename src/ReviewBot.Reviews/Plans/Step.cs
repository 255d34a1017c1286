using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Plans;

/// <summary>One rule's part of a plan.</summary>
public sealed record Step
{
    /// <summary>What it needs to be allowed.</summary>
    public required Capabilities Capability { get; init; }

    /// <summary>Why, for logs, <c>plan</c> and <c>explain</c>; says nothing of people or of a bug's text.</summary>
    public required string Reason { get; init; }

    /// <summary>The word of this step in summaries.</summary>
    public required string Word { get; init; }

    /// <summary>A paragraph of our comment, or null if nothing is to be said.</summary>
    public string? Text { get; init; }

    /// <summary>Login of whom the paragraph speaks to; the comment greets them once.</summary>
    public string? Greets { get; init; }

    /// <summary>How our comment is found again; empty where the effect itself can be seen in the bug.</summary>
    public ImmutableArray<MarkItem> Marks { get; init; } = [];

    /// <summary>What is to change.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>Told to the owners.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>True if it may not wait for <see cref="ReviewPolicy.Quiet"/>: a hold.</summary>
    public bool Urgent { get; init; }

    /// <summary>The assignments among the effects, which count for the next choice of the same pass.</summary>
    public ImmutableArray<AssignmentFact> Assignments { get; init; } = [];

    /// <summary>Whom this reminds, so that nobody is reminded twice a day.</summary>
    public ImmutableArray<ReminderFact> Reminders { get; init; } = [];

    /// <summary>Reminders that go out by mail instead of in the bug.</summary>
    public ImmutableArray<Letter> Letters { get; init; } = [];

    /// <summary>Only what counts for what is decided after it.</summary>
    public Step InBrief() => new() { Capability = Capability, Reason = Reason, Word = Word, Assignments = Assignments, Reminders = Reminders };

    /// <summary>Its word alone.</summary>
    public override string ToString() => Word;
}
