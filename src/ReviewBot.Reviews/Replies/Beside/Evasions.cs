using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells by the shape of a sentence in harmless words that it says where the matter lies, what lacks, or what the words beside it are.</summary>
internal static class Evasions
{
    private static readonly HashSet<string> Copulas = new(StringComparer.Ordinal) { "is", "are", "was", "were", "am", "be", "been" };
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal)
    {
        "with", "up", "in", "from", "on", "off", "at", "under", "over", "out", "back", "gone", "down", "away", "between", "behind", "next", "due", "to", "of", "for", "by", "as", "about", "around", "near", "like", "through",
    };

    private static readonly HashSet<string> Utterances = new(StringComparer.Ordinal)
    {
        "answer", "answers", "text", "wording", "way", "reply", "response", "review", "reviews", "comment", "message", "question", "one", "ones", "thing", "things", "words", "what",
    };

    /// <summary>Whether it does.</summary>
    public static bool AreIn(Sentence sentence)
    {
        var words = Speech.Assents.Without(sentence.Texts);
        return LiesElsewhere(words) || LacksSomething(words) || IsOfWords(sentence) || IsForAnother(sentence);
    }

    /// <summary>Whether it says where the matter lies: "the form is with Legal".</summary>
    public static bool LieElsewhere(Sentence sentence) => LiesElsewhere(Speech.Assents.Without(sentence.Texts));

    private static bool LiesElsewhere(List<string> words) => words.Where((word, i) => i > 0 && Places.Contains(word) && Copulas.Contains(words[i - 1])).Any();

    // "No field is documented", "nothing is answered".
    private static bool LacksSomething(List<string> words)
    {
        var no = words.FindIndex(word => word is "no" or "nothing");
        return no >= 0 && words.Skip(no).Any(word => Copulas.Contains(word) || word is "has" or "have");
    }

    // "I read the form for Ines."
    private static bool IsForAnother(Sentence sentence) =>
        Enumerable.Range(1, Math.Max(0, sentence.Texts.Count - 1)).Any(i => sentence.Texts[i - 1] is "for" && sentence.IsNamed(sentence.Pieces[i].Piece, i) && Report.Known(sentence.Texts, i) == 0);

    // "This is the usual answer."
    private static bool IsOfWords(Sentence sentence)
    {
        var words = sentence.Texts;
        var at = words.FindIndex(word => word is "this" or "that" or "it" or "these" or "those" or "here");
        return at is 0 or 1 && at + 1 < words.Count && Copulas.Contains(words[at + 1]) && words.Skip(at + 2).Any(Utterances.Contains);
    }
}
