using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Thanks, praise, wishes and greetings.</summary>
internal static class Courtesy
{
    private const int MostWordsOfThanks = 20;
    private const int MostWordsOfWish = 4;

    /// <summary>Whether a sentence is nothing else.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.Pieces.Count == 0
            ? sentence.IsQuiet
            : IsThanks(sentence) || IsWish(sentence) || IsLate(sentence) || IsDelight(sentence) || (sentence.IsKnown(Speech.Courtesy.LengthAt, Speech.CourtesyCore.IsIn(sentence.Texts)) && Speech.CourtesyCore.IsIn(sentence.Texts) && !Speech.Turns.IsIn(sentence.Texts) && !IsHedged(Speech.CourtesyCore.Without(sentence.Texts)) && IsWhole(sentence));

    // "Sorry it took me a week to get to this."
    private static bool IsLate(Sentence sentence)
    {
        var words = sentence.Texts[sentence.LengthOfGreeting..];
        return (words.Contains("sorry") || words.Contains("apologies") || words is ["thank" or "thanks", ..] or ["back", "from", ..])
            && sentence.Ends && words.Count <= MostWordsOfThanks && Speech.Delays.Covers(words) && Speech.DelayCore.IsIn(words);
    }

    // "Happy shipping!", "Morning Rhea!"
    private static bool IsWish(Sentence sentence) =>
        (sentence.Texts is ["morning" or "afternoon" or "evening", ..] && sentence.Pieces.Count == 2 && Names.IsName(sentence.Pieces[1].Piece.TrimEnd('!', ',', '.')))
        || (sentence.Ends && sentence.Texts.Count <= MostWordsOfWish && sentence.Texts is ["happy" or "enjoy" or "merry", not "to", ..] && !IsHedged(sentence.Texts) && !Speech.Strings.IsIn(sentence.Texts) && !Speech.Faults.IsIn(sentence.Texts));

    // "Great to see this moving."
    private static bool IsDelight(Sentence sentence) =>
        sentence.Texts is ["great" or "good" or "nice" or "glad" or "happy" or "lovely", "to", "see" or "hear" or "read" or "have", _, ..] && sentence.Ends
        && sentence.Texts.Index().All(word => Report.Known(sentence.Texts, word.Index) > 0) && !IsHedged(sentence.Texts) && !Speech.Faults.IsIn(sentence.Texts) && !Speech.Strings.IsIn(sentence.Texts);

    // What somebody is thanked for has been done, or is at least no condition.
    private static bool IsThanks(Sentence sentence) =>
        sentence.Texts.Count <= MostWordsOfThanks && !sentence.Opens && IsForSomething(sentence.WithoutVocative()) && !sentence.TurnsUnknown()
        && !IsHedged(sentence.Texts) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(sentence.WithoutReferences())) && !Speech.Strings.IsIn(sentence.Texts) && IsWhole(sentence);

    // "Thanks for undoing this" thanks for taking it back.
    private static bool IsForSomething(List<string> words) =>
        Speech.ThanksFor.LengthAt(words, 0) is > 0 and var at && at < words.Count && words[at] is not ("nothing" or "no") && !Speech.Reversals.IsIn(words);

    private static bool IsWhole(Sentence sentence) => sentence.Ends || Speech.OpenEnds.LengthAt(sentence.Texts, sentence.Texts.Count - 1) == 0;
}
