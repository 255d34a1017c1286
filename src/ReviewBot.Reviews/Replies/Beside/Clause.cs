using System.Collections.Frozen;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>A part of a sentence with, mostly, a subject and a verb.</summary>
internal sealed class Clause
{
    private static readonly FrozenDictionary<string, WordList> Verbs = WordList.LinesOf("report-verbs").Select(line => line.Split(" = ", 2))
        .GroupBy(parts => parts[0], parts => parts[1]).ToFrozenDictionary(group => group.Key, group => WordList.Of(group), StringComparer.Ordinal);

    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal) { "it", "this", "that", "these", "those", "everything", "all", "both", "each", "every", "there", "nothing" };
    private static readonly HashSet<string> Praise = new(StringComparer.Ordinal) { "good", "great", "nice", "excellent", "lovely", "solid", "clean", "clear", "fine", "perfect", "thorough", "very", "impressive", "amazing", "awesome", "careful", "fantastic", "wonderful" };
    private static readonly HashSet<string> Auxiliaries = new(StringComparer.Ordinal) { "am", "are", "was", "were", "had", "have", "like", "know", "see", "love", "agree", "understand", "used", "worked" };
    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "a", "no", "same", "only", "just", "small", "short", "simple", "plain", "standard", "two", "three", "four", "five" };

    private readonly Sentence sentence;
    private readonly int start;
    private readonly List<string> words;
    private readonly bool isFirst;

    private Clause(Sentence sentence, int from, int to)
    {
        var all = sentence.Texts[from..to];
        var skipped = 0;
        while (skipped < all.Count && Opening(all, skipped) is > 0 and var length)
        {
            skipped += length;
        }

        this.sentence = sentence;
        start = from + skipped;
        words = all[skipped..];
        isFirst = from == 0;
    }

    /// <summary>Whether a verb of those that are known is in it.</summary>
    public bool HasVerb => VerbPlaces.Any();

    /// <summary>Whether its subject may be what was said before it.</summary>
    public bool PointsBack => words.Take(VerbPlaces.DefaultIfEmpty(0).First()).Any(word => word is "it" or "this" or "that" or "these" or "those" or "everything" or "all");

    private IEnumerable<int> VerbPlaces => Enumerable.Range(0, words.Count).Where(i => VerbAt(words, i) > 0);

    /// <summary>The clauses of a sentence.</summary>
    public static List<Clause> Of(Sentence sentence)
    {
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 0; i < sentence.Pieces.Count; i++)
        {
            var (piece, isLast) = (sentence.Pieces[i].Piece, i == sentence.Pieces.Count - 1);
            if (isLast || (piece[^1] is ',' or ';' or ':' && !ReferenceEquals(sentence.Pieces[i + 1].Piece, piece)))
            {
                clauses.Add(new Clause(sentence, start, i + 1));
                start = i + 1;
            }
        }

        return clauses;
    }

    /// <summary>How many words name somebody who has said what follows: "as Ines said".</summary>
    public static int Attribution(IReadOnlyList<string> words) =>
        words is ["as", _, "said" or "noted" or "mentioned" or "suggested" or "explained" or "promised" or "agreed", ..] ? 3 : 0;

    /// <summary>How many words from a place on are a verb that reports.</summary>
    public static int VerbAt(IReadOnlyList<string> words, int at, string of) => Verbs[of].LengthAt(words, at);

    /// <summary>The same, of whomever.</summary>
    public static int VerbAt(IReadOnlyList<string> words, int at) => Math.Max(VerbAt(words, at, "matter"), Math.Max(VerbAt(words, at, "own"), VerbAt(words, at, "person")));

    /// <summary>Whether it says what was done, or how something is, by a subject of which that can be said.</summary>
    /// <param name="alone">Whether it may name a thing and say nothing of it.</param>
    public bool Reports(bool alone) =>
        words.Count == 0 || Speech.Courtesy.Covers(words) || Speech.Assents.Covers(words) || ((alone || Speech.Greetings.Begins(words)) && !HasVerb) || IsNamed() || VerbPlaces.Any(Reports);

    // "No category 3 data.", "Good work on the documentation!"
    private bool IsNamed() => words.Count > 1 && (Praise.Contains(words[0]) || (!HasVerb && (Articles.Contains(words[0]) || (Speech.Matter.Begins(words) && sentence.Text.Contains(',', StringComparison.Ordinal))) && IsMatter(sentence.Texts)));

    private bool Reports(int verb) =>
        verb == 0 ? IsElided
        : words[0] is "i" or "we" ? VerbAt(words, verb, "own") > 0
        : words[..verb] is var subject && ((VerbAt(words, verb, "person") > 0 && IsSomebody(verb)) || (VerbAt(words, verb, "matter") > 0 && IsMatter(subject)) || (!isFirst && subject[0] is "which" or "who" or "what"));

    // "Reviewed the form", and in a further clause "works as it should".
    private bool IsElided =>
        VerbAt(words, 0, "own") > 0 ? !Auxiliaries.Contains(words[0]) || words is [_, "a", ..] || !isFirst
        : !isFirst || words[0] is "looks" or "reads" or "works" or "covers" or "makes" or "matches" or "sounds" or "fits" or "counts" or "records" or "measures" or "collects" or "sends";

    private static bool IsMatter(List<string> subject) => Speech.Matter.IsIn(subject) || Speech.ReportSubjects.IsIn(subject) || subject.Exists(Pronouns.Contains);

    // Nobody but the one who is named: "a steward of Firefox" is somebody else.
    private bool IsSomebody(int verb) =>
        words[..verb].Count(word => word is not ("the" or "team")) == 1
        && (words[..verb].Exists(word => word is "legal" or "trust" or "council" or "team" or "he" or "she" or "they") || Enumerable.Range(start, verb).Any(at => sentence.IsNamed(sentence.Pieces[at].Piece, at) || sentence.IsNamedFirst(at)));

    // "As Ines said in comment 3,"
    private static int Opening(List<string> words, int at) => at == 0 && Attribution(words) > 0 ? words.Count : Speech.ReportOpenings.LengthAt(words, at);
}
