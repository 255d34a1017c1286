using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Thanks, praise, wishes and greetings.</summary>
internal static class Courtesy
{
    private const int MostWordsOfThanks = 20;
    private const int MostWordsOfWish = 4;
    private const int MostWordsOfPlace = 6;
    private const int MostParts = 4;

    /// <summary>Whether a sentence is nothing else.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.Pieces.Count == 0
            ? sentence.IsQuiet
            : IsThanks(sentence) || IsFromSomewhere(sentence) || IsRow(sentence) || IsToSomebody(sentence) || IsWish(sentence) || IsLate(sentence) || IsDelight(sentence) || (sentence.IsKnown(Speech.Courtesy.LengthAt, Speech.CourtesyCore.IsIn(sentence.Texts)) && Speech.CourtesyCore.IsIn(sentence.Texts) && !Speech.Turns.IsIn(sentence.Texts) && !IsHedged(Speech.CourtesyCore.Without(sentence.Texts)) && IsWhole(sentence));

    // "Parfait, thank you for redoing the table"; "nice work, especially the documentation link".
    private static bool IsRow(Sentence sentence)
    {
        var parts = sentence.Text.Split([", ", " - ", " \u2013 ", " \u2014 "], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is > 1 and <= MostParts && (Is(new Sentence(parts[0])) || SendsOff(new Sentence(parts[0]))) && parts.Skip(1).All(part => Is(new Sentence(part)) || SendsOff(new Sentence(part)) || Stresses(new Sentence(part)));
    }

    private static bool SendsOff(Sentence part) => part.Texts.Count > 0 && Speech.SendOffs.LengthAt(part.Texts, 0) == part.Texts.Count;

    private static bool Stresses(Sentence part) =>
        Manners.Stresses.LengthAt(part.Texts, 0) is > 0 and var length && part.Texts[length..] is { Count: > 0 } rest && rest.Index().All(word => Report.Known(rest, word.Index) > 0 || Report.IsNumberOrCode(part.Pieces[length + word.Index].Piece))
        && !Grammar.Copulas.IsIn(rest) && !Grammar.Auxiliaries.IsIn(rest) && !IsHedged(rest) && !Speech.Faults.IsIn(rest) && !Speech.Strings.IsIn(rest) && !Speech.Turns.IsIn(rest);

    // "Best regards from snowy Tromsø,"
    private static bool IsFromSomewhere(Sentence sentence) =>
        sentence.Texts.IndexOf("from") is > 0 and var from && sentence.Texts.Count - from is > 1 and <= MostWordsOfPlace && Speech.CourtesyCore.IsIn(sentence.Texts[..from]) && (Speech.Courtesy.Covers(sentence.Texts[..from]) || (from > 1 && Speech.Courtesy.Covers(sentence.Texts[1..from])))
        && sentence.Texts is var place && !Manners.Suspicions.IsIn(place) && !Manners.Blemishes.IsIn(place) && !IsHedged(place) && !Speech.Faults.IsIn(place) && !Speech.Strings.IsIn(place);

    // "Cheers kenji": whoever writes in small letters does so with names.
    private static bool IsToSomebody(Sentence sentence) =>
        sentence.Texts.Count > 1 && Manners.Vocatives.LengthAt(sentence.Texts, 0) == sentence.Texts.Count - 1 && sentence.Texts[^1] is { Length: > 2 } name && name.All(char.IsLetter)
        && Report.Known(sentence.Texts, sentence.Texts.Count - 1) == 0 && !IsHedged([name]) && !Speech.Faults.IsIn([name]) && !Speech.Strings.IsIn([name]) && !Speech.Interjections.Begins([name]) && !Speech.Troubles.IsIn([name]);

    // "Sorry it took me a week to get to this."
    private static bool IsLate(Sentence sentence)
    {
        var words = sentence.Texts[sentence.LengthOfGreeting..];
        return (words.Contains("sorry") || words.Contains("apologies") || words is ["thank" or "thanks", ..] or ["back", "from", ..])
            && sentence.Ends && words.Count <= MostWordsOfThanks && Speech.Delays.Covers(words) && Speech.DelayCore.IsIn(words) && !Speech.Reversals.IsIn(words);
    }

    // "Happy shipping!", "Morning Rhea!"
    private static bool IsWish(Sentence sentence) =>
        (sentence.Texts is ["morning" or "afternoon" or "evening", ..] && sentence.Pieces.Count == 2 && Names.IsName(sentence.Pieces[1].Piece.TrimEnd('!', ',', '.')))
        || (sentence.Ends && sentence.Texts.Count <= MostWordsOfWish && sentence.Texts is ["happy" or "enjoy" or "merry", not "to", ..] && !IsHedged(sentence.Texts) && !Speech.Strings.IsIn(sentence.Texts) && !Speech.Faults.IsIn(sentence.Texts) && !Speech.WishSnares.IsIn(sentence.Texts));

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
