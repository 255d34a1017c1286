using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says what is to be done should something come up some day, which is no condition of what is decided now: "If you add probes later, file a new request."</summary>
internal static class Later
{
    private const int MostWords = 26;

    /// <summary>Whether a sentence does.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && sentence.Texts.Count <= MostWords && Speech.LaterHeads.LengthAt(sentence.Texts, 0) is > 0 and var length
        && sentence.Texts[length..] is var rest && Speech.LaterDeeds.IsIn(rest) && !Speech.LaterSnares.IsIn(rest) && !Speech.Turns.IsIn(rest);
}
