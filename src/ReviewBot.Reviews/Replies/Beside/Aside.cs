using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>
/// What somebody says by the way. A word that no list knows is let pass where it can only be a thing, a quality or a circumstance:
/// neither what is done nor who does it. What may concern the decision is looked for by kinds of words.
/// </summary>
internal static class Aside
{
    private const int MostWords = 40;
    private const int MostWordsOfPoint = 12;
    private const int MostWordsOfThing = 2;

    // Below a decision these may speak of it.
    private static readonly HashSet<string> BackPointing = new(StringComparer.Ordinal) { "it", "this", "that", "these", "those", "everything", "all", "so", "same", "but", "for", "off", "just", "to", "with", "without", "go" };

    /// <summary>Whether a sentence is one above a decision.</summary>
    public static bool Is(Sentence sentence) =>
        IsWhole(sentence) && (IsLedTo(sentence) || (!Suspicions.AreIn(sentence, below: false) && (HasVerb(sentence) ? Neutral.Is(sentence, free: true) : IsFragment(sentence) && Neutral.Is(sentence))));

    /// <summary>The same below a decision, where "that was quick" speaks of it.</summary>
    public static bool IsBelow(Sentence sentence) =>
        IsWhole(sentence) && (IsLedTo(sentence) || (!Suspicions.AreIn(sentence, below: true) && !PointsBack(sentence) && (HasVerb(sentence) || Speech.CourtesyCore.Begins(sentence.Texts) ? Neutral.Is(sentence, free: true) : IsOfMatter(sentence) && IsFragment(sentence) && Neutral.Is(sentence))));

    /// <summary>Whether it is one point of a list of what was looked at: a whole sentence, or only a thing.</summary>
    public static bool IsPoint(Sentence sentence) => sentence.Texts.Count <= MostWordsOfPoint && !sentence.Opens && !Suspicions.AreIn(sentence, below: false);

    private static bool IsWhole(Sentence sentence) =>
        (sentence.Ends || sentence.Pieces[^1].Piece.Contains("://", StringComparison.Ordinal) || (Speech.Openers.Begins(sentence.Texts) && char.IsLetterOrDigit(sentence.Text.TrimEnd()[^1]) && Speech.OpenEnds.LengthAt(sentence.Texts, sentence.Texts.Count - 1) == 0)) && !sentence.Opens && sentence.Texts.Count is > 1 and <= MostWords;

    // "FYI, the dictionary page shows up a day after landing."
    private static bool IsLedTo(Sentence sentence) =>
        WithoutOpening(sentence) is { } own && (Courtesy.Is(own) || (own.Texts.Count > MostWordsOfThing && !Suspicions.AreInRemark(own) && Neutral.Is(own, free: true, led: true)));

    // "FYI, …", "PS: …", "FYI Tomas: …"
    private static Sentence? WithoutOpening(Sentence sentence)
    {
        var length = Manners.AsideOpenings.LengthAt(sentence.Texts, 0);
        var named = length > 0 && length < sentence.Texts.Count && sentence.IsNamed(sentence.Pieces[length].Piece, length) && sentence.Closes[length] ? 1 : 0;
        return length == 0 || length + named >= sentence.Texts.Count ? null : sentence.From(length + named);
    }

    private static bool HasVerb(Sentence sentence) => sentence.Texts.Index().Any(word => IsVerb(sentence.Texts, word.Index));

    private static bool IsVerb(List<string> words, int at) => Clause.VerbAt(words, at) > 0 || Manners.AsideAllowed.LengthAt(words, at) > 0;

    // "A rare bird around here."; but "Rhea, the docs." asks for something, and "From Monday on." tells when.
    private static bool IsFragment(Sentence sentence) =>
        Manners.Prepositions.LengthAt(sentence.Texts, 0) == 0 && !(sentence.Closes[0] && sentence.IsNamed(sentence.Pieces[0].Piece, 0) && !Speech.CourtesyCore.IsIn(sentence.Texts))
        && (!sentence.Texts[0].EndsWith("ing", StringComparison.Ordinal) || Report.Known(sentence.Texts, 0) > 0 || sentence.Texts[0] is "nothing" or "everything" or "something");

    // "Category 1 throughout."
    private static bool IsOfMatter(Sentence sentence) => Speech.Matter.Begins(sentence.Texts) || Speech.FormParts.Begins(sentence.Texts);

    // By the first clause with a verb: "wow, it works".
    private static bool PointsBack(Sentence sentence)
    {
        var verb = Enumerable.Range(0, sentence.Texts.Count).FirstOrDefault(at => IsVerb(sentence.Texts, at));
        var start = verb < 1 ? 0 : Array.FindLastIndex(sentence.Closes, verb - 1, closes => closes) + 1;
        return sentence.Texts.Skip(start).SkipWhile(word => Speech.Connectives.Begins([word])).FirstOrDefault() is not { } first || BackPointing.Contains(first);
    }
}
