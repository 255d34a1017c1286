using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Reads the rows of the measurements' table, whatever it was written in.</summary>
internal static class MeasurementTable
{
    private const int MostWordsOfHead = 6;

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
        var hasHead = false;
        var before = ImmutableArray<Head>.Empty;
        foreach (var table in lines.GroupBy(l => l.Unit.Cell?.Table))
        {
            if (table.Key is null)
            {
                others.AddRange(table);
                continue;
            }

            var heads = ImmutableArray<Head>.Empty;
            var found = new List<Row>();
            foreach (var row in table.GroupBy(l => l.Unit.Cell!.Value.Row))
            {
                var cells = Cells(row);
                if (HeadOf(cells) is { } head)
                {
                    heads = head;
                    continue;
                }

                var columns = !heads.IsEmpty ? heads : cells.Count == before.Length ? before : [];
                if (Content(cells, columns) is { } content)
                {
                    found.Add(content);
                }
            }

            hasHead |= !heads.IsEmpty;
            before = heads.IsEmpty ? before : heads;
            var measures = heads.IsEmpty || heads.Any(h => h is Head.Category or Head.DataCategory or Head.Bug) || rows.Count == 0;
            if (measures && (rows.Count == 0 || !heads.IsEmpty || found.Exists(r => !r.Found.Numbers.IsEmpty || !r.Bugs.IsEmpty)))
            {
                rows.AddRange(found);
            }
        }

        return new Tables(rows, others, hasHead);
    }

    private static List<CellText> Cells(IEnumerable<AnswerLine> row) =>
        [.. row.GroupBy(l => l.Unit.Cell!.Value.Column).Select(g => new CellText(g.Key, string.Join(' ', g.Select(l => l.Text)), [.. g.SelectMany(l => l.Links)]))];

    private static ImmutableArray<Head>? HeadOf(List<CellText> cells)
    {
        var heads = new Head[cells.Max(c => c.Column) + 1];
        foreach (var cell in cells)
        {
            heads[cell.Column] = HeadOf(cell.Text);
        }

        var known = heads.Count(h => h is not (Head.None or Head.Other));
        return known >= 2 || (known == 1 && cells.Count == 1 && heads.Any(h => h is Head.DataCategory or Head.Description)) ? [.. heads] : null;
    }

    private static Head HeadOf(string text)
    {
        if (text.Any(char.IsDigit) || text.AsSpan().Count(' ') >= MostWordsOfHead)
        {
            return Head.None;
        }

        var squeezed = Vocabulary.Squeeze(text);
        return squeezed switch
        {
            "" => Head.None,
            _ when squeezed.Contains("collectioncategor", StringComparison.Ordinal) || squeezed is "datacategory" or "categoryofdata" or "sensitivity" or "datasensitivity" => Head.DataCategory,
            "category" or "categories" or "cat" or "datacollection" or "type" or "typeofdata" => Head.Category,
            _ when squeezed.Contains("bug", StringComparison.Ordinal) && squeezed.Length < 24 => Head.Bug,
            "ticket" or "issue" or "tracking" => Head.Bug,
            _ when squeezed.EndsWith("description", StringComparison.Ordinal) => Head.Description,
            "measurement" or "measurements" or "measurementname" or "metric" or "metrics" or "metricname" or "name" or "probe" or "probename" or "annotation" or "event" or "eventname" or "data" or "datapoint" => Head.Name,
            _ => Head.Other,
        };
    }

    private static Row? Content(List<CellText> cells, ImmutableArray<Head> heads)
    {
        CellText? At(params ReadOnlySpan<Head> wanted)
        {
            foreach (var head in wanted)
            {
                var index = heads.IndexOf(head);
                if (index >= 0)
                {
                    return cells.Find(c => c.Column == index) ?? new CellText(index, "", []);
                }
            }

            return null;
        }

        var category = At(Head.DataCategory, Head.Category);
        var bug = At(Head.Bug);
        var first = cells.Find(c => c.Column != category?.Column && c.Column != bug?.Column && !IsEmpty(c.Text));
        var name = At(Head.Description) is { Text.Length: > 0 } described ? described : At(Head.Name) is { Text.Length: > 0 } named ? named : first;
        if (cells.TrueForAll(c => IsEmpty(c.Text)) || (name is null || IsEmpty(name.Text)) && (category is null || IsEmpty(category.Text)))
        {
            return null;
        }

        var text = string.Join(' ', cells.Where(c => c != name || heads.IsEmpty).Select(c => c.Text));
        var found = category is not null ? Categories.OfCell(category.Text)
            : heads.IsEmpty && cells.Select(c => Categories.OfCell(c.Text)).FirstOrDefault(f => !f.Numbers.IsDefaultOrEmpty) is { Numbers.IsDefault: false } guessed ? guessed
            : Categories.OfProse(text);
        var bugs = bug is not null ? BugNumbers.OfCell(bug.Text, bug.Links) : BugNumbers.OfProse(text, cells.SelectMany(c => c.Links));
        if (bug is null && heads.IsEmpty && cells.Count > 1)
        {
            bugs = bugs.Concat(cells.Where(c => c != name).SelectMany(c => BugNumbers.OfCell(c.Text, c.Links))).Distinct();
        }

        return new Row(name?.Text ?? "", category?.Text ?? "", found, [.. bugs], category is not null, bug is { Links.Count: > 0 });
    }

    // "(description)", "…", "TBD": a row that nobody filled in.
    private static bool IsEmpty(string text) =>
        Placeholders.Is(text) || (text.Length < 40 && text.Length > 2 && text[0] is '(' or '[' or '<' && text[^1] is ')' or ']' or '>' && Placeholders.Is(text[1..^1]));

    private sealed record CellText(int Column, string Text, IReadOnlyList<string> Links);
}
