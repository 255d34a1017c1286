using System.Collections.Frozen;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Verdicts;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Tells which form a text is, and finds its questions.</summary>
internal static class FormFinder
{
    private const double Sure = 0.8;
    private const double LeastExplained = 0.6;
    private const double MostlyAlike = 0.8;
    private const double OfWords = 0.7;
    private const double OfCue = 0.5;
    private const double OfPlace = 0.15;
    private const double OfTitle = 0.15;
    private const int MostOfRenewal = 3;
    private const int FewestOfCopy = 5;
    private const double MostlyOwn = 0.9;

    private static readonly WordList Heads = WordList.Of("table-heads");

    private static readonly FrozenSet<(FormKind, string, string)> Own = Phrases.All.Where(p => p.Role is PhraseRole.Continuation or PhraseRole.Question or PhraseRole.Aside && p.Topic.Length > 0).SelectMany(p => TopicWords.Split(p.Text).Select(w => (p.Form, p.Topic, w))).ToFrozenSet();

    // How much has to be found before a text is taken for a form that has none of the known questions: with its heading above, without, and where as
    // many lines look alike as it has questions.
    private static readonly (FormKind Form, double Titled, double Untitled, double Uniform, int Alike)[] Needed =
    [
        (FormKind.Request, 5, 7, 4.5, 9), (FormKind.Review, 3.5, 6, 4, 7), (FormKind.Renewal, 2, 3, 2.8, 3), (FormKind.RenewalReview, 2, 2, 2, 2),
    ];

    /// <summary>The form and its questions in the order of the text, or null if it is none.</summary>
    /// <param name="units">The text.</param>
    /// <param name="known">The questions that stand there word for word.</param>
    /// <param name="titles">Headings of forms.</param>
    /// <param name="inert">Whether only quotes and code are looked at, only what is neither, or both.</param>
    /// <param name="bank">The forms' own text.</param>
    public static (FormKind Kind, List<Anchor> Asked)? Find(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known, IReadOnlyList<(int Unit, FormKind Form)> titles, bool? inert, QuestionBank bank)
    {
        var filled = WithoutEmptyCopies(units, known, bank);
        var headings = titles.Select(t => t.Unit).ToHashSet();
        if (filled.Count < known.Count && Find(units, filled, titles, [.. headings, .. known.Except(filled).SelectMany(a => Enumerable.Range(a.Start.Unit, a.End.Unit - a.Start.Unit + 1))], inert) is { } form && form.Asked.Select(a => a.Topic).Distinct().Count() > Topics.Of(form.Kind).Length / 2)
        {
            return form;
        }

        return Find(units, known, titles, headings, inert);
    }

    private static (FormKind Kind, List<Anchor> Asked)? Find(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known, IReadOnlyList<(int Unit, FormKind Form)> titles, HashSet<int> excluded, bool? inert)
    {
        if (KindOf(known, titles.Select(t => t.Form).ToHashSet(), units) is { } kind)
        {
            var asked = known.Where(a => a.Form == kind && a.Topic != QuestionBank.UnknownTopic).ToList();
            return (kind, asked.Select(a => a.Topic).Distinct().Count() == Topics.Of(kind).Length ? asked : Alignment.Of(kind, new CandidateFinder(units, known, excluded, inert).Find()));
        }

        return inert is null ? null : ByAlignment(units, titles, new CandidateFinder(units, known, excluded, inert).Find());
    }

    // A blank form above or below the one that was filled in: known questions with nothing between them.
    private static List<Anchor> WithoutEmptyCopies(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known, QuestionBank bank)
    {
        var kept = new List<Anchor>();
        for (var first = 0; first < known.Count;)
        {
            var topics = new HashSet<string>(StringComparer.Ordinal);
            var next = first;
            while (next < known.Count && known[next].Form == known[first].Form && topics.Add(known[next].Topic))
            {
                next++;
            }

            var isEmpty = next - first >= Math.Min(FewestOfCopy, Topics.Of(known[first].Form).Length) && Enumerable.Range(first, next - first - 1).All(i => IsForms(known[i], units[known[i].End.Unit].Text) && IsEmpty(units, known[i], known[i + 1].Start.Unit, bank));
            kept.AddRange(isEmpty ? [] : known.Skip(first).Take(next - first));
            first = next;
        }

        return kept;
    }

    /// <summary>Whether questions that are known follow each other with nothing between them.</summary>
    public static bool AreEmpty(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> asked, QuestionBank bank) =>
        asked.Count >= FewestOfCopy && Enumerable.Range(0, asked.Count - 1).All(i => IsForms(asked[i], units[asked[i].End.Unit].Text) && IsEmpty(units, asked[i], asked[i + 1].Start.Unit, bank));

    /// <summary>Whether what goes on behind a question's known sentence in the same line is the form's, too.</summary>
    public static bool IsForms(Anchor anchor, string line) => AreForms(anchor, line[Math.Min(line.Length, anchor.End.Offset)..]);

    private static bool AreForms(Anchor anchor, string text)
    {
        var rest = TopicWords.Split(text).ToList();
        return rest.Count(w => Own.Contains((anchor.Form, anchor.Topic, w))) >= rest.Count * MostlyOwn;
    }

    private static bool IsEmpty(IReadOnlyList<FormUnit> units, Anchor anchor, int to, QuestionBank bank)
    {
        for (var unit = anchor.End.Unit + 1; unit < to; unit++)
        {
            if (IsNothing(units[unit]) || (units[unit].ContinuesLine && AreForms(anchor, units[unit].Text)))
            {
                continue;
            }

            // The choices, notes and heads that the form itself has below a question.
            if (bank.LineAt(anchor.Form, anchor.Topic, units, new Place(unit, 0)) is not { } line)
            {
                return false;
            }

            unit = Math.Max(unit, line.End.Unit);
        }

        return true;
    }

    private static bool IsHead(Tokens cell) => Heads.At(cell, 0) is { } head && head.Next == cell.Count;

    private static bool IsNothing(FormUnit unit) => unit.Separator || unit.IsHead || (unit.Cell is not null && IsHead(Tokens.Of(unit.Text))) || Placeholders.Is(unit.Text) || Furniture.Is(unit.Text);

    // No known question, or too few: the form that the whole text fits best, if it fits at all.
    private static (FormKind Kind, List<Anchor> Asked)? ByAlignment(IReadOnlyList<FormUnit> units, IReadOnlyList<(int Unit, FormKind Form)> titles, List<Candidate> candidates)
    {
        var best = ((FormKind Kind, List<Anchor> Asked)?)null;
        var most = 0.0;
        var longest = candidates.Where(c => c.Asks && c.Style.IsMarked).GroupBy(c => c.Style).Select(g => g.Count()).DefaultIfEmpty().Max();
        foreach (var needed in Needed)
        {
            var asked = Alignment.Of(needed.Form, candidates);
            if (asked.Count == 0)
            {
                continue;
            }

            var (alike, explained) = Alike(candidates, asked);
            var titled = titles.Any(t => t.Form == needed.Form) || (titles.Count == 0 && FormTitles.Suggest(units, asked[0].Start.Unit, needed.Form));
            var points = asked.GroupBy(a => a.Topic).Sum(g => g.Max(Points));
            var uniform = alike >= needed.Alike && explained >= alike * MostlyAlike;
            var enough = Math.Min(titled ? needed.Titled : needed.Untitled, uniform ? needed.Uniform : needed.Untitled);
            var share = (points / Math.Max(longest, Topics.Of(needed.Form).Length)) + (titled ? OfTitle : 0) + (asked.Count / 100.0);
            if (points >= enough && (explained >= alike * LeastExplained || (titled && Topics.Of(needed.Form).Length > MostOfRenewal)) && share > most)
            {
                best = (needed.Form, asked);
                most = share;
            }
        }

        return best;
    }

    // What a question found adds to the sureness of the form: its own words, what looks like its answer, its place.
    private static double Points(Anchor anchor) =>
        !anchor.IsWorded ? (anchor.HasCue ? OfCue : OfPlace)
        : (anchor.Confidence >= Sure ? 1 : OfWords) + (anchor.HasCue ? OfCue : 0);

    // How many lines look like the questions found, and how many of them are questions of the form. One that comes again says the same again.
    private static (int Alike, int Explained) Alike(List<Candidate> candidates, List<Anchor> asked)
    {
        var topics = asked.DistinctBy(a => a.Start).ToDictionary(a => a.Start, a => a.Topic);
        var found = candidates.Where(c => topics.ContainsKey(c.Start)).ToList();
        var style = found.GroupBy(c => c.Style).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault();
        var first = found.DistinctBy(c => topics[c.Start]).ToDictionary(c => topics[c.Start], c => c.Asked, StringComparer.Ordinal);
        var alike = candidates.Where(c => c.Style == style && c.Asks).ToList();
        return (alike.Count, alike.Count(c => topics.TryGetValue(c.Start, out var topic) && first[topic] == c.Asked));
    }

    private static FormKind? KindOf(IReadOnlyList<Anchor> layer, HashSet<FormKind> titles, IReadOnlyList<FormUnit> units)
    {
        int Count(FormKind form) => layer.Where(a => a.Form == form).Select(a => a.Topic).Distinct().Count();
        bool Has(FormKind form, int enough) => Count(form) >= (titles.Contains(form) ? enough - 1 : enough);

        if (Has(FormKind.RenewalReview, 2) && !Has(FormKind.Review, 3))
        {
            return FormKind.RenewalReview;
        }

        var request = Has(FormKind.Request, 3) ? Count(FormKind.Request) : 0;
        if (Has(FormKind.Review, 3) && (request == 0 || VerdictReader.Read(units, layer.Select(a => a.Start.Unit)) is not null))
        {
            return FormKind.Review;
        }

        return request > 0 ? FormKind.Request
            : Has(FormKind.Renewal, 2) ? FormKind.Renewal
            : null;
    }
}
