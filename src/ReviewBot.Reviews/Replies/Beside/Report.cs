using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>
/// Complete sentences that report: what the steward has done, how the request is, what somebody has done for it. Subject and verb
/// have to be known, each to the other; what follows may hold things that no list knows, where only the name of a thing can stand.
/// </summary>
internal static class Report
{
    private const int MostWords = 45;
    private const int MostNames = 4;
    private const int MostUnknown = 3;
    private const int MostWordsOfName = 3;
    private const int ShortestPlural = 4;

    private static readonly WordList[] Lists =
    [
        Speech.Statements, Speech.Courtesy, Speech.Matter, Speech.Assents, Speech.ReportSubjects, Speech.ReportOpenings, Speech.FrontedDeeds, Speech.Admissions,
        Grammar.Things, Grammar.Doings, Grammar.Qualities, Grammar.SmallWords, Grammar.Adverbs,
    ];

    private static readonly WordList[] Singulars = [Speech.Matter, Grammar.Things, Grammar.Doings, Speech.ReportSubjects];

    /// <summary>Whether a sentence is one.</summary>
    public static bool Is(Sentence sentence) => IsWhole(sentence) && Unknown(sentence) <= MostUnknown && Clause.Of(sentence) is var clauses && (ClausesReport(clauses) || Explain(clauses));

    /// <summary>The same below a decision, where "that was quick" speaks of it.</summary>
    public static bool IsBelow(Sentence sentence) =>
        IsWhole(sentence) && Unknown(sentence) == 0 && !Speech.Assents.Without(sentence.Texts).Exists(word => word is "was" or "were" or "had") && Clause.Of(sentence) is var clauses
        && ClausesReport(clauses) && (clauses[0] is { HasVerb: true, PointsBack: false } || Speech.ThanksFor.Begins(sentence.Texts));

    private static bool ClausesReport(List<Clause> clauses) => clauses.Index().All(clause => clause.Item.Reports(alone: clause.Index > 0));

    // "You are right, I misread the patch"; what was misread is not all that is said.
    private static bool Explain(List<Clause> clauses) =>
        clauses.Exists(clause => clause.Admits) && clauses.Exists(clause => clause.HasVerb && !clause.Admits) && ClausesReport([.. clauses.Where(clause => !clause.Admits)]);

    private static bool IsWhole(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && sentence.Texts.Count is > 1 and <= MostWords && !HasSnares(sentence)
        && !DeniesSomething(sentence.Present) && !GoesOnStill(sentence.Texts) && !IsTooMuch(sentence.Texts);

    private static bool HasSnares(Sentence sentence)
    {
        var named = sentence.Pieces.FindIndex(piece => Names.IsName(piece.Piece.TrimEnd(',')) && Known([piece.Word], 0) == 0);
        var present = Speech.Admissions.Without(sentence.Present);
        var words = Speech.FrontedDeeds.Without(Speech.Assents.Without(present));
        // "Rhea answered it in her comment": it is known who she is.
        words = named < 0 ? words : [.. words.Where(word => word is not ("he" or "she" or "his" or "her" or "who"))];
        return Speech.Turns.IsIn(present) || Speech.Hedges.IsIn(words) || Speech.Faults.IsIn(Speech.ReportAllowed.Without(words)) || HasStrings(words.Where((word, i) => !Limits(words, i)).ToList());
    }

    /// <summary>Whether a word limits nothing but how the request is: "only counts are sent", "deleted after 13 months".</summary>
    public static bool Limits(List<string> words, int at) => words[at] switch
    {
        "also" => true,
        "but" => at > 0 && Speech.Mild.IsIn(words[..at]),
        "only" when Grammar.VerbsOfThings.LengthAt(words, at) > 0 => true,
        "only" => at == 0 || (at + 1 < words.Count && words[at + 1] is "the" or "our" or "its" && words[at - 1] is not ("is" or "are" or "was" or "were" or "fine" or "good" or "ok")) || (Grammar.VerbsOfThings.LengthAt(words, at - 1) > 0 && words[at - 1] is not ("is" or "are" or "was" or "were")),
        "after" => at > 0 && at + 1 < words.Count && words[at + 1].Any(char.IsAsciiDigit),
        _ => false,
    };

    private static int Unknown(Sentence sentence)
    {
        var (unknown, names) = (0, 0);
        for (var i = Clause.Attribution(sentence.Texts); i < sentence.Texts.Count;)
        {
            var length = Math.Max(SendOffAt(sentence, i), Known(sentence.Texts, i));
            if (length == 0 && !sentence.Absent[i] && !Finds(sentence, i) && !IsMonth(sentence, i) && !IsNumberOrCode(sentence.Pieces[i].Piece))
            {
                var isName = sentence.IsNamed(sentence.Pieces[i].Piece, i) || sentence.IsNamedFirst(i);
                names += isName ? 1 : 0;
                unknown += isName ? 0 : IsNameOfThing(sentence, i) ? 1 : MostUnknown + 1;
            }

            i += Math.Max(1, length);
        }

        return names > MostNames ? MostUnknown + 1 : unknown;
    }

    // "Leaves no room for misunderstanding"
    private static bool Finds(Sentence sentence, int at) =>
        Grammar.VerbsOfFinding.LengthAt(sentence.Texts, at) > 0 && at + 1 < sentence.Texts.Count && sentence.Absent[at + 1];

    private static int SendOffAt(Sentence sentence, int at) =>
        (at == 0 || sentence.Closes[at - 1]) && Speech.SendOffs.LengthAt(sentence.Texts, at) is > 0 and var length && (at + length == sentence.Texts.Count || sentence.Closes[at + length - 1]) ? length : 0;

    /// <summary>How many words from a place on are known to say nothing for or against a decision.</summary>
    public static int Known(IReadOnlyList<string> words, int at)
    {
        var longest = 0;
        foreach (var list in Lists)
        {
            longest = Math.Max(longest, list.LengthAt(words, at));
        }

        longest = Math.Max(longest, Clause.VerbAt(words, at));
        return longest > 0 || !IsPlural(words[at]) ? longest : 1;
    }

    private static bool IsPlural(string word) => word.Length >= ShortestPlural && word[^1] == 's' && (string[])[word[..^1]] is var single && Singulars.Any(list => list.Begins(single));

    /// <summary>"In May".</summary>
    public static bool IsMonth(Sentence sentence, int at) => at > 0 && sentence.Pieces[at].Piece.StartsWith("May", StringComparison.Ordinal) && sentence.Texts[at] == "may";

    /// <summary>Whether a word is a number, a path, or a name as code has them.</summary>
    public static bool IsNumberOrCode(string piece) =>
        piece.Any(char.IsAsciiDigit) || piece.Trim('.', ',', '(', ')', '!').AsSpan().ContainsAny('_', '.', '/') || piece.TrimEnd(':', ';', ',').Contains(':', StringComparison.Ordinal) || piece.TrimStart('(').Skip(1).Any(char.IsUpper);

    // "I followed the reasoning", "in the debug viewer": behind an article that follows a verb or a preposition, and with nothing behind it that it could be the verb of.
    private static bool IsNameOfThing(Sentence sentence, int at) =>
        ArticleBefore(sentence, at) is > 0 and var article && IsLinked(sentence.Texts, article) && EndsName(sentence, at);

    private static int ArticleBefore(Sentence sentence, int at)
    {
        var article = at - 1;
        while (article > 0 && at - article < MostWordsOfName && !sentence.Closes[article] && IsWithinName(sentence.Texts, article))
        {
            article--;
        }

        return article > 0 && Grammar.Possessives.Begins([sentence.Texts[article]]) ? article : -1;
    }

    private static bool IsWithinName(IReadOnlyList<string> words, int at) =>
        !Grammar.Possessives.Begins([words[at]]) && (Grammar.NameQualities.Begins([words[at]]) || MayBePartOfName(words, at));

    private static bool IsLinked(IReadOnlyList<string> words, int article) =>
        !Grammar.Copulas.Begins([words[article - 1]])
        && (Grammar.NameLinks.Begins([words[article - 1]]) || IsPlaceOfDeed(words, article) || Grammar.VerbsOfStewards.LengthAt(words, article - 1) > 0 || Clause.OthersVerbAt(words, article - 1) > 0);

    private static bool IsPlaceOfDeed(IReadOnlyList<string> words, int article) =>
        words[article] is not "my" && Grammar.NamePlaces.Begins([words[article - 1]]) && (words[0] is "i" or "we" || Grammar.VerbsOfStewards.Begins(words));

    private static bool EndsName(Sentence sentence, int at) =>
        at == sentence.Texts.Count - 1 || sentence.Pieces[at].Piece.EndsWith(',') || Grammar.NameEnds.Begins([sentence.Texts[at + 1]]) || MayBePartOfName(sentence.Texts, at + 1);

    private static bool MayBePartOfName(IReadOnlyList<string> words, int at) =>
        Grammar.Things.LengthAt(words, at) == 1 || Speech.ReportSubjects.LengthAt(words, at) == 1 || (Known(words, at) == 0 && !words[at].EndsWith("ed", StringComparison.Ordinal) && words[at][^1] != 's');
}
