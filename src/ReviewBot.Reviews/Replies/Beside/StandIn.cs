using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says in whose place a steward reviews, and why: "Picking this up for Ines, she has a full queue."</summary>
internal static partial class StandIn
{
    private const int MostWordsOfReason = 10;

    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence) => IsNamed(sentence) || FollowsReason(sentence);

    // "Ines has a newborn at home, so I am covering for her."
    private static bool FollowsReason(Sentence sentence)
    {
        var at = Enumerable.Range(0, sentence.Texts.Count).FirstOrDefault(i => Speech.StandInEnds.LengthAt(sentence.Texts, i) is > 0 and var length && i + length == sentence.Texts.Count, -1);
        return sentence.Ends && at > 1 && (sentence.IsNamedFirst(0) || sentence.IsNamed(sentence.Pieces[0].Piece, 0)) && IsReason(["she", .. sentence.Texts[1..at]]);
    }

    private static bool IsNamed(Sentence sentence)
    {
        var words = PlainWords.Of(Possessive().Replace(sentence.Text, ""));
        return sentence.Ends && Speech.StandIns.At(words) is { Person: not null, Length: var length } && words.Skip(length).Select(word => word.Text).ToList() is var rest && (rest.Count == 0 || Speech.StandInReasons.Covers(rest) || IsReason(rest) || IsReport(rest));
    }

    // "Since she is travelling", "who has a newborn at home"
    private static bool IsReason(List<string> words)
    {
        var own = words.SkipWhile(word => Speech.Connectives.Begins([word]) || word is "since" or "as" or "because" or "while").ToList();
        return own.Count is > 1 and <= MostWordsOfReason && own is ["who" or "he" or "she" or "they" or "his" or "her" or "their" or "whose", ..] && (Grammar.Copulas.IsIn(own) || own[1] is "has" or "have" or "had" or "got")
            && !SentenceWords.IsHedged(own) && !Speech.Faults.IsIn(own.FindAll(word => word is not ("who" or "he" or "she" or "they" or "his" or "her" or "their"))) && !Speech.Turns.IsIn(own) && !Speech.Matter.IsIn(own)
            && !own.Exists(word => Grammar.Negators.Begins([word]) || Manners.Belongings.Begins([word]));
    }

    // "… and examined all twelve answers myself."
    private static bool IsReport(List<string> words) => words is ["and", _, _, ..] && Report.Is(new Sentence($"I {string.Join(' ', words.Skip(1))}."));

    [GeneratedRegex(@"(?<=\b\p{Lu}\p{Ll}+)['’]s\b")]
    private static partial Regex Possessive();
}
