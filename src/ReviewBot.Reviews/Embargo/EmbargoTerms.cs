using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>
/// What the opening waits for by the last word of somebody who may say so. A last word that can't be used suspends the
/// opening: whoever wrote it meant to change something.
/// </summary>
public sealed record EmbargoTerms
{
    /// <summary>Nobody has said anything yet.</summary>
    public static EmbargoTerms None { get; } = new();

    /// <summary>All of them must hold; empty after <c>embargo lift</c>.</summary>
    public ImmutableArray<LiftCondition> Conditions { get; init; } = [];

    /// <summary>The comment that says it, or null if none does.</summary>
    public Comment? SaidIn { get; init; }

    /// <summary>Why the last word can't be used, as a sentence; null if it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether conditions (or none, after <c>embargo lift</c>) are in force.</summary>
    public bool AreSet => SaidIn is not null && Problem is null;

    /// <summary>Whether a line is about the terms, understood or not.</summary>
    internal static bool Concerns(Said said) =>
        said is Said.Understood { Command: EmbargoUntilCommand or EmbargoLiftCommand } || said.Suggestions.Any(IsUntil);

    /// <summary>The terms by everything that was said since the bug was last public.</summary>
    internal static EmbargoTerms Of(ReviewCase @case, ReviewPolicy policy, GroupHistory groups)
    {
        var terms = None;
        foreach (var heard in @case.Heard)
        {
            if (groups.PublicUntil is { } until && heard.Comment.Time <= until)
            {
                continue;
            }

            foreach (var said in heard.Reading.Items.Where(s => Concerns(s) && MaySay(s, heard, @case, policy)))
            {
                terms = IsTakenBack(said, heard, @case, policy)
                    ? new() { SaidIn = heard.Comment, Problem = $"another comment could mean that it doesn't stand. If it does, write `{policy.Name}: embargo lift` once more, in a comment of its own" }
                    : Say(said, heard.Comment, policy);
            }
        }

        return terms;
    }

    // Until we have answered it: from then on its author knows what follows, and can put it on hold.
    private static bool IsTakenBack(Said said, Heard heard, ReviewCase @case, ReviewPolicy policy) =>
        said is Said.Understood { Command: EmbargoLiftCommand }
        && new SecondThoughts(@case, policy).Of(heard, (_, command) => command is EmbargoLiftCommand or EmbargoUntilCommand, EmbargoAnswers.AnswerTo(@case, heard.Comment)) == Afterwards.Doubtful;

    private static EmbargoTerms Say(Said said, Comment comment, ReviewPolicy policy)
    {
        var terms = new EmbargoTerms { SaidIn = comment };
        if (said is not Said.Understood { Command: var command })
        {
            return terms with { Problem = $"it isn't a command as it stands. On a line of its own: `{policy.Name}: embargo until 2027-03-01`" };
        }

        if (command is not EmbargoUntilCommand until)
        {
            return terms;
        }

        var reading = ConditionReader.Read(until.Conditions, policy.Embargo.Staffed.DayOf(comment.Time), policy.Name);
        return terms with { Conditions = reading.Conditions, Problem = reading.Problem };
    }

    private static bool MaySay(Said said, Heard heard, ReviewCase @case, ReviewPolicy policy)
    {
        var command = said is Said.Understood understood ? understood.Command : new EmbargoUntilCommand("");
        return CommandTable.MayUse(command, Listening.RolesOf(heard.Comment.Creator, @case, policy), @case.Bug.IsRestricted).Allowed;
    }

    private static bool IsUntil(string suggestion) => suggestion.Contains(": embargo until", StringComparison.OrdinalIgnoreCase);
}
