using System.Globalization;
using System.Text;
using CsvHelper;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Register;

/// <summary>The register as CSV (RFC 4180).</summary>
internal static class RegisterCsv
{
    private const int Buffer = 1 << 16;

    /// <summary>Writes all decisions, one after the other: there may be any number.</summary>
    public static void Write(Stream output, IEnumerable<RegisterEntry> entries)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Buffer, leaveOpen: true);

        // To name the line's end, which is CRLF anyway, would leave fields with any other one bare.
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var column in RegisterColumn.All)
        {
            csv.WriteField(column.Name);
        }

        csv.NextRecord();
        foreach (var entry in entries)
        {
            foreach (var column in RegisterColumn.All)
            {
                csv.WriteField(Harmless(column.Text(entry)));
            }

            csv.NextRecord();
        }
    }

    // A spreadsheet takes what begins with one of these for a formula; titles are strangers' text. The library would mark a decision, too, which is a sign alone.
    private static string Harmless(string field) => field.Length > 1 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + field : field;
}
