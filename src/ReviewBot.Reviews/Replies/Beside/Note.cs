using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Says without a verb how a part of the request is: "Docs public.", "Opt-out in settings."</summary>
internal static class Note
{
    private const int MostWords = 7;

    /// <summary>Whether a sentence does: each of its clauses names a part and says how it is.</summary>
    public static bool Is(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && sentence.Text.Split([", ", "; "], StringSplitOptions.RemoveEmptyEntries).Select(clause => PlainWords.TextsOf(clause)).ToList() is var clauses
        && (clauses.TrueForAll(Says) || Says([.. clauses.SelectMany(words => words)]));

    /// <summary>Whether some words name a part and say how it is.</summary>
    public static bool Says(string[] words)
    {
        var end = Enumerable.Range(1, Math.Max(0, words.Length - 1)).FirstOrDefault(at => Manners.NoteEnds.LengthAt(words, at) == words.Length - at);
        return words.Length <= MostWords && end > 0 && words.Take(end).Select((_, at) => at).All(at => IsPart(words, at)) && Enumerable.Range(0, end).Any(at => Speech.Matter.LengthAt(words, at) > 0 || Speech.FormParts.LengthAt(words, at) > 0 || Grammar.Things.LengthAt(words, at) > 0 || NumberWords.Cardinal(words[at]) is not null || words[at].All(char.IsAsciiDigit));
    }

    private static bool IsPart(string[] words, int at) =>
        Speech.Matter.LengthAt(words, at) > 0 || Speech.FormParts.LengthAt(words, at) > 0 || Grammar.Things.LengthAt(words, at) > 0 || Speech.ReportSubjects.LengthAt(words, at) > 0 || words[at].All(char.IsAsciiDigit) || NumberWords.Cardinal(words[at]) is not null
        || words[at] is "all" or "the" or "and" or "both" or "every";
}
