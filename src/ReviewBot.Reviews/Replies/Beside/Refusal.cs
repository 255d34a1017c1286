using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>What is said to somebody whose request is turned away: regret, what speaks against it, and how to ask again.</summary>
internal static class Refusal
{
    /// <summary>Whether a sentence says one of these and nothing else.</summary>
    public static bool Is(Sentence sentence) => IsRegret(sentence) || IsInvitation(sentence) || TurnsDown(sentence);

    /// <summary>Whether it says when the request can be made again: "Once there is a name, ask me again." That takes nothing back.</summary>
    public static bool AsksAgain(Sentence sentence) =>
        sentence.Ends && sentence.Texts is ["once" or "when" or "as" or "if", ..] && Speech.Invitations.IsIn(sentence.Texts) && !IsTakenBack(sentence.Texts);

    private static bool TurnsDown(Sentence sentence)
    {
        var words = PlainWords.Of(string.Join(' ', sentence.Texts));
        var left = new List<string>();
        for (var i = 0; i < words.Count;)
        {
            var length = Speech.Refusals.At(words, i)?.Length ?? 0;
            if (length == 0)
            {
                left.Add(words[i].Text);
            }

            i += Math.Max(1, length);
        }

        return left.Count == words.Count ? SpeaksAgainst(sentence) : !IsHedged(left);
    }

    private static bool SpeaksAgainst(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && Speech.Matter.IsIn(sentence.Texts) && SaysSomething(sentence.Texts) && !IsHedged(Speech.Lapses.Without(sentence.Texts)) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(Speech.Lapses.Without(sentence.Texts)))
        && IsReport(sentence.Texts) && (MayBeReason(sentence.Texts) || !Unknown(sentence.Texts).Any());

    // "The data is toxic" is a reason, whatever the word means. "The request is void", "the form was a joke" may say that there was nothing to decide.
    private static bool MayBeReason(List<string> words) =>
        !words.Exists(word => word is "i" or "we" or "was" or "were" or "had") && !words.Take(MostWordsOfSubject).Any(word => word is "request" or "review" or "this" or "that" or "it");

    private static bool IsRegret(Sentence sentence) =>
        sentence.Texts is ["sorry" or "unfortunately" or "apologies", ..]
        && sentence.IsKnown((words, at) => at == 0 ? 1 : Math.Max(Speech.Courtesy.LengthAt(words, at), Speech.Statements.LengthAt(words, at)), named: true)
        && !IsHedged(sentence.Texts);

    private static bool IsInvitation(Sentence sentence) =>
        sentence.Ends && Speech.InvitationOpenings.Begins(sentence.Texts)
        && Speech.Invitations.IsIn(sentence.Texts) && !IsTakenBack(sentence.Texts);

    private static bool IsTakenBack(List<string> words) => words.Exists(word => word is "not" or "never" or "ignore" or "disregard" or "instead" or "no" or "but");
}
