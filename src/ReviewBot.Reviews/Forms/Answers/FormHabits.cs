using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>What is done at several questions of a form, and so belongs to how it is set and not to an answer.</summary>
/// <param name="IsBilingual">Whether a line in another language stands below most questions: their translation.</param>
/// <param name="Tables">Tables with the same head below several questions: what holds the answers.</param>
/// <param name="Repeated">Columns of the table of questions, other than that of the answers, in which the same stands everywhere: "done".</param>
internal sealed record FormHabits(bool IsBilingual, IReadOnlySet<int> Tables, IReadOnlySet<(int Table, int Column)> Repeated)
{
    private const int Several = 3;
    private const double Mostly = 0.4;
    private const double Nearly = 0.8;

    /// <summary>Sees them.</summary>
    public static FormHabits Of(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var translated = sections.Count(s => IsTranslated(units, s));
        var heads = sections.Select(s => HeadsIn(units, s)).ToList();
        var common = heads.SelectMany(h => h.Select(c => c.Text).Distinct(StringComparer.Ordinal)).GroupBy(text => text, StringComparer.Ordinal).Where(g => g.Count() >= Several).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return new FormHabits(translated >= Several && translated >= sections.Count * Mostly, heads.SelectMany(h => h).Where(c => common.Contains(c.Text)).Select(c => c.Table).ToHashSet(), RepeatedIn(units, sections));
    }

    /// <summary>Whether a cell is the head or the label of a table that only holds an answer, or says the same in every row.</summary>
    public bool IsFrame(FormUnit line) => line.Cell is { } cell && ((Tables.Contains(cell.Table) && (line.IsHead || cell.Column == 0)) || Repeated.Contains((cell.Table, cell.Column)));

    private static HashSet<(int Table, int Column)> RepeatedIn(IReadOnlyList<FormUnit> units, IReadOnlyList<Section> sections)
    {
        var beside = from section in sections
                     let asked = section.Anchor.End.Unit
                     where asked < units.Count && units[asked].Cell is not null
                     let question = units[asked].Cell!.Value
                     from cell in units.Skip(asked + 1).TakeWhile(u => u.Cell is { } c && (c.Table, c.Row) == (question.Table, question.Row))
                     where cell.Cell!.Value.Column > question.Column + 1
                     group cell.Text by (cell.Cell!.Value.Table, cell.Cell!.Value.Column);
        return [.. beside.Where(g => g.Count() > sections.Count * Nearly && g.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1).Select(g => g.Key)];
    }

    private static bool IsTranslated(IReadOnlyList<FormUnit> units, Section section)
    {
        var next = section.Anchor.End.Unit + 1;
        return next < units.Count && next < section.End.Unit + (section.End.Offset > 0 ? 1 : 0) && !units[next].Code && (OtherLanguages.Is(units[next].Text) || OtherLanguages.IsUnknownQuestion(units[next].Text) || IsAside(units[next].Text));
    }

    /// <summary>Whether a line only asks something in parentheses.</summary>
    public static bool IsAside(string text) => text is ['(' or '[', .., '?', ')' or ']'];

    private static List<(string Text, int Table)> HeadsIn(IReadOnlyList<FormUnit> units, Section section)
    {
        var heads = new List<(string Text, int Table)>();
        for (var unit = section.Anchor.Start.Unit; unit < units.Count && unit < section.End.Unit; unit++)
        {
            if (units[unit] is { IsHead: true, Cell: { } cell })
            {
                heads.Add((units[unit].Text, cell.Table));
            }
        }

        return heads;
    }
}
