using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Excuses that somebody comes late, and tells what kept them: whatever that was, it was no part of the request. "Sorry for the wait, the kids had the flu."</summary>
internal static class Lateness
{
    private const int MostWords = 24;

    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = sentence.Texts[sentence.LengthOfGreeting..];
        if (words.Count > MostWords || sentence.Opens || Conditions.AreIn(sentence.Text))
        {
            return false;
        }

        var (start, length) = Enumerable.Range(0, words.Count).Select(at => (At: at, Length: Manners.Lateness.LengthAt(words, at))).FirstOrDefault(found => found.Length > 0);
        return length > 0 && IsCause(words[..start]) && IsCause(words[(start + length)..]);
    }

    /// <summary>The same where the cause has a sentence of its own: "Sorry for the delay. I was at a conference."</summary>
    public static bool Is(Sentence excuse, Sentence cause) =>
        Is(excuse) && cause.Ends && !cause.Opens && cause.Texts.Count <= MostWords && !Conditions.AreIn(cause.Text) && Manners.Circumstances.IsIn(cause.Texts) && IsCause(cause.Texts);

    // Of the past, and about nothing that a decision could depend on.
    private static bool IsCause(List<string> words) =>
        words.Count == 0 || Speech.Courtesy.Covers(words)
        || (Manners.Bygones.IsIn(words) && !IsHedged(words) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(words)) && !Speech.Turns.IsIn(words) && !Manners.LatenessSnares.IsIn(words)
            && !words.Exists(word => word is not "no" && Grammar.Negators.Begins([word])) && !Speech.Matter.IsIn(words) && !Speech.FormParts.IsIn(words) && !Grammar.Offices.IsIn(words));
}
