using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says what is to be done should something come up some day, which is no condition of what is decided now: "If you add probes later, file a new request."</summary>
internal static class Later
{
    private const int MostWords = 26;

    /// <summary>Whether a sentence does.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && sentence.Texts.Count <= MostWords
        && (Speech.LaterHeads.LengthAt(sentence.Texts, 0) is > 0 and var length ? Rest(sentence, length) is var rest && Speech.LaterDeeds.IsIn(rest) && !IsSnare(rest)
            : Speech.Tips.LengthAt(sentence.Texts, 0) is > 0 and var tip && tip < sentence.Texts.Count && !IsSnare(Rest(sentence, tip)) && !SentenceWords.IsHedged(Rest(sentence, tip)));

    private static List<string> Rest(Sentence sentence, int at) => sentence.Texts[at..];

    private static bool IsSnare(List<string> words) => Speech.LaterSnares.IsIn(words) || Speech.Turns.IsIn(words);
}
