using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>What is said to somebody whose request is turned away: regret, what speaks against it, and how to ask again.</summary>
internal static class Refusal
{
    /// <summary>Whether a sentence says one of these and nothing else.</summary>
    public static bool Is(Sentence sentence) => IsRegret(sentence) || IsInvitation(sentence) || TurnsDown(sentence);

    private static bool TurnsDown(Sentence sentence)
    {
        var words = PlainWords.Of(string.Join(' ', sentence.Texts));
        var at = Enumerable.Range(0, words.Count).FirstOrDefault(i => Speech.Refusals.At(words, i) is not null, -1);
        return at < 0 ? SpeaksAgainst(sentence) : !IsHedged([.. sentence.Texts.Take(at), .. sentence.Texts.Skip(at + Speech.Refusals.At(words, at)!.Value.Length)]);
    }

    private static bool SpeaksAgainst(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && Speech.Matter.IsIn(sentence.Texts) && SaysSomething(sentence.Texts) && !IsHedged(sentence.Texts) && !Speech.Faults.IsIn(Speech.Lapses.Without(sentence.Texts))
        && IsReport(sentence.Texts) && (MayBeReason(sentence.Texts) || !Unknown(sentence.Texts).Any());

    // "The data is toxic" is a reason, whatever the word means. "The request is void", "the form was a joke" may say that there was nothing to decide.
    private static bool MayBeReason(List<string> words) =>
        !words.Exists(word => word is "i" or "we" or "was" or "were" or "had") && !words.Take(MostWordsOfSubject).Any(word => word is "request" or "review" or "this" or "that" or "it");

    private static bool IsRegret(Sentence sentence) =>
        sentence.Texts is ["sorry" or "unfortunately" or "apologies", ..]
        && sentence.IsKnown((words, at) => at == 0 ? 1 : Math.Max(Speech.Courtesy.LengthAt(words, at), Speech.Statements.LengthAt(words, at)), named: true)
        && !IsHedged(sentence.Texts);

    private static bool IsInvitation(Sentence sentence) =>
        sentence.Ends && sentence.Texts is ["please" or "feel" or "happy" or "glad" or "you", ..] or ["i", "am" or "will", ..]
        && Speech.Invitations.IsIn(sentence.Texts) && !sentence.Texts.Exists(word => word is "not" or "never" or "ignore" or "disregard" or "instead" or "no" or "but");
}
