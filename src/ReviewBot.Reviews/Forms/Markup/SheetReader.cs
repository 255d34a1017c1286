using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Reads a spreadsheet's export as one table.</summary>
internal static class SheetReader
{
    private const int Table = 3_000_000;

    /// <summary>The units of a text, or null if it is no export.</summary>
    public static List<FormUnit>? Read(string text)
    {
        if (SeparatedText.Read(text) is not var (above, records))
        {
            return null;
        }

        var sink = new LineSink();
        for (var i = 0; i < above.Count; i++)
        {
            sink.Add(above[i], i + 1, new LineFrame(0, 0, null, null));
            sink.Blank();
        }

        for (var row = 0; row < records.Count; row++)
        {
            for (var column = 0; column < records[row].Cells.Count; column++)
            {
                foreach (var line in records[row].Cells[column].Split('\n'))
                {
                    sink.Add(line, records[row].Line, new LineFrame(0, 0, null, new Cell(Table, row, column)));
                }
            }
        }

        sink.End();
        return sink.Units;
    }
}
