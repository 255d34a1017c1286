using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Turns tables whose first row holds the questions, with the answers in the rows below, into questions with their answers below them.</summary>
internal static class QuestionRows
{
    private const int Fewest = 2;
    private const int FewestLabels = 3;

    /// <summary>The same units, those of such tables column by column, once for each row of answers.</summary>
    public static List<FormUnit> Apart(List<FormUnit> units, QuestionBank bank)
    {
        List<FormUnit>? apart = null;
        for (var i = 0; i < units.Count;)
        {
            var heads = units[i].Cell is { Row: 0, Column: 0 } ? EndOfRow(units, i) : i;
            if (heads - i < Fewest || !Ask(units, bank, i, heads))
            {
                apart?.Add(units[i]);
                i++;
                continue;
            }

            apart ??= [.. units.Take(i)];
            var row = heads;
            for (; row < units.Count && units[row].Cell?.Table == units[i].Cell!.Value.Table; row = EndOfRow(units, row))
            {
                apart.AddRange(Columns(units.GetRange(i, heads - i), units.GetRange(row, EndOfRow(units, row) - row)));
            }

            i = row;
        }

        return apart ?? units;
    }

    private static IEnumerable<FormUnit> Columns(List<FormUnit> heads, List<FormUnit> cells) =>
        heads.GroupBy(h => h.Cell!.Value.Column).SelectMany(head =>
            head.Select(h => Plain(h, h == head.First())).Concat(cells.Where(c => c.Cell!.Value.Column == head.Key).Select((c, i) => Plain(c, i == 0))));

    private static FormUnit Plain(FormUnit unit, bool begins) => unit with { Cell = null, IsHead = false, NewParagraph = begins };

    private static int EndOfRow(List<FormUnit> units, int from)
    {
        var next = from + 1;
        while (next < units.Count && units[next].Cell is { } cell && units[from].Cell is { } own && (cell.Table, cell.Row) == (own.Table, own.Row))
        {
            next++;
        }

        return next;
    }

    // Two questions of a form side by side, or nothing but labels of one.
    private static bool Ask(List<FormUnit> units, QuestionBank bank, int from, int to)
    {
        var asked = Enumerable.Range(from, to - from).Select(i => bank.QuestionAt(units, new Place(i, 0))?.Question).OfType<Phrase>().Select(q => (q.Form, q.Topic)).Distinct();
        return asked.GroupBy(q => q.Form).Any(g => g.Count() >= Fewest)
            || (to - from >= FewestLabels && IsLabels(units.GetRange(from, to - from), FormKind.Renewal));
    }

    private static bool IsLabels(List<FormUnit> heads, FormKind form)
    {
        var words = TopicWords.Of(form);
        var topics = new HashSet<int>();
        foreach (var head in heads)
        {
            foreach (var topic in words.Labelled(head.Text))
            {
                topics.Add(topic);
            }
        }

        return topics.Count == Topics.Of(form).Length;
    }
}
