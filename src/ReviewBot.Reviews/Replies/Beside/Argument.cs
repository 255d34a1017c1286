using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>
/// What is argued against a request in a complete sentence of whose words not all are known: it speaks of a part of the request, or denies that there
/// is one. Who decides, when, and whether anything is decided is looked for by kinds of words.
/// </summary>
internal static class Argument
{
    private const int FewestWords = 4;

    // What a sentence begins with that tells of somebody, points back, conditions or is none.
    private static readonly HashSet<string> NoStarts = new(StringComparer.Ordinal)
    {
        "i", "we", "you", "he", "she", "they", "who", "whoever", "somebody", "someone", "this", "that", "it", "these", "those", "here", "so", "then", "my", "his", "her", "what", "let", "like", "see",
    };

    /// <summary>Whether a sentence does.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">Its words without whom it is said to, and what leads over to it.</param>
    public static bool Is(Sentence sentence, List<string> words) =>
        words.Count >= FewestWords && sentence.Ends && !Begins(words) && Speech.OpenEnds.LengthAt(words, words.Count - 1) == 0 && HasMainVerb(words) && SpeaksOfPart(words)
        && !IsSnared(Manners.GroundTurns.Without(words)) && !Conditions.AreIn(string.Join(", ", ClausesOf(sentence.Text))) && (Ground.IsAgainst(words) || !Manners.ArgumentMerits.IsIn(words));

    private static bool Begins(List<string> words) =>
        NoStarts.Contains(words[0]) ? Manners.GroundTurns.LengthAt(words, 0) < 2 : words[0].EndsWith("ing", StringComparison.Ordinal);

    private static bool IsSnared(List<string> words) => Manners.Suspicions.IsIn(words) || Manners.Consents.IsIn(words);

    // "While the pref ships as false", "without saying who" and "with the locale" condition nothing here.
    private static IEnumerable<string> ClausesOf(string text) =>
        text.Split([',', ';', ':', '(', '–', '—'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(clause => Manners.GroundTurns.LengthAt(PlainWords.TextsOf(clause), 0) == 0 && PlainWords.TextsOf(clause) is not ["while" or "with" or "where" or "without" or "only", ..]);

    // "A form of somebody who forgets question 9" says nothing.
    private static bool HasMainVerb(List<string> words) =>
        words.FindIndex(1, word => word is "who" or "that" or "which" or "whose") is var relative
        && Enumerable.Range(0, relative < 0 ? words.Count : relative).Any(at => Clause.VerbAt(words, at) > 0 || Grammar.Copulas.Begins([words[at]]) || Manners.GroundVerbs.LengthAt(words, at) > 0);

    private static bool SpeaksOfPart(List<string> words) =>
        Ground.NamesPart(words) || (Grammar.Negators.IsIn(words) && (Speech.FormParts.IsIn(words) || words.Exists(word => word is "user" or "users"))) || SaysOfWhole(words) || Manners.GroundTurns.LengthAt(words, 0) == words.Count;

    // "The form treats them separately."
    private static bool SaysOfWhole(List<string> words) =>
        words.Count > 2 && words[0] is "the" or "your" or "our" && words[1] is "form" or "request" or "patch" or "code" or "answer" or "answers" && (Manners.GroundVerbs.LengthAt(words, 2) > 0 || Manners.GroundTurns.LengthAt(words, 2) > 1);

    /// <summary>Whether words say that nothing speaks against a request: "nothing in the form is missing", "the link isn't broken".</summary>
    public static bool DeniesFault(List<string> words) =>
        words.FindIndex(word => Grammar.Negators.Begins([word])) is >= 0 and var no && words.Skip(no + 1).Any(word => word is "missing" or "wrong" or "unclear" or "broken" or "incomplete" or "lacking" or "outdated" or "problem" or "problems" or "fault" or "faults" or "against" or "lacks" or "misses" or "fails");
}
