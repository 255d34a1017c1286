using System.Text;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>
/// Turns the tables of other markups into those of Markdown, line for line: a wiki's cells on lines of their own, lists that reStructuredText makes a
/// table, Jira's heads, lines drawn with characters for boxes.
/// </summary>
internal static partial class TableMarkup
{
    private const string BelowHead = "|-|";
    private const string BelowRow = "||";

    /// <summary>The same text with as many lines.</summary>
    public static string Flatten(string text)
    {
        var boxes = text.AsSpan().IndexOfAnyInRange('\u2500', '\u257f') >= 0;
        var wiki = text.Contains("{|", StringComparison.Ordinal);
        var list = text.Contains("list-table::", StringComparison.Ordinal);
        var heads = text.Contains("||", StringComparison.Ordinal);
        var ascii = text.Contains("|===", StringComparison.Ordinal);
        if (!(boxes || wiki || list || heads || ascii))
        {
            return text;
        }

        var lines = (boxes ? Drawn(text) : text).Split('\n');
        if (heads)
        {
            JiraHeads(lines);
        }

        if (wiki)
        {
            Cells(lines, IsWikiBegin, IsWikiEnd, IsWikiHead, WikiCell);
        }

        if (ascii)
        {
            AsciiTables.Flatten(lines);
        }

        if (list)
        {
            Cells(lines, l => l.Contains("list-table::", StringComparison.Ordinal), l => l.Length > 0 && !char.IsWhiteSpace(l[0]), _ => true, ListCell);
        }

        return string.Join('\n', lines);
    }

    private static string Drawn(string text)
    {
        var drawn = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            drawn.Append(character switch
            {
                '\u2502' or '\u2503' or '\u2551' or '\u2506' or '\u2507' or '\u250a' or '\u250b' => '|',
                '\u2500' or '\u2501' or '\u2504' or '\u2505' or '\u2508' or '\u2509' => '-',
                '\u2550' => '=',
                >= '\u250c' and <= '\u256c' => '+',
                _ => character,
            });
        }

        return drawn.ToString();
    }

    private static void JiraHeads(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("||", StringComparison.Ordinal) && line.EndsWith("||", StringComparison.Ordinal) && line.Length > 4)
            {
                lines[i] = line.Replace("||", "|", StringComparison.Ordinal);
            }
        }
    }

    // Lines that hold a cell each become a row on the last of them.
    private static void Cells(string[] lines, Func<string, bool> begins, Func<string, bool> ends, Func<string, bool> heads, Func<string, (string? Cell, bool NewRow)> read)
    {
        var inside = false;
        var (rows, headed) = (0, true);
        var row = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!inside)
            {
                inside = begins(lines[i].Trim());
                (rows, headed) = (0, true);
                lines[i] = inside ? "" : lines[i];
                continue;
            }

            if (ends(lines[i].TrimEnd()))
            {
                Put(i - 1);
                inside = false;
                lines[i] = IsWikiEnd(lines[i].Trim()) ? "" : lines[i];
                continue;
            }

            var (cell, newRow) = read(lines[i].Trim());
            if (newRow)
            {
                Put(i - 1);
            }

            if (cell is not null)
            {
                row.Add(cell);
                headed &= rows > 0 || heads(lines[i].Trim());
            }
            else if (!newRow && row.Count > 0 && lines[i].Trim() is { Length: > 0 } more)
            {
                row[^1] += " " + more;
            }

            lines[i] = rows == 1 && headed ? BelowHead : BelowRow;
        }

        Put(lines.Length - 1);

        void Put(int line)
        {
            if (row.Count > 0)
            {
                lines[line] = $"| {string.Join(" | ", row)} |";
                row.Clear();
                rows++;
            }
        }
    }

    private static bool IsWikiBegin(string line) => line.TrimStart(':', ' ').StartsWith("{|", StringComparison.Ordinal);

    private static bool IsWikiHead(string line) => line.StartsWith('!');

    private static bool IsWikiEnd(string line) => line.StartsWith("|}", StringComparison.Ordinal);

    private static (string? Cell, bool NewRow) WikiCell(string line)
    {
        if (line.StartsWith("|-", StringComparison.Ordinal))
        {
            return (null, true);
        }

        if (line.StartsWith("|+", StringComparison.Ordinal) || line.Length == 0 || line[0] is not ('|' or '!'))
        {
            return (null, false);
        }

        var cells = CellBreak().Split(line[1..]).Select(c => Attributes().Replace(c, "").Trim());
        return (string.Join(" | ", cells), false);
    }

    // "* - first cell", "  - next cell"
    private static (string? Cell, bool NewRow) ListCell(string line) =>
        line.StartsWith("* -", StringComparison.Ordinal) ? (line[3..].Trim(), true)
        : line.StartsWith("- ", StringComparison.Ordinal) ? (line[2..].Trim(), false)
        : (null, false);

    [GeneratedRegex(@"\|\||!!", RegexOptions.CultureInvariant)]
    private static partial Regex CellBreak();

    [GeneratedRegex(@"^\s*(?:[a-z]+\s*=\s*(?:""[^""]*""|\S+)\s*)+\|", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attributes();
}
