using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Speaks of another bug, by its number, that is looked at next.</summary>
internal static class Neighbour
{
    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = sentence.Texts;
        var at = words.FindIndex(word => word is "bug");
        var next = Enumerable.Range(0, words.Count).FirstOrDefault(i => Manners.Neighbours.LengthAt(words, i) > 0, -1);
        return sentence.Ends && !sentence.Opens && at >= 0 && at + 1 < words.Count && sentence.Pieces[at + 1].Piece.Any(char.IsAsciiDigit) && next > at
            && next + Manners.Neighbours.LengthAt(words, next) == words.Count && !IsHedged(words[..next]) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(words[..next])) && !words[..next].Exists(word => word is "this" or "that" or "it" or "for" or "here");
    }
}
