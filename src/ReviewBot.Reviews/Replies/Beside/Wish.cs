using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Wishes somebody luck, or looks forward to what comes of it: whatever for, unless it is what the request itself lacks.</summary>
internal static class Wish
{
    private const int MostWords = 16;

    /// <summary>Whether a sentence does.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = sentence.Texts[sentence.LengthOfGreeting..];
        return sentence.Ends && !sentence.Opens && words.Count <= MostWords && Speech.WishOpenings.LengthAt(words, 0) is > 0 and var length && length < words.Count
            && Speech.ErrandTimes.Without([.. words.Skip(length)]) is var rest && !Grammar.Pronouns.Covers(rest)
            && !Speech.WishSnares.IsIn(rest) && !SentenceWords.IsHedged(rest) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(rest)) && !Speech.Turns.IsIn(rest) && !Conditions.AreIn(sentence.Text);
    }
}
