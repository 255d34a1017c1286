using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Remarks on something small and says that nothing has to be done about it: "Nit, not blocking: there is a typo in question 3."</summary>
internal static class Nit
{
    private const int MostWords = 24;

    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var left = Manners.Assurances.Without(sentence.Texts);
        return sentence.Ends && !sentence.Opens && sentence.Texts.Count <= MostWords && left.Count < sentence.Texts.Count && Manners.Nits.IsIn(left)
            && Manners.Nits.Without(left) is var rest && rest.Index().All(word => Report.Known(rest, word.Index) > 0 || word.Item.Any(char.IsAsciiDigit))
            && !IsHedged(rest) && !Speech.Faults.IsIn(rest) && !Speech.Turns.IsIn(rest) && !HasStrings(rest) && !Speech.Troubles.IsIn(rest);
    }
}
