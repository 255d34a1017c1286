using System.Collections.Frozen;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Views;

/// <summary>What we said, by the word that stands for it in the reference line.</summary>
internal static class Said
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Steps.Assigned] = "a steward is asked",
        [Steps.Reassigned] = "another steward is asked",
        [Steps.Findings] = "the form lacks something",
        [Steps.Unusable] = "the form is needed as text",
        [Steps.Unreadable] = "this couldn't be read as the form",
        [Steps.Advice] = "what the steward should look at",
        [Steps.LostFlag] = "the flag has to be set on the newer attachment",
        [Steps.Nobody] = "no steward can be found",
        [Steps.OwnRequest] = "nobody reviews their own request",
        [Steps.Decided] = "the comment to cite",
        [Steps.Escalated] = "others have to look first",
        [Steps.Resolved] = "the others have answered",
        [Steps.ChangedAfter] = "the form was replaced after the decision",
        [Steps.Revoked] = "the decision was taken off again",
        [Steps.VerdictAsked] = "is this a verdict?",
        [Steps.Offered] = "the request can be passed on",
        [Steps.Reminded] = "a reminder",
        [Steps.FlagForgotten] = "nobody asked for a review of this form",
        [Steps.Landed] = "the bug is fixed, the review is open",
        [Steps.ReviewHint] = "the review's own answers lead elsewhere",
        [Steps.MayTakeLonger] = "it may take longer",
        [Steps.Done] = "a command was carried out",
        [Steps.Refused] = "a command was refused",
        [Steps.NotUnderstood] = "something was not understood",
        [Steps.Restored] = "a decision was put right",
        [Steps.Overtaken] = "somebody asked again",
        [Steps.GivenUp] = "this can't be done by the bot",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In a few words; the word itself where a later build wrote it.</summary>
    public static string Of(string step) => Words.GetValueOrDefault(step, step);
}
