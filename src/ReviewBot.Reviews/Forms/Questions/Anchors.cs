using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Finds the questions that stand in a text word for word, or nearly so.</summary>
internal static class Anchors
{
    private const double InLine = 0.8;
    private const double InSentences = 0.9;
    private const int Few = 3;
    private const int LongestLine = 100_000;

    /// <summary>A text with more questions is none of the forms.</summary>
    public const int Most = 2000;

    /// <summary>The questions in the order of the text.</summary>
    public static List<Anchor> Find(IReadOnlyList<FormUnit> units, QuestionBank bank)
    {
        var anchors = Scan(units, bank, false);
        if (anchors.Select(a => (a.Form, a.Topic)).Distinct().Count() < Few)
        {
            // A text that lost its line ends: questions begin behind the end of a sentence.
            var inSentences = Scan(units, bank, true);
            anchors = inSentences.Count > anchors.Count + 1 ? inSentences : anchors;
        }

        return anchors;
    }

    private static List<Anchor> Scan(IReadOnlyList<FormUnit> units, QuestionBank bank, bool inSentences)
    {
        var anchors = new List<Anchor>();
        var next = new Place(0, 0);
        for (var i = 0; i < units.Count && anchors.Count <= Most; i++)
        {
            var unit = units[i];
            if (i < next.Unit || unit.Separator)
            {
                continue;
            }

            if ((next.Unit < i || next.Offset == 0) && AtBeginning(units, i, bank) is { } first)
            {
                next = first.End;
                anchors.Add(first);
            }

            next = WithinLine(units, next.Unit == i ? next : new Place(i, 0), bank, inSentences, anchors);
        }

        return anchors;
    }

    // A word above the question is not its first word: "`a.b`:" and the question on the next line.
    private static Anchor? AtBeginning(IReadOnlyList<FormUnit> units, int i, QuestionBank bank)
    {
        if (bank.QuestionAt(units, new Place(i, 0)) is not { } found
            || (found.End.Unit > i && bank.QuestionAt(units, new Place(i + 1, 0)) is { } below && below.Question.Topic == found.Question.Topic && below.Likeness > found.Likeness))
        {
            return null;
        }

        // A question that ends with its line, or was cut there, doesn't go on in the answer below, though that repeats its last words.
        var isCut = found.End.Unit > i && AskingEnd.IsCut(units[i].Text);
        var ends = isCut || found.End.Unit == i + 1 && units[i].Text.EndsWith('?') && found.Question.Text.TrimEnd('?').IndexOf('?', StringComparison.Ordinal) < 0 && units[i + 1].Text.AsSpan().IndexOf('?') < 0;
        found = ends ? found with { End = new Place(i, units[i].Text.Length) } : found;
        var before = NumberBefore(units, i);
        return Make(found.Question, found.Likeness, new Place(before is not null && units[i].Cell is not null ? i - 1 : i, 0), found.End, units[i].Number ?? before, units[i]);
    }

    // Further questions on a line: behind a number, or behind the end of a sentence.
    private static Place WithinLine(IReadOnlyList<FormUnit> units, Place from, QuestionBank bank, bool inSentences, List<Anchor> anchors)
    {
        var unit = units[from.Unit];
        var text = unit.Text.Length > LongestLine ? unit.Text[..LongestLine] : unit.Text;
        for (var at = Math.Max(1, from.Offset); at < text.Length; at++)
        {
            at += text.AsSpan(at).IndexOfAny(' ', '\t') is >= 0 and var blank ? blank + 1 : text.Length;
            if (at >= text.Length || (Numbered(units, from.Unit, text, at, bank) ?? (inSentences ? BehindSentence(units, from.Unit, text, at, bank) : null)) is not { } found)
            {
                continue;
            }

            anchors.Add(found);
            if (found.End.Unit != from.Unit)
            {
                return found.End;
            }

            from = found.End;
            at = from.Offset - 1;
        }

        return from;
    }

    private static Anchor? Numbered(IReadOnlyList<FormUnit> units, int unit, string text, int at, QuestionBank bank)
    {
        if (!char.IsAsciiDigit(text[at]) && text[at] is not ('(' or '*'))
        {
            return null;
        }

        var looked = Math.Min(8, text.Length - at);
        var marks = LineMarks.Read(text.AsSpan(at, looked), null);
        var start = at + looked - marks.Rest.Length;
        return marks.Number is { } number && !Placeholders.IsBlank(text.AsSpan(start)) && bank.QuestionAt(units, new Place(unit, start), InLine) is { } found
            ? Make(found.Question, found.Likeness, new Place(unit, at), found.End, number, units[unit])
            : null;
    }

    private static Anchor? BehindSentence(IReadOnlyList<FormUnit> units, int unit, string text, int at, QuestionBank bank) =>
        at > 1 && !char.IsAsciiDigit(text[at]) && text[at] is not ('(' or '*') && EndsSentence(text, at) && !Placeholders.IsBlank(text.AsSpan(at)) && bank.QuestionAt(units, new Place(unit, at), InSentences) is { } found
            ? Make(found.Question, found.Likeness, new Place(unit, at), found.End, null, units[unit])
            : null;

    private static bool EndsSentence(string text, int at)
    {
        var end = at - 1;
        while (end > 0 && text[end] == ' ')
        {
            end--;
        }

        return text[end] is '.' or '?' or '!' or ':' or ')';
    }

    // The number in a cell or a line of its own before the question.
    private static int? NumberBefore(IReadOnlyList<FormUnit> units, int unit) =>
        unit > 0 && units[unit - 1].Cell?.Row == units[unit].Cell?.Row ? CountingMarks.NumberOf(units[unit - 1].Text) : null;

    private static Anchor Make(Phrase question, double likeness, Place start, Place end, int? number, FormUnit unit) =>
        new(question.Form, question.Topic, start, end, number, unit.Line, unit.Quote > 0 || unit.Code, unit.Heading) { Confidence = likeness };
}
