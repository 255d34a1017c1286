using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells whether the words of a sentence that no list knows stand where they can be neither what is done nor who does it.</summary>
internal static class Neutral
{
    private const int MostWordsOfPlace = 4;

    /// <summary>Whether they all do.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="free">Whether anything may be done in it by whom nobody knows, but not by somebody who is named.</param>
    /// <param name="led">Whether its beginning is led to by words that say that it is a remark.</param>
    public static bool Is(Sentence sentence, bool free = false, bool led = false)
    {
        var start = 0;
        for (var i = 0; i < sentence.Texts.Count;)
        {
            start = i > 0 && sentence.Closes[i - 1] ? i : start;
            var length = KnownAt(sentence, i);
            if (length == 0 && !(IsName(sentence, i) ? MayBeNamed(sentence, i) : (free && (led || i > 0)) || MayStand(sentence, start, i)))
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        return true;
    }

    // What is looked for as a snare is none here, or the sentence would be none of these.
    private static readonly WordList[] Lists = [Manners.AsideAllowed, Manners.AsideWords, Speech.ReportAllowed, Speech.SendOffs, Speech.Faults, Speech.Strings, Speech.Hedges];

    private static int KnownAt(Sentence sentence, int at) =>
        sentence.Absent[at] || (sentence.Texts[at] is "not" && at > 0 && sentence.Closes[at - 1]) || (sentence.Texts[at] is "nothing" && !VerbFollows(sentence, at)) || Report.IsNumberOrCode(sentence.Pieces[at].Piece) ? 1 : Math.Max(Report.Known(sentence.Texts, at), Lists.Max(list => list.LengthAt(sentence.Texts, at)));

    private static bool IsName(Sentence sentence, int at) => sentence.IsNamed(sentence.Pieces[at].Piece, at) || (at > 0 && Names.IsName(sentence.Pieces[at].Piece.TrimEnd('.', ',', '!', ')', ':').TrimStart('(')));

    // Somebody who is spoken to or thanked, or a place.
    private static bool MayBeNamed(Sentence sentence, int at) =>
        IsSpokenTo(sentence, at) || Names.IsNick(sentence.Pieces[at].Piece.TrimEnd(',', '.', '!')) || IsPlace(sentence, at)
        || (at > 0 && sentence.Texts[at - 1] is "to" && Speech.CourtesyCore.IsIn(sentence.Texts[..at])) || IsOfCode(sentence)
        || (at > 0 && IsName(sentence, at - 1) && MayBeNamed(sentence, at - 1));

    // "Jonas has the code review": that is another one.
    private static bool IsOfCode(Sentence sentence) => Speech.CodeReview.IsIn(sentence.Texts) || sentence.Texts.Exists(word => word is "code" or "patch" or "landing");

    private static bool IsSpokenTo(Sentence sentence, int at) =>
        (at == 0 && sentence.Closes[0]) || (at == 1 && sentence.Closes[1] && Speech.Connectives.Begins(sentence.Texts)) || (at > 0 && (Speech.Greetings.Begins([sentence.Texts[at - 1]]) || (sentence.Closes[at - 1] && (sentence.Closes[at] || at == sentence.Texts.Count - 1) && (Speech.ThanksFor.Begins(sentence.Texts) || Speech.CourtesyCore.IsIn(sentence.Texts)))));

    // "In Berlin", "greetings from a snowy Helsinki".
    private static bool IsPlace(Sentence sentence, int at) =>
        at > 0 && (Manners.Whereat.LengthAt(sentence.Texts, at - 1) > 0 || IsAttribute(sentence, at)
            || (sentence.Texts.FindLastIndex(at - 1, Math.Min(at, MostWordsOfPlace), word => word == "from") is > 0 and var from && Speech.CourtesyCore.IsIn(sentence.Texts[..from])));

    // "The Berlin office"
    private static bool IsAttribute(Sentence sentence, int at) =>
        at + 1 < sentence.Texts.Count && !sentence.Closes[at] && sentence.Texts[at - 1] is "the" or "our" or "a" && sentence.Pieces[at + 1].Piece is var next && char.IsLower(next[0]) && !IsVerb(sentence.Texts, at + 1) && !MayBeVerb(sentence.Texts[at + 1]);

    private static bool MayStand(Sentence sentence, int start, int at) =>
        at == start ? MayBegin(sentence, at)
        : !IsDone(sentence.Texts[at - 1]) && ((Speech.Connectives.Begins([sentence.Texts[at - 1]]) && IsThingWith(sentence, at)) || MayFollow(sentence, start, at));

    private static bool MayBegin(Sentence sentence, int at) =>
        at + 1 < sentence.Texts.Count && (Manners.Prepositions.LengthAt(sentence.Texts, at + 1) > 0 || (sentence.Closes[at] && !sentence.Texts[at].EndsWith("ed", StringComparison.Ordinal)) || IsThingWith(sentence, at) || (at == 0 && IsQualityOf(sentence)));

    // What stands behind one of these is what somebody does, or has done.
    private static bool IsDone(string before) =>
        (before is not "nothing" && Grammar.Pronouns.Begins([before])) || before is "i" or "we" or "you" or "he" or "she" or "do" or "does" or "did" || Grammar.Auxiliaries.Begins([before]);

    private static bool MayFollow(Sentence sentence, int start, int at)
    {
        var words = sentence.Texts;
        var hasVerb = Enumerable.Range(start, at - start).Any(i => IsVerb(words, i));
        return hasVerb || EndsAttribute(words, at - 1)
            ? hasVerb || Report.Known(words, at - 1) > 0 || !MayBeVerb(words[at]) || VerbFollows(sentence, at)
            : Enumerable.Range(start, at - start).Any(i => Manners.Prepositions.LengthAt(words, i) > 0) && Report.Known(words, at - 1) == 0;
    }

    // "… so volume is no issue", "same category, fewer rows"
    private static bool IsThingWith(Sentence sentence, int at) =>
        at > 0 && at + 1 < sentence.Texts.Count && (Grammar.Copulas.Begins([sentence.Texts[at + 1]]) || (!VerbFollows(sentence, at) && (Grammar.Things.LengthAt(sentence.Texts, at + 1) > 0 || Speech.Matter.LengthAt(sentence.Texts, at + 1) > 0 || Speech.ReportSubjects.LengthAt(sentence.Texts, at + 1) > 0)));

    // "Cute feature, harmless data."; but "Tweak question 9."
    private static bool IsQualityOf(Sentence sentence) =>
        sentence.Texts.Count > 1 && !Grammar.Negators.Begins(sentence.Texts) && Grammar.Things.LengthAt(sentence.Texts, 1) > 0 && Speech.Matter.LengthAt(sentence.Texts, 1) == 0 && Speech.FormParts.LengthAt(sentence.Texts, 1) == 0 && !VerbFollows(sentence, 0);

    private static bool VerbFollows(Sentence sentence, int at) =>
        Enumerable.Range(at + 1, sentence.Texts.Count - at - 1).TakeWhile(i => !sentence.Closes[i - 1]).Any(i => IsVerb(sentence.Texts, i));

    private static bool MayBeVerb(string word) => word[^1] == 's' || word.EndsWith("ed", StringComparison.Ordinal);

    private static bool IsVerb(IReadOnlyList<string> words, int at) => Clause.VerbAt(words, at) > 0 || Grammar.Copulas.Begins([words[at]]);

    // What stands before a noun or an adjective.
    private static bool EndsAttribute(IReadOnlyList<string> words, int at) =>
        Grammar.Possessives.Begins([words[at]]) || Grammar.Determiners.LengthAt(words, at) > 0 || Grammar.Qualities.LengthAt(words, at) > 0 || Manners.Prepositions.LengthAt(words, at) > 0
        || words[at] is "a" or "an" or "and" or "or" or "no" or "nothing" or "very" or "fewer" or "more" || NumberWords.Cardinal(words[at]) is not null || words[at].All(char.IsAsciiDigit) || Report.Known(words, at) == 0;
}
