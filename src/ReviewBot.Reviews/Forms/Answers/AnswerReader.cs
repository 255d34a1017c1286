using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Takes the form's own text out of what stands under its questions.</summary>
internal sealed partial class AnswerReader(IReadOnlyList<FormUnit> units, QuestionBank bank, FormKind kind)
{
    private const int MostBelow = 200;

    /// <summary>How a line of the prefilled review form begins that repeats what the request says: no word of the steward's.</summary>
    public const string OfTheRequest = "(The request: ";

    private readonly QuestionTail _tail = new(units, bank, kind);

    /// <summary>Reads the answers of a form, by topic.</summary>
    public Dictionary<string, Answer> Read(Block block)
    {
        var habits = FormHabits.Of(units, block.Sections);
        return block.Sections.Select(s => Later(Read(s, habits), block)).ToDictionary(a => a.Topic, StringComparer.Ordinal);
    }

    private Answer Read(Section section, FormHabits habits)
    {
        var from = _tail.Behind(section);
        var frame = new AnswerFrame(units, section, from, habits);
        var lines = new List<AnswerLine>();
        var offered = new OfferedChoices(bank, kind);
        var template = false;
        string? aside = null;
        for (var unit = from.Unit; unit < units.Count && unit <= section.End.Unit; unit++)
        {
            var limit = LimitOf(unit, section);
            var start = unit == from.Unit ? from.Offset : 0;
            var isEmpty = start >= limit && units[unit].Links.Count == 0;
            if (!isEmpty && start == 0 && EndsAbove(unit, section, lines.Count > 0))
            {
                break;
            }

            var ofRequest = start == 0 && units[unit].Text.StartsWith(OfTheRequest, StringComparison.Ordinal);
            template |= ofRequest;
            if (isEmpty || ofRequest || IsAround(unit, start, limit, frame, lines.Count == 0))
            {
                continue;
            }

            var at = new Place(unit, start);
            template |= SkipForm(ref at, ref aside, section, offered);
            (unit, start) = (at.Unit, at.Offset);
            if (Own(units[unit], lines.Count == 0 ? Behind(habits.Mark, units[unit].Text, start) : start, LimitOf(unit, section), lines.Count == 0, section.Anchor.Number) is { } own)
            {
                lines.Add(own with { Aside = aside });
            }
        }

        AddBeside(section, frame, offered, lines);
        return offered.Choose(section, lines, template);
    }

    private void AddBeside(Section section, AnswerFrame frame, OfferedChoices offered, List<AnswerLine> lines)
    {
        if (lines.Count == 0 && offered.IsEmpty && BehindLabel.Of(units, section) is { } beside && !frame.HoldsRest(beside.Text))
        {
            lines.Add(beside);
        }
    }

    // "7) 6 months" below the form, where question 7 was left blank.
    private Answer Later(Answer answer, Block block)
    {
        var last = block.Sections[^1];
        if (!answer.Lines.All(l => Placeholders.IsBlank(l.Text)) || answer.Section == last || answer.Section.Anchor.Number is not { } number || !block.Sections.Any(s => s.Anchor.Number > number))
        {
            return answer;
        }

        var from = last.Anchor.End.Unit + 1;
        for (var unit = Math.Min(units.Count, Math.Min(last.End.Unit, from + MostBelow)) - 1; unit >= from; unit--)
        {
            if (units[unit].Number == number && units[unit].Cell is null && Own(units[unit], 0, units[unit].Text.Length, true) is { } own)
            {
                var more = Enumerable.Range(unit + 1, Math.Max(0, last.End.Unit - unit - 1)).TakeWhile(u => units[u].ContinuesLine).Select(u => new AnswerLine(units[u], units[u].Text, 0, null));
                return answer with { Lines = [own, .. more] };
            }
        }

        return answer;
    }

    private bool EndsAbove(int unit, Section section, bool answered) =>
        section.IsLast && FormEnd.IsAbove(units[unit], unit + 1 < units.Count ? units[unit + 1] : null, section.Anchor, answered);

    private int LimitOf(int unit, Section section) => unit == section.End.Unit ? section.End.Offset : units[unit].Text.Length;

    // What stands between question and answer, or behind the question in its line, and is neither.
    private bool IsAround(int unit, int start, int limit, AnswerFrame frame, bool isFirst) => start == 0
        ? units[unit].Separator || MentionLine().IsMatch(units[unit].Text) || frame.Holds(unit, isFirst)
        : isFirst && frame.HoldsRest(units[unit].Text[start..limit]);

    // Over the lines of the form itself; the last one that asks something is what follows an answer to.
    private bool SkipForm(ref Place at, ref string? aside, Section section, OfferedChoices offered)
    {
        var ofForm = false;
        while (at.Offset < LimitOf(at.Unit, section) && bank.LineAt(kind, section.Anchor.Topic, units, at) is { } found && found.End.IsWithin(section.End))
        {
            var (rest, touched) = _tail.RestOfLine(found.End, section.End);
            ofForm = true;
            if (found.Line.Role == PhraseRole.Sample && touched)
            {
                offered.Work();
                break;
            }

            if (found.Line.Role == PhraseRole.Sample)
            {
                offered.Add(found.Line, units[at.Unit]);
            }

            aside = found.Line.Role == PhraseRole.Aside ? found.Line.Text : null;
            at = new Place(found.End.Unit, touched ? rest : LimitOf(found.End.Unit, section));
        }

        return ofForm;
    }

    private static int Behind(string mark, string text, int start) =>
        mark.Length > 0 && start == 0 && text.StartsWith(mark, StringComparison.Ordinal) ? mark.Length : start;

    private static AnswerLine? Own(FormUnit unit, int start, int limit, bool isFirst, int? number = null)
    {
        start = isFirst && start < limit ? Math.Min(limit, AnswerMarks.Behind(unit.Text, start, number)) : start;
        return start < limit && unit.Text[start..limit].Trim() is { Length: > 0 } text ? new AnswerLine(unit, text, start, null) : null;
    }

    [GeneratedRegex(@"^\W*(?:/cc|cc(?:'?ing)?|tagging|attention|fyi|ping(?:ing)?)\b.{0,40}?[@:]\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MentionLine();
}
