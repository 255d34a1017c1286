using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>
/// Hears what stewards say in their own words without addressing anybody: a decision, or that they can't. It is answered
/// with one offer, so it is heard only where a comment says little else; chat that merely contains such words is left alone.
/// </summary>
internal static class Remarks
{
    private const int MostWords = 70;
    private const int MostWordsOfVerdict = 16;

    /// <summary>What the author's own words say, or null.</summary>
    public static Remark? Of(IReadOnlyList<CommentLine> lines)
    {
        var own = lines.Where(line => line.IsProse && line.Worst(..) < Zone.Inert && !Dress.Off(line.Text).Coded).ToList();
        var words = own.Sum(line => PlainWords.Of(line.Text).Count);
        if (words is 0 or > MostWords || lines.Any(line => line.IsInert && !line.IsQuote && !line.IsBlank && line.Text.Contains('`', StringComparison.Ordinal)))
        {
            return null;
        }

        var sentences = own.SelectMany(line => SentencesOf(line.Text)).ToList();
        return Verdict(sentences) ?? Inability(sentences);
    }

    private static Remark? Verdict(List<Sentence> sentences)
    {
        foreach (var sentence in sentences.Where(s => !s.Asks && s.Words.Length <= MostWordsOfVerdict))
        {
            var words = sentence.Words.SkipWhile(word => word is "ok" or "okay" or "so" or "and" or "thanks" or "sorry" or "hi" or "yes" or "alright").ToArray();
            var minus = Speech.Minus.Begins(words) ? Speech.Minus.LengthAt(words, 0) : 0;
            var plus = Speech.Plus.Begins(words) ? Speech.Plus.LengthAt(words, 0) : 0;
            var (remark, length) = minus >= plus ? (Remark.Denied, minus) : (Remark.Granted, plus);
            if (length == 0)
            {
                continue;
            }

            return IsSpokenOf(remark, words[length..], sentences.Where(s => s != sentence).ToList()) ? null : remark;
        }

        return null;
    }

    // A condition, the review of code, or somebody else's decision.
    private static bool IsSpokenOf(Remark remark, string[] rest, List<Sentence> others) =>
        Speech.CodeReview.IsIn(rest) || Speech.Continuations.Begins(rest) || Speech.OfDecisions.Begins(rest)
        || others.Exists(s => Speech.CodeReview.IsIn(s.Words))
        || (remark == Remark.Granted && (IsHedged(rest) || rest.Contains("but") || others.Exists(s => s.Asks || IsHedged(s.Words))));

    private static bool IsHedged(string[] words) => Speech.Hedges.IsIn(Speech.Assents.Without(words));

    private static Remark? Inability(List<Sentence> sentences)
    {
        var hands = sentences.Exists(s => Excuse.HandsOver(s.Words));
        var conflict = sentences.Exists(s => !s.Asks && Excuse.IsInvolved(s.Words) && !Speech.Staying.IsIn(s.Words.Where(w => w is not "had").ToArray()));
        var busy = sentences.Exists(s => Excuse.IsBusy(s.Words));
        if (!hands && sentences.Exists(s => s.Asks || Speech.Staying.IsIn(s.Words) || s.Words.Contains("if")))
        {
            return null;
        }

        return conflict ? Remark.Conflict : busy ? Remark.Busy : hands ? Remark.Handover : null;
    }

    // A sentence may be half of a line; a comma joins two as often as it parts one, so it ends none.
    private static IEnumerable<Sentence> SentencesOf(string line)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '.' or '!' or '?' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
            {
                yield return new(PlainWords.TextsOf(line[start..i]), line[i] == '?');
                start = i + 1;
            }
        }

        if (PlainWords.TextsOf(line[start..]) is { Length: > 0 } rest)
        {
            yield return new(rest, Asks: false);
        }
    }

    private sealed record Sentence(string[] Words, bool Asks);
}
