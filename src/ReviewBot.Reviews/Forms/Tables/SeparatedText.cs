using System.Text;

namespace ReviewBot.Reviews.Forms.Tables;

/// <summary>A record of a spreadsheet's export.</summary>
/// <param name="Line">Its first line in the text, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record SheetRecord(int Line, IReadOnlyList<string> Cells);

/// <summary>Sees that a text as a whole is a spreadsheet's export: values divided by commas, semicolons or tabs, quoted where they hold one.</summary>
internal static class SeparatedText
{
    private const int Largest = 1_000_000;
    private const int MostColumns = 40;
    private const int ColumnsOfList = 8;
    private const int FewestRecords = 4;
    private const int FewestQuestions = 6;
    private const int MostLinesAbove = 5;
    private const int MostWordsOfHead = 5;

    /// <summary>Its records with the lines above them, or null if it is something else.</summary>
    public static (IReadOnlyList<string> Above, IReadOnlyList<SheetRecord> Records)? Read(string text)
    {
        if (text.Length > Largest)
        {
            return null;
        }

        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            var (above, from) = Above(text, separator);
            if (from < text.Length && Records(text, from, above.Count + 1, separator) is { } records)
            {
                return (above, records);
            }
        }

        return null;
    }

    // Up to the first line that is divided.
    private static (List<string> Lines, int From) Above(string text, char separator)
    {
        var lines = new List<string>();
        var from = 0;
        while (from < text.Length && lines.Count < MostLinesAbove)
        {
            var end = text.AsSpan(from).IndexOfAny('\r', '\n');
            var line = text.AsSpan(from, end < 0 ? text.Length - from : end);
            if (line.Contains(separator))
            {
                return (lines, from);
            }

            lines.Add(line.ToString());
            from += line.Length + (end >= 0 && text.AsSpan(from + end).StartsWith("\r\n") ? 2 : 1);
        }

        return (lines, text.Length);
    }

    private static List<SheetRecord>? Records(string text, int from, int line, char separator)
    {
        var records = new List<SheetRecord>();
        var quoted = false;
        var at = from;
        while (at < text.Length)
        {
            var record = Record(text, ref at, ref line, separator, ref quoted);
            if (record.Cells.Count > MostColumns)
            {
                return null;
            }

            if (record.Cells.Count > 1 || record.Cells[0].Trim().Length > 0)
            {
                records.Add(record);
            }

            // A text of words shows itself soon.
            if (records.Count == 8 && records.Count(r => r.Cells.Count == records[0].Cells.Count) < 6)
            {
                return null;
            }
        }

        return records.Count is 2 or 3 && records[0].Cells.Count >= FewestQuestions && records[1].Cells.Count == records[0].Cells.Count ? Turned(records)
            : IsList(records) && (quoted || separator == '\t' || IsHead(records[0])) ? records
            : null;
    }

    // Records of as many cells each, most of which hold something.
    private static bool IsList(List<SheetRecord> records)
    {
        var columns = records.Count > 0 ? records[0].Cells.Count : 0;
        var regular = records.Count(r => r.Cells.Count == columns);
        var filled = records.Count(r => r.Cells.Count(c => !string.IsNullOrWhiteSpace(c)) > 1);
        return columns is > 1 and <= ColumnsOfList && records.Count >= FewestRecords && regular * 10 >= records.Count * 9 && filled * 2 > records.Count;
    }

    private static bool IsHead(SheetRecord record) => record.Cells.All(c => c.Trim() is { Length: > 0 and < 40 } cell && cell.AsSpan().Count(' ') < MostWordsOfHead && !cell.Contains('.', StringComparison.Ordinal) || c.Trim() is "No." or "Nr.");

    // The questions stand in the first row and the answers below them.
    private static List<SheetRecord> Turned(List<SheetRecord> records) =>
        [.. records[0].Cells.Select((head, column) => new SheetRecord(records[0].Line, [head, .. records.Skip(1).Select(r => column < r.Cells.Count ? r.Cells[column] : "")]))];

    private static SheetRecord Record(string text, ref int at, ref int line, char separator, ref bool quoted)
    {
        var (first, cells, cell, open) = (line, new List<string>(), new StringBuilder(), false);
        for (; at < text.Length; at++)
        {
            var character = text[at];
            line += character == '\n' ? 1 : 0;
            if (open)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else
                {
                    open = false;
                }
            }
            else if (character == '"' && cell.Length == 0)
            {
                (open, quoted) = (true, true);
            }
            else if (character == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (character == '\n')
            {
                at++;
                break;
            }
            else if (character != '\r')
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return new SheetRecord(first, cells);
    }
}
