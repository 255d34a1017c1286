using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>A clause that says why, behind a command that is complete without it: "quiet please, the four of us are on the phone".</summary>
internal static class Explanation
{
    private const string Separators = ",;(\u2013\u2014";

    /// <summary>Whether such a clause and nothing else follows.</summary>
    public static bool Follows(string text) => Clause(text) is { Length: > 0 } clause && Explains(clause);

    /// <summary>Whether some words explain: they ask nothing, and neither take back nor condition what stands before them.</summary>
    public static bool Explains(string clause) =>
        !clause.Contains('?', StringComparison.Ordinal) && !CommandArguments.Trails(clause)
        && PlainWords.TextsOf(clause) is { Length: > 1 } words && !Speech.ExplanationSnares.Begins(words) && !Speech.ExplanationTurns.IsIn(words) && CommandTable.Find(words[0]) is null;

    private static string? Clause(string text)
    {
        text = text.TrimStart();
        if (text.Length > 1 && text[0] is '-' or '\u2013' or '\u2014')
        {
            return text[1..].Trim();
        }

        var end = text.AsSpan().IndexOfAny(Separators);
        var dash = text.IndexOf(" - ", StringComparison.Ordinal);
        var stop = text.AsSpan().IndexOfAny(".!") is >= 0 and var mark && mark + 1 < text.Length && text[mark + 1] == ' ' ? mark : -1;
        var because = PlainWords.Of(text).Where(word => word.Text is "because" or "since").Select(word => word.Start).FirstOrDefault(-1);
        var first = ((int[])[end, dash, stop, because]).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        return first >= 0 && CommandArguments.IsAlone(text[..first]) ? text[first..].Trim(',', ';', '(', ')', '-', '\u2013', '\u2014', '.', '!', ' ') : null;
    }
}
