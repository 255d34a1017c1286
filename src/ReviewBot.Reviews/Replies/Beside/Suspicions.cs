using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells whether a sentence whose words needn't all be known may concern the decision beside it: who makes it, when, whether it is one.</summary>
internal static class Suspicions
{
    private const int MostWordsOfContrast = 5;

    /// <summary>Whether it may.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="below">Whether it stands below the decision, where "but" speaks against that.</param>
    public static bool AreIn(Sentence sentence, bool below)
    {
        var present = Manners.AsideAllowed.Without(Plain(sentence, below));
        var words = Speech.FrontedDeeds.Without(Speech.Assents.Without(present));
        return Speech.Turns.IsIn(present) || Manners.Suspicions.IsIn(present) || Manners.Blemishes.IsIn(present) || Speech.Hedges.IsIn(words) || Speech.Faults.IsIn(Speech.ReportAllowed.Without(words))
            || HasStrings(words.Where((_, i) => !Report.Limits(words, i)).ToList(), Manners.AsideStrings) || DeniesSomething(present) || IsOrder(sentence) || GoesOnStill(sentence.Texts) || IsTooMuch(sentence.Texts)
            || Conditions.AreIn(sentence.Text) || Evasions.AreInAside(sentence, Speech.Assents.Without(present));
    }

    /// <summary>The same of a sentence that is said to be a remark: what it tells of things is of no account.</summary>
    public static bool AreInRemark(Sentence sentence)
    {
        var present = Manners.AsideAllowed.Without(sentence.Present);
        return Speech.Turns.IsIn(present) || Manners.Suspicions.IsIn(present) || Manners.Blemishes.IsIn(present) || IsHedged(present) || Conditions.AreIn(sentence.Text);
    }

    private static bool IsOrder(Sentence sentence) =>
        sentence.Texts[(sentence.Closes[0] ? 1 : 0)..].SkipWhile(word => Speech.Connectives.Begins([word]) || word is "please" or "just").FirstOrDefault() is { } first
        && Manners.Orders.Begins([first]) && Manners.AsideAllowed.LengthAt(sentence.Texts, 0) == 0;

    // Without the "but" before a further clause, unless a decision stands above it, and without "is this, not that".
    private static List<string> Plain(Sentence sentence, bool below)
    {
        var words = sentence.Present;
        var not = sentence.Texts.FindLastIndex(word => word == "not");
        if (not > 0 && IsContrast(sentence, not) && words.LastIndexOf("not") is >= 0 and var last)
        {
            words = words[..last];
        }

        return below || !JoinsWithBut(sentence) ? words : [.. words.Where((word, i) => !(word == "but" && i + 1 < words.Count && (Grammar.SubjectHeads.LengthAt(words, i + 1) > 0 || words[i + 1] is "now" or "found")))];
    }

    private static bool JoinsWithBut(Sentence sentence) => sentence.Texts[0] is "but" || sentence.Text.Contains(", but ", StringComparison.OrdinalIgnoreCase);

    // "The link is this comment, not the attachment."
    private static bool IsContrast(Sentence sentence, int not) =>
        sentence.Closes[not - 1] && not + 1 < sentence.Texts.Count && IsArticle(sentence.Texts[not + 1]) && sentence.Texts.Count - not <= MostWordsOfContrast
        && Enumerable.Range(0, not - 1).Any(i => sentence.Texts[i] is "is" or "are" && IsArticle(sentence.Texts[i + 1]));

    private static bool IsArticle(string word) => word is "the" or "this" or "a" or "an" or "that" or "my" or "your";
}
