using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells where a sentence names what was to be said against a request, and how that came to its end: "I had doubts about the retention, but comment 6 dispels them."</summary>
internal static class Overcome
{
    private const int MostWords = 40;

    // That a doubt is told ends none; that what lacked is there now does.
    private static readonly (WordList Said, WordList Ended)[] Kinds = [(Speech.Doubts, Speech.Resolutions), (Speech.Wants, Speech.Fulfilments)];

    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && sentence.Texts.Count <= MostWords && IsAboutSomething(sentence.Texts) && IsKnown(sentence) && Array.Exists(Kinds, kind => Ends(sentence, kind.Said, kind.Ended));

    private static bool Ends(Sentence sentence, WordList said, WordList ended)
    {
        var words = sentence.Texts;
        var at = Enumerable.Range(0, words.Count).LastOrDefault(i => ended.LengthAt(words, i) > 0 && !(i > 0 && ended.LengthAt(words, i - 1) > 1), -1);
        return at > 0 && IsOfBefore(words[..at], said, words[at..(at + ended.LengthAt(words, at))]) && IsTail(sentence, at + ended.LengthAt(words, at));
    }

    // What was doubted, and nothing that still is.
    private static bool IsOfBefore(List<string> words, WordList said, List<string> end)
    {
        var left = Speech.Doubts.Without(said.Without(words));
        return said.IsIn(words) && (Speech.PastMarks.IsIn(words) || IsDone(words, end))
            && !left.Exists(word => Grammar.Negators.Begins([word])) && !IsSnare([.. Speech.FrontedDeeds.Without(Speech.Assents.Without(left)).Where(word => word is not "but")]);
    }

    private static bool IsAboutSomething(List<string> words) => Speech.Matter.IsIn(words) || Speech.ReportSubjects.IsIn(words) || Grammar.Things.IsIn(words) || Grammar.Pronouns.IsIn(words);

    // "The missing date has been added."
    private static bool IsDone(List<string> before, List<string> end) => Grammar.Possessives.Begins(before) && end is ["has" or "have" or "is" or "are", _, ..];

    /// <summary>The same where the doubt has a sentence of its own: "I had doubts. They are gone."</summary>
    public static bool Is(Sentence doubt, Sentence end) => doubt.Ends && Array.Exists(Kinds, kind => kind.Said.IsIn(doubt.Texts) && kind.Ended.IsIn(end.Texts)) && Is(new Sentence($"{doubt.Text.TrimEnd('.', '!', ' ')}, {end.Text}"));

    private static bool IsTail(Sentence sentence, int from)
    {
        for (var i = from; i < sentence.Texts.Count;)
        {
            var length = Speech.ResolutionTails.LengthAt(sentence.Texts, i);
            if (length == 0 && !Report.IsNumberOrCode(sentence.Pieces[i].Piece) && !sentence.IsNamed(sentence.Pieces[i].Piece, i) && !sentence.IsNumbered(i))
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        return true;
    }

    private static bool IsSnare(List<string> words)
    {
        var own = Speech.Assents.Without(words);
        return Speech.Turns.IsIn(words) || Speech.Hedges.IsIn(own) || Speech.Faults.IsIn(Speech.ReportAllowed.Without(own)) || HasStrings(own);
    }

    private static bool IsKnown(Sentence sentence)
    {
        for (var i = 0; i < sentence.Texts.Count;)
        {
            var length = Math.Max(Report.Known(sentence.Texts, i), Kinds.Max(kind => Math.Max(kind.Said.LengthAt(sentence.Texts, i), kind.Ended.LengthAt(sentence.Texts, i))));
            if (length == 0 && sentence.Texts[i] is not "but" && !Report.IsNumberOrCode(sentence.Pieces[i].Piece) && !sentence.IsNamed(sentence.Pieces[i].Piece, i) && !sentence.IsNamedFirst(i))
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        return true;
    }
}
