using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Turns the tables of AsciiDoc into those of Markdown: cells between two rules, each on a line of its own or several on one, as many a row as stand above the first blank line.</summary>
internal static partial class AsciiTables
{
    private const string Rule = "|===";
    private const string Border = "||";
    private const int LongestCell = 4000;

    /// <summary>Turns them, in place.</summary>
    public static void Flatten(string[] lines)
    {
        for (var from = 0; from < lines.Length; from++)
        {
            if (lines[from].Trim() != Rule)
            {
                continue;
            }

            var to = Array.FindIndex(lines, from + 1, l => l.Trim() == Rule);
            if (to < 0)
            {
                return;
            }

            Rows(lines, from, to);
            from = to;
        }
    }

    private static void Rows(string[] lines, int from, int to)
    {
        var cells = new List<(int Line, string Text)>();
        var columns = 0;
        for (var i = from + 1; i < to; i++)
        {
            if (Cell().Match(lines[i]) is { Success: true } begin)
            {
                cells.AddRange(Break().Split(lines[i][begin.Length..]).Select(text => (i, text.Trim())));
            }
            else if (lines[i].Trim() is { Length: > 0 } more && cells.Count > 0 && cells[^1].Text.Length < LongestCell)
            {
                cells[^1] = (i, $"{cells[^1].Text} {more}");
            }
            else if (columns == 0)
            {
                columns = cells.Count;
            }

            lines[i] = "";
        }

        if (cells.Count == 0)
        {
            return;
        }

        // A list of columns above the table; without one, and without a blank line, a line is a row.
        columns = columns > 0 && columns < cells.Count ? columns : cells.Count(c => c.Line == cells[0].Line);
        (lines[from], lines[to]) = ("", "");
        if (from > 0 && lines[from - 1].StartsWith('['))
        {
            lines[from - 1] = "";
        }

        var rows = cells.Chunk(Math.Max(1, columns)).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            lines[rows[i][^1].Line] = $"| {string.Join(" | ", rows[i].Select(c => c.Text))} |";
        }

        for (var i = from + 1; i < to; i++)
        {
            lines[i] = lines[i].Length > 0 ? lines[i] : Border;
        }
    }

    // "|", "2+|", "a|"
    [GeneratedRegex(@"^\s*(?:\d{1,3}(?:[.+*]\d{0,3})?\+?)?[<^>.]{0,3}[a-z]?\|", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?<=\s)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Break();
}
