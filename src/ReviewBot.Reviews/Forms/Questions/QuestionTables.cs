using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Tells tables that hold questions from those that are answers.</summary>
internal static class QuestionTables
{
    private const int FewestOutside = 6;

    /// <summary>The tables that hold questions where most of those known stand outside of tables; null where any table may hold some.</summary>
    public static HashSet<int>? Known(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> known)
    {
        var outside = known.Where(a => units[a.Start.Unit].Cell is null && a.Topic != QuestionBank.UnknownTopic).GroupBy(a => a.Form, a => a.Topic);
        return outside.Any(g => g.Distinct().Count() * 2 > Topics.Of(g.Key).Length)
            ? [.. known.Select(a => units[a.Start.Unit].Cell?.Table).OfType<int>()]
            : null;
    }

    /// <summary>The places without those in tables, where as many lines outside of tables look alike as a form has questions.</summary>
    public static List<Candidate> WithoutAnswers(List<Candidate> candidates) =>
        candidates.Where(c => c.Unit.Cell is null && c.Asks && c.Style.IsMarked).GroupBy(c => c.Style).Any(g => g.Count() >= FewestOutside)
            ? candidates.FindAll(c => c.Unit.Cell is null || c.Known is not null)
            : candidates;

    /// <summary>Whether a cell is the first of a row of two, or the second behind a number.</summary>
    public static bool IsHeadOfRow(IReadOnlyList<FormUnit> units, int unit)
    {
        if (units[unit].Cell is not { } cell || (cell.Column != 0 && NumberBefore(units, unit) is null))
        {
            return false;
        }

        bool InRow(int other, int column) => other < units.Count && units[other].Cell is { } found && found.Table == cell.Table && found.Row == cell.Row && found.Column == column;
        return !InRow(unit + 2, cell.Column + 2);
    }

    /// <summary>The number in the cell before one.</summary>
    public static int? NumberBefore(IReadOnlyList<FormUnit> units, int unit) =>
        unit > 0 && units[unit].Cell is { Column: 1 } cell && units[unit - 1].Cell is { Column: 0 } before && before.Table == cell.Table && before.Row == cell.Row ? CountingMarks.NumberOf(units[unit - 1].Text) : null;
}
