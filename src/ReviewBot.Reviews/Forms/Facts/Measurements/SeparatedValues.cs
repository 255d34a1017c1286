using System.Buffers;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Sees a table in lines whose columns are divided by commas, semicolons or wide gaps, and one of any kind within a single cell.</summary>
internal static partial class SeparatedValues
{
    private const int Table = 2_000_000;
    private const int FewestStacked = 2;
    private const int MostStacked = 5;
    private const int LongestHead = 40;

    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("|-:+= ");

    /// <summary>The lines, with those of such a table as cells.</summary>
    public static IReadOnlyList<AnswerLine> Read(IReadOnlyList<AnswerLine> lines)
    {
        lines = OutOfCell(lines);
        if (Stacked(lines) is { } stacked)
        {
            return stacked;
        }

        for (var head = 0; head < lines.Count; head++)
        {
            if (lines[head].Unit.Cell is not null || lines[head].Text.Length > 300 || lines[head].Text.Any(char.IsAsciiDigit) || !Head().IsMatch(lines[head].Text))
            {
                continue;
            }

            foreach (var separator in (ReadOnlySpan<string>)["|", "\t", ";", ",", "  "])
            {
                var columns = Split(lines[head].Text, separator, int.MaxValue);
                if (columns.Count is > 1 and < 12 && columns.Count(c => Head().IsMatch(c)) > 1)
                {
                    return [.. lines.Take(head), .. lines.Skip(head).SelectMany((line, row) => Cells(line, row, separator, columns.Count))];
                }
            }
        }

        return lines;
    }

    // The cell of a sheet that holds a table, line by line: its borders and rules are taken off.
    private static IReadOnlyList<AnswerLine> OutOfCell(IReadOnlyList<AnswerLine> lines)
    {
        if (lines.Count < 2 || lines[0].Unit.Cell is not { } cell || !lines.All(l => l.Unit.Cell == cell) || !Head().IsMatch(lines[0].Text))
        {
            return lines;
        }

        return [.. lines.Where(l => l.Text.AsSpan().ContainsAnyExcept(RuleMarks)).Select(l => Bare(l, l.Text.Replace("||", "|", StringComparison.Ordinal).Trim('|', ' ')))];
    }

    private static AnswerLine Bare(AnswerLine line, string text) => line with { Text = text, Unit = line.Unit with { Text = text, Cell = null } };

    // A table that was pasted as text: its heads, and then its cells, each on a line of its own.
    private static List<AnswerLine>? Stacked(IReadOnlyList<AnswerLine> lines)
    {
        var head = 0;
        while (head < lines.Count && !IsHead(lines[head]))
        {
            head++;
        }

        var columns = lines.Skip(head).TakeWhile(IsHead).Count();
        var cells = lines.Count - head - columns;
        return columns is < FewestStacked or > MostStacked || cells == 0 || cells % columns != 0 ? null
            : [.. lines.Take(head), .. lines.Skip(head).Select((line, i) => CellOf(line, line.Text, new Cell(Table, i / columns, i % columns)))];
    }

    private static bool IsHead(AnswerLine line) =>
        line.Unit is { Cell: null, Bullet: false, Number: null } && line.Text.Length < LongestHead && !line.Text.Any(c => char.IsAsciiDigit(c) || c is ':' or ',' or ';') && Head().IsMatch(line.Text);

    private static AnswerLine CellOf(AnswerLine line, string text, Cell cell) =>
        line with { Text = text, Unit = new FormUnit { Text = text, Line = line.Unit.Line, Cell = cell, Links = [.. line.Unit.Links.Where(l => text.Contains(l.Url, StringComparison.Ordinal)).Select(l => l with { Offset = 0 })] }, Offset = 0 };

    private static IEnumerable<AnswerLine> Cells(AnswerLine line, int row, string separator, int columns)
    {
        var cells = line.Unit.Cell is null ? Split(line.Text, separator, columns) : [];
        return cells.Count < 2 ? [line]
            : cells.Select((text, column) => CellOf(line, text, new Cell(Table, row, column)));
    }

    // What is too much belongs to the first column: a description may hold a comma, a category or a bug does not.
    private static List<string> Split(string text, string separator, int columns)
    {
        var parts = text.Split(separator, StringSplitOptions.TrimEntries | (separator == "  " ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None)).ToList();
        var more = parts.Count - columns;
        return more > 0 ? [string.Join(separator, parts.Take(more + 1)), .. parts.Skip(more + 1)] : parts;
    }

    [GeneratedRegex(@"\b(?:description|data collection category|collection category|category|tracking bug|bug|measurement|metric)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
