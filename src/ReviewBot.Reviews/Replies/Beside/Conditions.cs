using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells by the shape of a sentence that it sets a condition, in whatever words: by what it, or a clause of it, begins with, and by what it ends with.</summary>
internal static class Conditions
{
    /// <summary>Whether it does.</summary>
    /// <param name="text">The sentence.</param>
    public static bool AreIn(string text)
    {
        var clauses = text.Split([',', ';', ':', '(', '–', '—'], StringSplitOptions.RemoveEmptyEntries).Select(clause => PlainWords.TextsOf(clause)).Where(words => words.Length > 0).ToList();
        return clauses.Count > 0 && (clauses.Exists(clause => OpensCondition(clause) && !Speech.FrontedDeeds.Begins(clause)) || (clauses.Count > 1 && Speech.Afterthoughts.Covers(clauses[^1])));
    }

    private static bool OpensCondition(string[] clause) => Speech.ConditionHeads.Begins([.. Speech.Assents.Without(clause).SkipWhile(word => Speech.Connectives.Begins([word]))]);
}
