using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Reminds somebody whose request was granted of what comes after: nothing that the request still lacks.</summary>
internal static class Errand
{
    /// <summary>Whether a sentence does.</summary>
    public static bool Is(Sentence sentence) =>
        !sentence.Opens && (UsesLink(sentence) || ReminderOf(sentence));

    // "Please put the link to this comment into metrics.yaml."
    private static bool UsesLink(Sentence sentence) =>
        Speech.ErrandLinks.LengthAt(sentence.Texts, 0) is > 0 and var length && sentence.Texts[length..] is var rest && !IsHedged(rest) && !Speech.Strings.IsIn(rest) && rest.Index().All(word => Report.Known(rest, word.Index) > 0 || Report.IsNumberOrCode(word.Item));

    private static bool ReminderOf(Sentence sentence) =>
        Speech.Errands.LengthAt(sentence.Texts, 0) is > 0 and var length && Speech.ErrandTimes.Without(sentence.Texts[length..]) is var rest
        && !Speech.ErrandSnares.IsIn(rest) && !IsHedged(rest) && !Speech.Faults.IsIn(rest) && rest.Index().All(word => Report.Known(rest, word.Index) > 0);
}
