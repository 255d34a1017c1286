using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>
/// Complete sentences that report: what the steward has done, how the request is, what somebody has done for it. Subject and verb
/// have to be known, each to the other; what follows may hold one thing that no list knows, where only the name of a thing can stand.
/// </summary>
internal static class Report
{
    private const int MostWords = 45;
    private const int MostNames = 3;
    private const int MostUnknown = 1;
    private const int ShortestPlural = 4;

    private static readonly WordList[] Lists = [Speech.Statements, Speech.Courtesy, Speech.Matter, Speech.Plain, Speech.Assents, Speech.ReportSubjects, Speech.ReportOpenings];
    private static readonly HashSet<string> Owners = new(StringComparer.Ordinal) { "the", "your", "its", "their", "our", "my" };
    private static readonly HashSet<string> Qualities = new(StringComparer.Ordinal) { "new", "updated", "detailed", "corrected", "whole", "full", "extra", "revised", "latest", "added", "linked", "attached", "entire", "first", "second", "third", "clear" };
    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "of", "for", "about", "around", "from", "regarding", "behind", "to", "between", "and" };
    private static readonly HashSet<string> Behind = new(StringComparer.Ordinal) { "and", "of", "in", "for", "on", "with", "from", "to", "is", "are", "as", "by", "at" };

    /// <summary>Whether a sentence is one.</summary>
    public static bool Is(Sentence sentence) => IsWhole(sentence) && Unknown(sentence) <= MostUnknown && ClausesReport(Clause.Of(sentence));

    /// <summary>The same below a decision, where "that was quick" speaks of it.</summary>
    public static bool IsBelow(Sentence sentence) =>
        IsWhole(sentence) && Unknown(sentence) == 0 && !sentence.Texts.Exists(word => word is "was" or "were" or "had") && Clause.Of(sentence) is var clauses
        && ClausesReport(clauses) && clauses[0] is { HasVerb: true, PointsBack: false };

    private static bool ClausesReport(List<Clause> clauses) => clauses.Index().All(clause => clause.Item.Reports(alone: clause.Index > 0));

    private static bool IsWhole(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && sentence.Texts.Count is > 1 and <= MostWords && !HasSnares(sentence)
        && !DeniesSomething(sentence.Texts) && !GoesOnStill(sentence.Texts) && !IsTooMuch(sentence.Texts);

    private static bool HasSnares(Sentence sentence)
    {
        var words = Speech.Assents.Without(sentence.WithoutReferences());
        return Speech.Hedges.IsIn(words) || Speech.Faults.IsIn(Speech.ReportAllowed.Without(words)) || HasStrings(words.Where((word, i) => !Limits(words, i)).ToList());
    }

    // "Only counts are sent", "deleted after 13 months".
    private static bool Limits(List<string> words, int at) => words[at] switch
    {
        "also" => true,
        "only" => at == 0 || (at + 1 < words.Count && words[at + 1] is "the" or "our" or "its" && words[at - 1] is not ("is" or "are" or "was" or "were" or "fine" or "good" or "ok")) || (Clause.VerbAt(words, at - 1, "matter") > 0 && words[at - 1] is not ("is" or "are" or "was" or "were")),
        "after" => at > 0 && at + 1 < words.Count && words[at + 1].Any(char.IsAsciiDigit),
        _ => false,
    };

    private static int Unknown(Sentence sentence)
    {
        var (unknown, names) = (0, 0);
        for (var i = Clause.Attribution(sentence.Texts); i < sentence.Texts.Count;)
        {
            var length = Known(sentence.Texts, i);
            if (length == 0 && !IsNumberOrCode(sentence.Pieces[i].Piece))
            {
                var isName = sentence.IsNamed(sentence.Pieces[i].Piece, i) || sentence.IsNamedFirst(i);
                names += isName ? 1 : 0;
                unknown += isName ? 0 : IsNameOfThing(sentence, i) ? 1 : MostUnknown + 1;
            }

            i += Math.Max(1, length);
        }

        return names > MostNames ? MostUnknown + 1 : unknown;
    }

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

    private static bool IsPlural(string word) => word.Length >= ShortestPlural && word[^1] == 's' && (string[])[word[..^1]] is var single && (Speech.Matter.Begins(single) || Speech.Plain.Begins(single) || Speech.ReportSubjects.Begins(single));

    private static bool IsNumberOrCode(string piece) =>
        piece.Any(char.IsAsciiDigit) || piece.Trim('.', ',', '(', ')', '!').AsSpan().ContainsAny('_', '.', '/') || piece.TrimEnd(':', ';', ',').Contains(':', StringComparison.Ordinal) || piece.TrimStart('(').Skip(1).Any(char.IsUpper);

    // "I followed the reasoning": behind an article that follows a verb or "of", and with nothing behind it that it could be the verb of.
    private static bool IsNameOfThing(Sentence sentence, int at)
    {
        var words = sentence.Texts;
        var article = at > 1 && Qualities.Contains(words[at - 1]) ? at - 2 : at - 1;
        return article > 0 && Owners.Contains(words[article]) && (Links.Contains(words[article - 1]) || Clause.VerbAt(words, article - 1, "own") > 0 || Clause.VerbAt(words, article - 1, "person") > 0)
            && words[article - 1] is not ("is" or "are" or "was" or "were" or "am")
            && (at == words.Count - 1 || sentence.Pieces[at].Piece.EndsWith(',') || Behind.Contains(words[at + 1]));
    }
}
