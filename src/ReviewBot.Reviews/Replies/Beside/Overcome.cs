using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells where a sentence names what was to be said against a request, and how that came to its end: "I had doubts about the retention, but comment 6 dispels them."</summary>
internal static class Overcome
{
    private const int MostWords = 40;

    /// <summary>Whether a sentence does, and says nothing else.</summary>
    public static bool Is(Sentence sentence)
    {
        var words = sentence.Texts;
        var at = Enumerable.Range(0, words.Count).LastOrDefault(i => Speech.Resolutions.LengthAt(words, i) > 0, -1);
        return at > 0 && sentence.Ends && !sentence.Opens && words.Count <= MostWords
            && IsOfBefore(words[..at], words[at]) && IsTail(sentence, at + Speech.Resolutions.LengthAt(words, at)) && IsAboutSomething(words) && IsKnown(sentence);
    }

    // What was doubted, and nothing that still is.
    private static bool IsOfBefore(List<string> words, string resolution)
    {
        var left = Speech.Doubts.Without(words);
        return Speech.Doubts.IsIn(words) && (Speech.PastMarks.IsIn(words) || IsDone(words, resolution))
            && !left.Exists(word => Grammar.Negators.Begins([word])) && !IsSnare([.. Speech.Assents.Without(left).Where(word => word is not "but")]);
    }

    private static bool IsAboutSomething(List<string> words) => Speech.Matter.IsIn(words) || Speech.ReportSubjects.IsIn(words) || Grammar.Things.IsIn(words) || Grammar.Pronouns.IsIn(words);

    // "The missing date has been added."
    private static bool IsDone(List<string> before, string resolution) =>
        before is [.., "is" or "are" or "been"] && resolution.EndsWith("ed", StringComparison.Ordinal) || (resolution is "has" or "have" or "is" or "are" && Grammar.Possessives.Begins(before));

    /// <summary>The same where the doubt has a sentence of its own: "I had doubts. They are gone."</summary>
    public static bool Is(Sentence doubt, Sentence end) => doubt.Ends && Speech.Doubts.IsIn(doubt.Texts) && Speech.Resolutions.IsIn(end.Texts) && Is(new Sentence($"{doubt.Text.TrimEnd('.', '!', ' ')}, {end.Text}"));

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
            var length = Math.Max(Report.Known(sentence.Texts, i), Math.Max(Speech.Doubts.LengthAt(sentence.Texts, i), Speech.Resolutions.LengthAt(sentence.Texts, i)));
            if (length == 0 && sentence.Texts[i] is not "but" && !Report.IsNumberOrCode(sentence.Pieces[i].Piece) && !sentence.IsNamed(sentence.Pieces[i].Piece, i) && !sentence.IsNamedFirst(i))
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        return true;
    }
}
