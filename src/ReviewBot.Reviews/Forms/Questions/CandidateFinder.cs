using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Finds the places of a text that may be questions: those that are known, and lines that look or read like one.</summary>
internal static class CandidateFinder
{
    private const int LongestQuestion = 260;
    private const int LongestLabel = 64;
    private const int MostLabelWords = 8;
    private const int Most = 4000;
    private const int MostWrapped = 3;
    private const int FewestWordsAsking = 4;
    private const int LongestCut = 100;
    private const int ShortestWrapped = 33;
    private const int MostWithCues = 600;
    private const int MostBetween = 12;

    /// <summary>The candidates in the order of the text.</summary>
    /// <param name="units">The text.</param>
    /// <param name="known">The questions that stand there word for word.</param>
    /// <param name="excluded">Lines that ask nothing.</param>
    /// <param name="inert">Whether only what is quoted or code is looked at, only what is neither, or both.</param>
    public static List<Candidate> Find(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known, IReadOnlySet<int> excluded, bool? inert)
    {
        var candidates = new List<Candidate>();
        var next = 0;
        var tables = TablesOfQuestions(units, known);
        for (var i = 0; i < units.Count && candidates.Count < Most; i++)
        {
            var covered = false;
            while (next < known.Count && known[next].Start.Unit <= i)
            {
                var anchor = known[next++];
                if (anchor.Topic == QuestionBank.UnknownTopic)
                {
                    continue;
                }

                candidates.Add(new Candidate(anchor.Start, anchor.End, units[anchor.Line == units[anchor.Start.Unit].Line && CountingMarks.NumberOf(units[anchor.Start.Unit].Text) is not null ? anchor.Start.Unit + 1 : anchor.Start.Unit], "") { Known = anchor, Likeness = anchor.Confidence, Number = anchor.Number, Asks = true });
                covered = true;
            }

            covered |= next > 0 && known[next - 1] is var last && last.End.Unit >= i && last.Topic != QuestionBank.UnknownTopic;
            covered |= tables is not null && units[i].Cell is { } cell && !tables.Contains(cell.Table);
            if (!covered && !excluded.Contains(i) && (inert is not { } layer || (units[i].Quote > 0 || units[i].Code) == layer) && At(units, i) is { } candidate)
            {
                candidates.Add(candidate);
            }
        }

        return candidates.Count > MostWithCues ? candidates : [.. candidates.Select((c, i) => WithCues(units, c, candidates, i))];
    }

    // What stands behind a place up to the next one that looks like it.
    private static Candidate WithCues(IReadOnlyList<FormUnit> units, Candidate candidate, List<Candidate> all, int index)
    {
        if (candidate.Known is not null)
        {
            return candidate;
        }

        var next = index + 1;
        while (next < all.Count && next < index + MostBetween && all[next].Style != candidate.Style && all[next].Known is null)
        {
            next++;
        }

        return candidate with { Cues = AnswerCues.Between(units, candidate.End, next < all.Count ? all[next].Start : new Place(units.Count, 0)) };
    }

    // Where most questions stand outside of tables, a table that holds none of them is an answer; null where any table may hold some.
    private static HashSet<int>? TablesOfQuestions(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known)
    {
        var outside = known.Where(a => units[a.Start.Unit].Cell is null && a.Topic != QuestionBank.UnknownTopic).GroupBy(a => a.Form, a => a.Topic);
        return outside.Any(g => g.Distinct().Count() * 2 > Topics.Of(g.Key).Length)
            ? [.. known.Select(a => units[a.Start.Unit].Cell?.Table).OfType<int>()]
            : null;
    }

    private static Candidate? At(IReadOnlyList<FormUnit> units, int i)
    {
        var unit = units[i];
        var text = unit.Text;
        if (unit.Separator || unit.IsHead || text.Length is 0 or > 2000 || text[0] == ':' || Placeholders.IsBlank(text))
        {
            return null;
        }

        var marked = unit.Heading > 0 || unit.Emphasis || unit.Number is not null;
        var (end, asks) = EndOfAsking(text, unit);
        if (end == 0)
        {
            // A line of its own, short and without an end, may be a label; a number alone may stand for a question that was taken out.
            end = IsShort(text) && (unit.NewParagraph || unit.Cell is not null || marked) ? text.Length
                : (marked || IsHeadOfRow(units, i)) && text.Length <= LongestQuestion ? text.Length
                : 0;
        }

        if (end == 0 && unit.Number is null)
        {
            return null;
        }

        var place = new Place(i, end);
        var asked = text[..end];
        if (end == text.Length && !asked.EndsWith('?') && !asked.EndsWith(':') && asked.Length >= ShortestWrapped && !IsCut(asked) && WrappedTo(units, i) is { } wrapped)
        {
            (place, asks) = (wrapped, true);
            asked = string.Join(' ', Enumerable.Range(i, wrapped.Unit - i).Select(u => units[u].Text).Append(units[wrapped.Unit].Text[..wrapped.Offset]));
        }

        var before = NumberBefore(units, i);
        return new Candidate(new Place(before is null ? i : i - 1, 0), place, unit, asked)
        {
            Number = unit.Number ?? before,
            Asks = asks || (end > 0 && (unit.Heading > 0 || unit.Emphasis)),
        };
    }

    // The first cell of a row of two, or the second behind a number.
    private static bool IsHeadOfRow(IReadOnlyList<FormUnit> units, int i)
    {
        if (units[i].Cell is not { } cell || (cell.Column != 0 && NumberBefore(units, i) is null))
        {
            return false;
        }

        bool InRow(int unit, int column) => unit < units.Count && units[unit].Cell is { } other && other.Table == cell.Table && other.Row == cell.Row && other.Column == column;
        return !InRow(i + 2, cell.Column + 2);
    }

    private static bool IsShort(string text) =>
        IsCut(text) ? text.Length <= LongestCut : text.Length <= LongestLabel && !text.EndsWith('.') && text.AsSpan().Count(' ') < MostLabelWords;

    // "What questions will…"
    private static bool IsCut(string text) => text.EndsWith('\u2026') || text.EndsWith("...", StringComparison.Ordinal);

    // A question that goes on in the next lines, up to its mark.
    private static Place? WrappedTo(IReadOnlyList<FormUnit> units, int from)
    {
        for (var i = from + 1; i < units.Count && i <= from + MostWrapped && units[i].ContinuesLine && units[i].Quote == units[from].Quote; i++)
        {
            var text = units[i].Text;
            var mark = text.IndexOf('?', StringComparison.Ordinal);
            var stop = text.AsSpan(0, mark < 0 ? text.Length : mark).IndexOfAny('.', ':', '!');
            if (stop >= 0 || text.Length > LongestQuestion)
            {
                return null;
            }

            if (mark >= 0)
            {
                return new Place(i, text.LastIndexOf('?') is var last && last == text.Length - 1 ? last + 1 : mark + 1);
            }
        }

        return null;
    }

    // To the last question mark of the asking, or to the colon of a label.
    private static (int End, bool Asks) EndOfAsking(string text, FormUnit unit)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, LongestQuestion));
        if (KeyOf(head) is > 0 and var key)
        {
            return (key, true);
        }

        var colon = head[..Math.Min(head.Length, LongestLabel)].IndexOf(':');
        if (colon > 0 && !head[colon..].StartsWith("://") && head[..colon].Count(' ') < MostLabelWords && head[..colon].IndexOfAny('?', '.', '|') < 0)
        {
            var asksOn = unit.Lead == 0 && head[..colon].Trim().Count(' ') >= FewestWordsAsking && text.AsSpan().TrimEnd(" *_)").EndsWith('?');
            return (asksOn ? text.Length : colon + 1, true);
        }

        if (unit.Lead > 1 && unit.Lead < text.Length)
        {
            return (unit.Lead, true);
        }

        var mark = head.IndexOfAny('?', '\uff1f');
        if (mark < 0)
        {
            var dash = Dash(head);
            return dash > 0 ? (dash, true) : text.EndsWith(':') && text.Length <= LongestQuestion ? (text.Length, true) : (0, false);
        }

        // Further questions in the same line, up to the last mark of it.
        var last = head.LastIndexOfAny('?', '\uff1f');
        var end = last > mark && head[(mark + 1)..last].IndexOfAny('.', ':') < 0 ? last + 1 : mark + 1;
        if ((unit.Heading > 0 || unit.Emphasis) && text.Length <= LongestQuestion)
        {
            return (text.Length, true);
        }

        while (end < text.Length && text[end] is ')' or '?' or '"' or '*')
        {
            end++;
        }

        return (end, true);
    }

    // "opt_out = …", whatever stands behind it.
    private static int KeyOf(ReadOnlySpan<char> head)
    {
        var equals = head[..Math.Min(head.Length, LongestLabel)].IndexOf(" = ", StringComparison.Ordinal);
        return equals > 0 && !head[..equals].Contains(' ') ? equals + 3 : 0;
    }

    // "Purpose - What …", "duration = 6 months"
    private static int Dash(ReadOnlySpan<char> head)
    {
        var label = head[..Math.Min(head.Length, LongestLabel)];
        foreach (var dash in (ReadOnlySpan<string>)[" - ", " \u2013 ", " \u2014 ", " = ", " => ", " -> ", " \u2192 "])
        {
            if (label.IndexOf(dash, StringComparison.Ordinal) is > 0 and var at && label[..at].Count(' ') < 4)
            {
                return at + dash.Length;
            }
        }

        return 0;
    }

    private static int? NumberBefore(IReadOnlyList<FormUnit> units, int unit) =>
        unit > 0 && units[unit].Cell is { Column: 1 } cell && units[unit - 1].Cell is { Column: 0 } before && before.Table == cell.Table && before.Row == cell.Row ? CountingMarks.NumberOf(units[unit - 1].Text) : null;
}
