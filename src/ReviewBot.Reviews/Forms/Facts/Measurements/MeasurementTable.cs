using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Reads the rows of the measurements' table, whatever it was written in.</summary>
internal static partial class MeasurementTable
{
    private const int MostWordsOfHead = 6;

    private static readonly WordList Heads = WordList.Of("table-heads");

    private enum Head
    {
        None,
        Other,
        Category,
        DataCategory,
        Bug,
        Description,
        Name,
    }

    /// <summary>What the tables of an answer hold, the lines that belong to no table, and whether there is a head.</summary>
    internal sealed record Tables(IReadOnlyList<Row> Rows, IReadOnlyList<AnswerLine> Others, bool HasHead);

    /// <summary>One row with content.</summary>
    internal sealed record Row(string Name, string Category, Categories.Found Found, ImmutableArray<int> Bugs, bool HasCategoryColumn, bool HasTicket);

    /// <summary>Reads them.</summary>
    public static Tables Read(IReadOnlyList<AnswerLine> lines)
    {
        var rows = new List<Row>();
        var others = new List<AnswerLine>();
        var before = ImmutableArray<Head>.Empty;
        var hasHead = false;
        foreach (var table in lines.GroupBy(l => l.Unit.Cell?.Table))
        {
            if (table.Key is null)
            {
                others.AddRange(table);
                continue;
            }

            var (heads, found) = Rows(table, before, Label(lines, table.First()));
            hasHead |= !heads.IsEmpty;
            before = heads.IsEmpty ? before : heads;
            rows.AddRange(Measures(heads, found, rows.Count == 0) ? found : []);
        }

        return new Tables(rows, others, hasHead);
    }

    // The heads of a table and its rows; a table that goes on another one has the heads of that.
    private static (ImmutableArray<Head> Heads, List<Row> Rows) Rows(IEnumerable<AnswerLine> table, ImmutableArray<Head> before, Categories.Found group)
    {
        var heads = ImmutableArray<Head>.Empty;
        var found = new List<Row>();
        foreach (var cells in table.GroupBy(l => l.Unit.Cell!.Value.Row).Select(Cells))
        {
            if (HeadOf(cells) is { } head)
            {
                heads = head;
            }
            else if (GroupOf(cells, heads) is { } named)
            {
                group = named;
            }
            else if (Content(cells, !heads.IsEmpty ? heads : cells.Count == before.Length ? before : []) is { } content)
            {
                found.Add(content.Found.Numbers.IsDefaultOrEmpty ? content with { Found = group, HasCategoryColumn = !group.Numbers.IsDefaultOrEmpty } : content);
            }
        }

        return (heads, found);
    }

    // The first table, or a later one that has the heads or the contents of measurements.
    private static bool Measures(ImmutableArray<Head> heads, List<Row> found, bool isFirst) =>
        isFirst || (heads.IsEmpty ? found.Exists(r => !r.Found.Numbers.IsEmpty || !r.Bugs.IsEmpty) : heads.Any(h => h is Head.Category or Head.DataCategory or Head.Bug));

    private static List<CellText> Cells(IEnumerable<AnswerLine> row) =>
        [.. row.GroupBy(l => l.Unit.Cell!.Value.Column).Select(g => new CellText(g.Key, string.Join(' ', g.Select(l => l.Text)), [.. g.SelectMany(l => l.Links)]))];

    // The category above a table, or in a row of its own above the rows that it is said of.
    private static Categories.Found Label(IReadOnlyList<AnswerLine> lines, AnswerLine first)
    {
        var above = lines.TakeWhile(l => l != first).LastOrDefault();
        return above is { Unit.Cell: null } && Categories.IsLabel(above.Text) ? Categories.OfCell(above.Text) : new Categories.Found([], false);
    }

    private static Categories.Found? GroupOf(List<CellText> cells, ImmutableArray<Head> heads)
    {
        var filled = cells.Where(c => !IsEmpty(c.Text)).ToList();
        return filled is [{ Column: 0 } only] && !(heads.Length > 0 && heads[0] is Head.Category or Head.DataCategory) && (Categories.IsLabel(only.Text) || (heads.Length > 1 && Categories.Leads(only.Text))) ? Categories.OfProse(only.Text) : null;
    }

    private static ImmutableArray<Head>? HeadOf(List<CellText> cells)
    {
        var heads = new Head[cells.Max(c => c.Column) + 1];
        foreach (var cell in cells)
        {
            heads[cell.Column] = HeadOf(cell.Text);
        }

        var known = heads.Count(h => h is not (Head.None or Head.Other));
        return known >= 2 || (known == 1 && cells.Count == 1 && heads.Any(h => h is Head.DataCategory or Head.Description or Head.Bug)) ? [.. heads] : null;
    }

    private static Head HeadOf(string text)
    {
        text = Aside().Replace(text, "");
        if (text.Any(char.IsDigit) || text.AsSpan().Count(' ') >= MostWordsOfHead)
        {
            return Head.None;
        }

        var tokens = Tokens.Of(text);
        if (tokens.Count == 0)
        {
            return Head.None;
        }

        return Whole(tokens) is { } whole ? Of(whole)
            : text.Split('/').Select(part => Whole(Tokens.Of(part))).FirstOrDefault(part => part is not null) is { } either ? Of(either)
            : Heads.In(tokens).FirstOrDefault(h => h.Value is "category" or "bug") is { Value: { } part } ? Of(part)
            : tokens.Word(tokens.Count - 1).Equals("description", StringComparison.OrdinalIgnoreCase) ? Head.Description
            : Head.Other;
    }

    private static string? Whole(Tokens tokens) => tokens.Count > 0 && Heads.At(tokens, 0) is { } head && head.Next == tokens.Count ? head.Value : null;

    private static Head Of(string value) => value switch
    {
        "category" => Head.DataCategory,
        "plain" => Head.Category,
        "bug" => Head.Bug,
        "description" => Head.Description,
        _ => Head.Name,
    };

    private static Row? Content(List<CellText> cells, ImmutableArray<Head> heads)
    {
        var category = Under(cells, heads, Head.DataCategory) ?? Under(cells, heads, Head.Category);
        var bug = Under(cells, heads, Head.Bug);
        var name = Under(cells, heads, Head.Description) is { Text.Length: > 0 } described ? described
            : Under(cells, heads, Head.Name) is { Text.Length: > 0 } named ? named
            : cells.Find(c => c.Column != category?.Column && c.Column != bug?.Column && !IsEmpty(c.Text));
        if (cells.TrueForAll(c => IsEmpty(c.Text)) || (IsEmpty(name?.Text ?? "") && IsEmpty(category?.Text ?? "")))
        {
            return null;
        }

        var others = cells.FindAll(c => c != name || heads.IsEmpty);
        return new Row(name?.Text ?? "", category?.Text ?? "", CategoryOf(category, others, name, heads), [.. BugsOf(bug, others, name, heads)], category is not null, bug is { Links.Count: > 0 });
    }

    private static CellText? Under(List<CellText> cells, ImmutableArray<Head> heads, Head wanted) =>
        heads.IndexOf(wanted) is >= 0 and var column ? cells.Find(c => c.Column == column) ?? new CellText(column, "", []) : null;

    private static Categories.Found CategoryOf(CellText? category, List<CellText> others, CellText? name, ImmutableArray<Head> heads) =>
        category is not null ? Categories.OfCell(category.Text)
        : heads.IsEmpty && others.Select(c => Categories.OfCell(c.Text)).FirstOrDefault(f => !f.Numbers.IsDefaultOrEmpty) is { Numbers.IsDefault: false } guessed ? guessed
        : Categories.OfProse(string.Join(' ', others.Append(name).Where(c => c is not null && (c != name || Categories.Says(c.Text))).Select(c => c!.Text)));

    private static IEnumerable<int> BugsOf(CellText? bug, List<CellText> others, CellText? name, ImmutableArray<Head> heads)
    {
        if (bug is not null)
        {
            return BugNumbers.OfCell(bug.Text, bug.Links);
        }

        var named = BugNumbers.OfProse(string.Join(' ', others.Select(c => c.Text)), others.Concat(name is null ? [] : [name]).SelectMany(c => c.Links));
        return heads.IsEmpty && others.Count > 1 ? named.Concat(others.Where(c => c != name).SelectMany(c => BugNumbers.OfCell(c.Text, c.Links))).Distinct() : named;
    }

    // "(description)", "…", "TBD": a row that nobody filled in.
    private static bool IsEmpty(string text) =>
        Placeholders.Is(text) || (text.Length < 40 && text.Length > 2 && text[0] is '(' or '[' or '<' && text[^1] is ')' or ']' or '>' && Placeholders.Is(text[1..^1]));

    private sealed record CellText(int Column, string Text, IReadOnlyList<string> Links);

    // "Category (1-4)"
    [GeneratedRegex(@"\s*\([^()]{0,40}\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();
}
