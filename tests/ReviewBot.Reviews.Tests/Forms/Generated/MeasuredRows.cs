using System.Collections.Immutable;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>One measurement: what its cells say, and what they mean.</summary>
internal sealed record MeasuredRow(string Name, string Category, ImmutableArray<int> Categories, string BugText, int Bug);

/// <summary>How the measurements are set.</summary>
internal enum RowsShape
{
    Pipes,
    Html,
    List,
    TaggedList,
    GroupRows,
    Box,
}

/// <summary>The measurements of a form in the making.</summary>
internal sealed class MeasuredRows(ImmutableArray<MeasuredRow> rows)
{
    public ImmutableArray<MeasuredRow> Rows { get; set; } = rows;

    public RowsShape Shape { get; set; } = RowsShape.Pipes;

    public ImmutableArray<string> Heads { get; set; } = ["Measurement Description", "Data Collection Category", "Tracking Bug #"];

    /// <summary>Fences around the table, by people who want it to keep its shape.</summary>
    public bool Fenced { get; set; }

    public string Text(Luck luck) => Fenced ? $"```\n{Plain(luck)}\n```" : Plain(luck);

    /// <summary>For a cell or behind a key.</summary>
    public string OnOneLine() => string.Join("; ", Rows.Select(r => $"{r.Name} ({Spoken(r)}, bug {r.Bug})"));

    /// <summary>A category as it can stand outside a column for it.</summary>
    public static string Spoken(MeasuredRow row) => char.IsAsciiDigit(row.Category[0]) ? "category " + row.Category : row.Category;

    public IEnumerable<string> Points(string mark) => Rows.Select(r => $"{mark}{r.Name}, {Spoken(r)}, bug {r.Bug}");

    private string Plain(Luck luck) => string.Join('\n', Shape switch
    {
        RowsShape.Pipes => [Row(Heads), "|" + string.Concat(Heads.Select(_ => "---|")), .. Rows.Select(r => Row(Cells(r)))],
        RowsShape.Html => ["<table>", HtmlRow(Heads), .. Rows.Select(r => HtmlRow(Cells(r))), "</table>"],
        RowsShape.List => Points(luck.Of("- ", "* ", "+ ")),
        RowsShape.TaggedList => Tagged(luck),
        RowsShape.GroupRows => Grouped(luck),
        RowsShape.Box => Boxed(),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private IEnumerable<string> Tagged(Luck luck)
    {
        var mark = luck.Of("- ", "* ", "");
        return luck.Below(4) switch
        {
            0 => Rows.Select(r => $"{mark}(Cat {r.Category}) {r.Name}, bug {r.Bug}"),
            1 => Rows.Select(r => $"{mark}{r.Name} → category {r.Category} (bug {r.Bug})"),
            2 => Rows.Select(r => $"{mark}[C{r.Category}] {r.Name} – bug {r.Bug}"),
            _ => Rows.Select(r => $"{mark}Category {r.Category}: {r.Name} (bug {r.Bug})"),
        };
    }

    private IEnumerable<string> Grouped(Luck luck)
    {
        var head = luck.Of("**Category {0}**", "*Cat. {0}*", "Category {0}:", "__Category {0} data__");
        string[] top = [Row([Heads[0], Heads[2]]), "|---|---|"];
        return top.Concat(Rows.GroupBy(r => r.Category).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => (string[])[Row([string.Format(null, head, g.Key), ""]), .. g.Select(r => Row([r.Name, r.BugText]))]));
    }

    private IEnumerable<string> Boxed()
    {
        ImmutableArray<ImmutableArray<string>> all = [Heads, .. Rows.Select(Cells)];
        var widths = Enumerable.Range(0, 3).Select(i => all.Max(row => row[i].Length) + 2).ToArray();
        string Rule(char left, char middle, char right) => left + string.Join(middle, widths.Select(w => new string('─', w))) + right;
        string Line(ImmutableArray<string> cells) => "│" + string.Concat(cells.Select((c, i) => (" " + c).PadRight(widths[i]) + "│"));
        return [Rule('┌', '┬', '┐'), Line(all[0]), Rule('├', '┼', '┤'), .. all.Skip(1).Select(Line), Rule('└', '┴', '┘')];
    }

    public static ImmutableArray<string> Cells(MeasuredRow row) => [row.Name, row.Category, row.BugText];

    private static string Row(IEnumerable<string> cells) => "|" + string.Concat(cells.Select(c => $" {c} |"));

    private static string HtmlRow(IEnumerable<string> cells) => $"  <tr>\n{string.Concat(cells.Select(c => $"    <td>{c}</td>\n"))}  </tr>";
}
