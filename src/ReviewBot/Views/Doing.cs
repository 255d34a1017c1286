using System.Collections.Frozen;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Views;

/// <summary>What the bot does in a step, as the part of a sentence that follows "it is about to".</summary>
internal static class Doing
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Steps.Assigned] = "ask a steward",
        [Steps.Reassigned] = "ask another steward",
        [Steps.Findings] = "say what the form lacks",
        [Steps.Unusable] = "ask for the form as text",
        [Steps.Unreadable] = "say that this couldn't be read as the form",
        [Steps.Advice] = "say what the steward should look at",
        [Steps.LostFlag] = "ask for the flag on the newer attachment",
        [Steps.Replaced] = "go on with the newer form",
        [Steps.Nobody] = "say that no steward can be found",
        [Steps.OwnRequest] = "say that nobody reviews their own request",
        [Steps.Decided] = "name the comment to cite",
        [Steps.Escalated] = "say who has to look first",
        [Steps.Resolved] = "go on, since the others have answered",
        [Steps.ChangedAfter] = "say that the form was replaced after the decision",
        [Steps.Revoked] = "say that the decision was taken off again",
        [Steps.VerdictAsked] = "ask whether that was the decision",
        [Steps.Offered] = "offer to pass the request on",
        [Steps.Reminded] = "remind of it",
        [Steps.FlagForgotten] = "say that nobody has asked for a review of this form",
        [Steps.Landed] = "say that the bug is fixed and the review open",
        [Steps.Differs] = "say that what landed differs from what was approved",
        [Steps.ReviewHint] = "say that the review's own answers lead elsewhere",
        [Steps.MayTakeLonger] = "say that it may take longer",
        [Steps.Done] = "do what a comment asks for",
        [Steps.Refused] = "say why a comment can't be followed",
        [Steps.NotUnderstood] = "say that a comment was not understood",
        [Steps.Restored] = "put a decision right",
        [Steps.Overtaken] = "say that somebody asked again",
        [Steps.GivenUp] = "say that it can't do this",
        [EmbargoSteps.Asked] = "ask when the bug may be opened",
        [EmbargoSteps.Answered] = "say when the bug may be opened",
        [EmbargoSteps.Explained] = "say what the opening waits for",
        [EmbargoSteps.Held] = "keep the bug closed",
        [EmbargoSteps.Resumed] = "go on after the hold",
        [EmbargoSteps.HoldAsked] = "ask whether the hold still stands",
        [EmbargoSteps.EventAsked] = "ask whether it has happened",
        [EmbargoSteps.Landed] = "say that what the opening waits for has landed",
        [EmbargoSteps.Warned] = "say when the bug will be opened",
        [EmbargoSteps.WarnedAgain] = "say again when the bug will be opened",
        [EmbargoSteps.Missed] = "say that the opening is late",
        [EmbargoSteps.HumanAsked] = "ask a person to open the bug",
        [EmbargoSteps.Opened] = "open the bug",
        [EmbargoSteps.Unseen] = "say what could not be seen",
        [EmbargoSteps.StoodDown] = "leave the opening to people",
        ["granted"] = "set the steward's decision",
        ["denied"] = "set the steward's decision",
        ["opened"] = "open the bug",
        ["noticed"] = "tell those who run the process",
        ["needinfo-cleared"] = "take back its question",
        ["hint"] = "show the right line",
        ["asked-back"] = "ask whether that was meant",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One step; what stands for nothing else answers a comment.</summary>
    public static string Of(string step) => Words.GetValueOrDefault(step, "answer what was said to it");

    /// <summary>Whether there are words for a step of its own.</summary>
    public static bool Knows(string step) => Words.ContainsKey(step);

    /// <summary>Several steps: "ask a steward and say what the form lacks".</summary>
    public static string All(IReadOnlyList<string> steps)
    {
        var all = steps.Select(Of).Distinct().ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
