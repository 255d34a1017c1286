using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>
/// Finds a steward's verdict. One that nobody gave is the worst error of all: where both are offered, where words around it hedge, or where
/// it is taken back, there is none, and a human is asked.
/// </summary>
internal static partial class VerdictReader
{
    private const int Longest = 400;
    private const int FewestAnswers = 5;
    private const double Sure = 0.7;

    /// <summary>The verdict of a text, or null where there is none or more than one.</summary>
    /// <param name="units">The text.</param>
    /// <param name="asked">The units of its questions, which give no verdict.</param>
    /// <param name="worded">The questions in own words, in the order of the text: what answers them is not said of the verdict.</param>
    public static string? Read(IReadOnlyList<FormUnit> units, IEnumerable<int> asked, IReadOnlyList<OwnQuestion>? worded = null)
    {
        var sentences = Passage.Of(units, asked.ToHashSet(), BesideVerdict(units, worded ?? []));
        var course = new VerdictCourse();
        var plus = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            switch (Said(units, sentences, i))
            {
                case VerdictSaid.Nothing:
                    Consider(course, units, sentences, i, plus);
                    break;
                case VerdictSaid.Withheld:
                    course.Withhold(Corrects(sentences, i) && !VerdictSentence.Conditions(sentences[i].Text));
                    break;
                case VerdictSaid.Unsure:
                    course.Withhold(Corrects(sentences, i) && !VerdictSentence.Conditions(sentences[i].Text));
                    course.Contest();
                    break;
                case var given and (VerdictSaid.Plus or VerdictSaid.Minus):
                    course.Give(given, units[sentences[i].Unit].Struck || Corrects(sentences, i));
                    plus = given is VerdictSaid.Plus ? i : plus;
                    break;
            }
        }

        return course.Verdict;
    }

    // Below a verdict a line that looks like a label may be what takes it back: "EDIT: wrong bug." Where all of them stand below it, it stands above a review.
    private static IEnumerable<OwnQuestion> BesideVerdict(IReadOnlyList<FormUnit> units, IReadOnlyList<OwnQuestion> worded)
    {
        if (worded.Count == 0)
        {
            return [];
        }

        var verdict = Enumerable.Range(0, units.Count).FirstOrDefault(i => units[i].Quote == 0 && Speaks(units[i].Text), units.Count);
        return worded.Where(q => q.Unit < verdict || (worded[0].Unit > verdict && q.Confidence >= Sure));
    }

    // A sentence without a verdict may take one back, or speak of it.
    private static void Consider(VerdictCourse course, IReadOnlyList<FormUnit> units, List<OwnSentence> sentences, int at, int plus)
    {
        if (course.IsGiven && !sentences[at].IsAnswer && VerdictSentence.TakesBack(sentences[at].Text))
        {
            course.TakeBack();
        }

        if (course.IsPlus && Concerns(sentences, at, plus) && !TickBoxes.HasBox(units[sentences[at].Unit]))
        {
            course.Doubt();
        }
    }

    /// <summary>Whether a line gives a verdict, or is the heading above one.</summary>
    public static bool IsVerdictLine(FormUnit unit) =>
        IsHeading(unit.Text) || (unit.Text.Length <= Longest && Read([unit], []) is not null);

    /// <summary>Whether a line speaks of a verdict, given or not.</summary>
    public static bool Speaks(string text) => text.Length < Longest && VerdictMention.In(text).Count > 0;

    private static VerdictSaid Said(IReadOnlyList<FormUnit> units, List<OwnSentence> sentences, int at)
    {
        var sentence = sentences[at];
        var unit = units[sentence.Unit];
        var named = sentence.Unit > 0 && IsHeading(units[sentence.Unit - 1].Text);
        var text = sentence.Text;
        if (TickBoxes.HasBox(unit))
        {
            if (TickBoxes.Ticked(units, sentence) is not { } ticked)
            {
                return VerdictSaid.Nothing;
            }

            text = ticked;
        }
        else if (unit.Cell is not null)
        {
            if (Beside(units, sentence.Unit) is not { } label)
            {
                return VerdictSaid.Nothing;
            }

            text = $"{label}: {text}";
        }

        var said = VerdictSentence.Read(text, named, unit.Struck);
        return said switch
        {
            VerdictSaid.Plus or VerdictSaid.Minus when !named && IsOneOfMany(units, sentence.Unit) => VerdictSaid.Nothing,
            VerdictSaid.Plus when LeadsInto(units, sentence.Unit) || GoesOnHedged(units, sentences, at) => VerdictSaid.Withheld,
            VerdictSaid.Plus when IsBelowUnknown(units, sentences, at) => VerdictSaid.Unsure,
            _ => said,
        };
    }

    // The cell before it, where that names a verdict.
    private static string? Beside(IReadOnlyList<FormUnit> units, int at) =>
        at > 0 && units[at - 1].Cell is { } label && units[at].Cell is { } cell && (label.Table, label.Row) == (cell.Table, cell.Row) && label.Column == cell.Column - 1
        && IsHeading(units[at - 1].Text) && !(at + 1 < units.Count && units[at + 1].Cell is { } next && (next.Table, next.Row) == (cell.Table, cell.Row))
            ? units[at - 1].Text
            : null;

    // An item beside others: one of the things to do.
    private static bool IsOneOfMany(IReadOnlyList<FormUnit> units, int at)
    {
        bool IsOther(int i) => i >= 0 && i < units.Count && (units[i].Bullet || units[i].Number is not null) && VerdictMention.In(units[i].Text).Count == 0 && !units[i].NewParagraph;
        return (units[at].Bullet || units[at].Number is not null) && !TickBoxes.HasBox(units[at]) && (IsOther(at + 1) || IsOther(at - 1));
    }

    // "Before it can land:" on the line above.
    private static bool LeadsInto(IReadOnlyList<FormUnit> units, int at) =>
        at > 0 && units[at - 1] is { Quote: 0, Heading: 0, Cell: null } above && above.Text.TrimEnd('*', '_', ' ').EndsWith(':')
        && !VerdictSentence.IsOpening(above.Text) && !((units[at].Struck || TickBoxes.HasBox(units[at])) && VerdictChoice.AsksFor(above.Text));

    // The sentence before it keeps it from being given.
    private static bool GoesOnHedged(IReadOnlyList<FormUnit> units, List<OwnSentence> sentences, int at)
    {
        if (at == 0 || sentences[at - 1].IsAnswer || sentences[at].Paragraph - sentences[at - 1].Paragraph > 1 || IsMadeChoice(units, sentences[at], sentences[at - 1]) || IsBroken(sentences, at))
        {
            return false;
        }

        return sentences[at].Goes ? VerdictSentence.Hedges(sentences[at - 1].Text) : VerdictSentence.Withholds(sentences[at - 1].Text);
    }

    // A sentence that a mail program broke before the verdict, and that gives it as a whole.
    private static bool IsBroken(List<OwnSentence> sentences, int at) =>
        sentences[at].Goes && VerdictSentence.Read($"{sentences[at - 1].Text} {sentences[at].Text}") is VerdictSaid.Plus;

    // "Strike one:", and one is.
    private static bool IsMadeChoice(IReadOnlyList<FormUnit> units, OwnSentence verdict, OwnSentence above) =>
        (units[verdict.Unit].Struck || TickBoxes.HasBox(units[verdict.Unit])) && VerdictChoice.AsksFor(above.Text);

    // A line that ends without a full stop may go on over any gap.
    private static bool IsBelowUnknown(IReadOnlyList<FormUnit> units, List<OwnSentence> sentences, int at)
    {
        var own = sentences[at];
        var concludes = Corrects(sentences, at) && VerdictChange.Concludes(own.Text);
        for (var i = at - 1; i >= 0 && own.Paragraph - sentences[i].Paragraph <= 1 && !sentences[i].IsAnswer && !own.IsAnswer; i--)
        {
            if (VerdictMention.In(sentences[i].Text).Count > 0)
            {
                return false;
            }

            if (!(i == at - 1 && IsBroken(sentences, at)) && !(concludes && !VerdictSentence.Hedges(VerdictChange.BehindMark(sentences[i].Text))) && !Harmless.Is(sentences[i].Text) && !VerdictSentence.IsOpening(sentences[i].Text) && !IsMadeChoice(units, own, sentences[i]) && !IsListed(units, sentences, sentences[i], own))
            {
                return true;
            }
        }

        return false;
    }

    // A review may be answers alone, without the questions.
    private static bool IsListed(IReadOnlyList<FormUnit> units, List<OwnSentence> sentences, OwnSentence sentence, OwnSentence verdict) =>
        sentence.Paragraph < verdict.Paragraph && (units[sentence.Unit].Number is not null || sentences.Count(s => s.Paragraph == sentence.Paragraph) >= FewestAnswers) && !VerdictSentence.Hedges(sentence.Text);

    // What stands below a verdict may take it back in words that nobody foresaw; an answer to a question of the form doesn't.
    private static bool Concerns(List<OwnSentence> sentences, int at, int plus) =>
        (!sentences[at].IsAnswer || sentences[at].Paragraph == sentences[plus].Paragraph)
        && !Harmless.Is(sentences[at].Text) && !Harmless.IsSignature(sentences[at].Text, sentences[at - 1].Text);

    private static bool Corrects(List<OwnSentence> sentences, int at)
    {
        for (var i = at; i >= 0 && sentences[i].Paragraph == sentences[at].Paragraph; i--)
        {
            if (VerdictSentence.Corrects(sentences[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line only names a verdict that is to follow: "Result".</summary>
    public static bool IsHeading(string text) => text.Length < 40 && Heading().IsMatch(text);

    [GeneratedRegex(@"^\W*(?:final |overall |my |the |review )?(?:result|verdict|decision|conclusion|outcome)s?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
