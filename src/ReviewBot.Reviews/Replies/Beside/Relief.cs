using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells that a steward was ready for the worst and found what is good: "I came looking for a fight and found a counter with an end date."</summary>
internal static class Relief
{
    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = sentence.Texts;
        var turn = Enumerable.Range(0, words.Count).FirstOrDefault(at => Manners.ReliefTurns.LengthAt(words, at) > 0, -1);
        return sentence.Ends && !sentence.Opens && turn > 0 && Manners.ReliefHeads.LengthAt(words, 0) is > 0 and var head && head < turn
            && ExpectsTrouble(words[head..turn]) && IsGood(words[(turn + Manners.ReliefTurns.LengthAt(words, turn))..]);
    }

    private static bool ExpectsTrouble(List<string> words) => (Speech.Troubles.IsIn(words) || Manners.Fights.IsIn(words)) && AreKnown(words) && !IsHedged(words);

    private static bool IsGood(List<string> words) =>
        Manners.ReliefEnds.Covers(words)
        || ((Speech.Matter.IsIn(words) || Grammar.Things.IsIn(words)) && AreKnown(words) && !words.Exists(word => Grammar.Negators.Begins([word]))
            && !IsHedged(words) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(words)) && !Speech.Turns.IsIn(words) && !Speech.Troubles.IsIn(words) && !Manners.Fights.IsIn(words) && !HasStrings(words));

    private static bool AreKnown(List<string> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var length = Math.Max(Report.Known(words, i), Math.Max(Speech.Troubles.LengthAt(words, i), Manners.Fights.LengthAt(words, i)));
            if (length == 0 && !words[i].Any(char.IsAsciiDigit))
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        return true;
    }
}
