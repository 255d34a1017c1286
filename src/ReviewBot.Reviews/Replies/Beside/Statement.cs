using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Complete sentences about a request, all of whose words are known to change nothing.</summary>
internal static class Statement
{
    private const int FewestWords = 3;
    private const int MostWords = 24;

    /// <summary>Whether a sentence says how the request is, and conditions nothing.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.IsKnown((words, at) => Math.Max(Speech.Assents.LengthAt(words, at), Math.Max(Speech.Courtesy.LengthAt(words, at), Speech.Statements.LengthAt(words, at))), named: true)
        && !IsHedged(sentence.Texts) && !Speech.Turns.IsIn(sentence.Present) && !DeniesSomething(sentence.Texts) && !GoesOnStill(sentence.Texts) && !IsTooMuch(sentence.Texts)
        && (Speech.Verbs.IsIn(sentence.Texts) || Agrees(sentence.Texts) || (!sentence.Ends && Speech.Openers.Begins(sentence.Texts)))
        && (sentence.Ends || (Speech.Openers.Begins(sentence.Texts) && Speech.OpenEnds.LengthAt(sentence.Texts, sentence.Texts.Count - 1) == 0));

    /// <summary>Whether a sentence is about the request, in known words, and holds no snare.</summary>
    public static bool IsOnTheMatter(Sentence sentence)
    {
        var words = Speech.Assents.Without(sentence.Texts);
        return sentence.Ends && !sentence.Opens && sentence.Texts.Count is >= FewestWords and <= MostWords && IsUnderstood(words, sentence.Texts)
            && SaysSomething(sentence.Texts) && !Speech.Turns.IsIn(sentence.Present) && !Speech.Hedges.IsIn(words) && !Speech.Faults.IsIn(words) && !HasStrings(words)
            && !DeniesSomething(sentence.Texts) && !IsTooMuch(sentence.Texts);
    }

    // One word that nobody knows may say anything, wherever it stands.
    private static bool IsUnderstood(IReadOnlyList<string> words, List<string> texts) =>
        !Unknown(words).Any() && (Speech.Matter.IsIn(texts) || Speech.Verbs.IsIn(texts));
}
