using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>Knows sentences that ask to choose a verdict, and what is left of them when one of two was struck out.</summary>
internal static partial class VerdictChoice
{
    private static readonly WordList Hedging = WordList.Of("hedges");

    /// <summary>Whether a sentence does nothing but ask to choose a verdict.</summary>
    public static bool AsksFor(string sentence) => Asking(Tokens.Of(sentence)).Any() && VerdictSentence.IsOpening(Chosen(sentence));

    /// <summary>What is left of a sentence out of which something was struck; null where nothing was.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="struck">Whether something was struck out that its text leaves out.</param>
    public static string? Left(string sentence, bool struck)
    {
        var left = StruckOut().Replace(sentence, " ");
        return struck || left.Length < sentence.Length ? Chosen(left) : null;
    }

    private static IEnumerable<WordsFound> Asking(Tokens tokens) => Hedging.In(tokens).Where(f => f.Value == "choice");

    // The choice is made: what asks for it, and the sign between two, go with what was struck out.
    private static string Chosen(string sentence)
    {
        var tokens = Tokens.Of(sentence);
        foreach (var asking in Asking(tokens).Reverse())
        {
            sentence = sentence.Remove(tokens[asking.First].Start, tokens[asking.Next - 1].End - tokens[asking.First].Start);
        }

        return Emptied().Replace(sentence, " ").Trim(' ', '/', '|', '\\', ':');
    }

    // As Jira strikes out.
    [GeneratedRegex(@"(?<![\w+-])-(?:data[-_ ]?review|d?-?r)\s?[+-]-(?![\w+-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StruckOut();

    // Parentheses out of which everything was taken, and a sign between two of which only one is left.
    [GeneratedRegex(@"[(\[]\s*[)\]]|(?:^|(?<=[+-]\s*))\s*[/|]\s*(?=$|[(\[.]|\s*$)|^\W*[/|]", RegexOptions.CultureInvariant)]
    private static partial Regex Emptied();
}
