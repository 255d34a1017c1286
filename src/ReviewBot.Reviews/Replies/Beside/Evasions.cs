using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells by the shape of a sentence in harmless words that it says where the matter lies, what lacks, or what the words beside it are.</summary>
internal static class Evasions
{
    /// <summary>Whether it does.</summary>
    public static bool AreIn(Sentence sentence)
    {
        var words = Speech.Assents.Without(sentence.Texts);
        return LiesElsewhere(words) || LacksSomething(Speech.Assents.Without(sentence.Present)) || IsOfWords(sentence.Texts) || IsForAnother(sentence) || IsOfAnother(sentence) || NumbersDiffer(sentence.Texts);
    }

    /// <summary>Whether it does, where it may tell of anything.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">Its words without those that are known to be harmless.</param>
    public static bool AreInAside(Sentence sentence, List<string> words) =>
        LiesElsewhere(WithoutPlaces(sentence, words)) || LacksSomething(words) || IsOfWords([.. Speech.Assents.Without(sentence.Texts).Where(word => word is not ("one" or "ones" or "thing" or "things" or "review" or "reviews"))]) || IsForAnother(sentence) || IsOfAnother(sentence) || NumbersDiffer(sentence.Texts);

    // "Ends in version 162", "the code is with Jonas", "the server was down".
    private static List<string> WithoutPlaces(Sentence sentence, List<string> words) =>
        Speech.CodeReview.IsIn(sentence.Texts) ? [] : [.. words.Where((word, i) => !(word is "down" || (word == "gone" && words[Math.Max(0, i - 2)] is "it" or "that") || (word is "in" && i + 1 < words.Count && words[i + 1] is "version" or "release")))];

    /// <summary>Whether it says where the matter lies: "the form is with Legal".</summary>
    public static bool LieElsewhere(Sentence sentence) => LiesElsewhere(WithoutSubjects(Speech.Assents.Without(sentence.Texts)));

    // "The metrics are about address books."
    private static List<string> WithoutSubjects(List<string> words) =>
        [.. words.Where((word, i) => !(word is "about" && i > 1 && Grammar.Copulas.Begins([words[i - 1]]) && words[i - 2] is "answer" or "answers" or "question" or "metric" or "metrics" or "table" or "probe" or "probes" or "events"))];

    /// <summary>Whether it says what the words beside it are: "this is the usual answer".</summary>
    public static bool SpeakOfWords(Sentence sentence) => IsOfWords(sentence.Texts);

    private static bool LiesElsewhere(List<string> words) =>
        words.Where((word, i) => i > 0 && Grammar.Whereabouts.Begins([word]) && Grammar.Copulas.Begins([words[i - 1]]) && !IsFoundThere(words, i)).Any();

    // "Is in the Glean Dictionary", "there is [nothing personal] in the keys", "what the ratio is for".
    private static bool IsFoundThere(List<string> words, int at) =>
        (words[at] is not "with" && Grammar.Places.LengthAt(words, at + 1) > 0) || (at > 1 && words[at - 2] is "there") || (words[at] is "for" or "about" && words.Take(at).Contains("what"));

    // "No field is documented", "nothing is answered".
    private static bool LacksSomething(List<string> words)
    {
        var no = words.FindIndex(word => word is "no" or "nothing");
        return no >= 0 && words.Skip(no).Any(word => Grammar.Copulas.Begins([word]) || word is "has" or "have");
    }

    // "I read the form for Ines."
    private static bool IsForAnother(Sentence sentence) =>
        Enumerable.Range(1, Math.Max(0, sentence.Texts.Count - 1)).Any(i => sentence.Texts[i - 1] is "for" && sentence.IsNamed(sentence.Pieces[i].Piece, i) && Report.Known(sentence.Texts, i) == 0);

    // "It's Gottfried's call."
    private static bool IsOfAnother(Sentence sentence) =>
        Enumerable.Range(1, Math.Max(0, sentence.Texts.Count - 1)).Any(i => sentence.Pieces[i - 1].Piece.AsSpan().TrimEnd(".,!").EndsWith("s") && sentence.Pieces[i - 1].Piece.AsSpan().ContainsAny('\'', '’') && char.IsUpper(sentence.Pieces[i - 1].Piece[0]) && Report.Known(sentence.Texts, i - 1) == 0 && Manners.Belongings.LengthAt(sentence.Texts, i) > 0);

    // "This is the usual answer."
    private static bool IsOfWords(List<string> words)
    {
        var at = words.FindIndex(word => word is "this" or "that" or "it" or "these" or "those" or "here");
        return at is 0 or 1 && at + 1 < words.Count && Grammar.Copulas.Begins([words[at + 1]]) && words.Skip(at + 2).Any(word => Grammar.Utterances.Begins([word]));
    }

    // "The table has ten rows and the code has twelve."
    private static bool NumbersDiffer(List<string> words) =>
        words.Where((word, i) => i > 0 && words[i - 1] is "has" or "have" or "had" or "lists" or "names" or "adds" or "sends" && (word.All(char.IsAsciiDigit) || NumberWords.Cardinal(word) is not null)).Distinct().Count() > 1;
}
