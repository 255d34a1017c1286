using System.Globalization;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Wording;
using ReviewBot.Views;

namespace ReviewBot.CommandLine;

/// <summary>What was read in a form, for people at a terminal.</summary>
/// <param name="output">Where to.</param>
/// <param name="color">Whether the terminal shows colours.</param>
/// <param name="today">Against which dates are held.</param>
internal sealed class FormReport(TextWriter output, bool color, DateOnly today)
{
    private const string Red = "31";
    private const string Green = "32";
    private const string Yellow = "33";
    private const string Bold = "1";

    /// <summary>Writes the report on one text.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="review">Whether a steward's form was expected.</param>
    public void Write(string name, FormReading reading, bool review)
    {
        output.WriteLine($"{Paint(Bold, name)}: {FormWords.Kind(reading)}{State(reading)}");
        foreach (var finding in reading.Findings.Where(f => f.MakesIncomplete))
        {
            var line = finding.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number}") : "";
            output.WriteLine($"  {Paint(Yellow, line.PadRight(9))} {FormText.Sentence(finding)}");
        }

        if (FormSummary.Table(reading, ReleaseCalendar.Default) is { Length: > 0 } table)
        {
            output.WriteLine();
            Indented(table);
        }

        if (FormSummary.Advice(reading, today) is { } advice)
        {
            output.WriteLine();
            output.WriteLine("  For the steward's eye:");
            Indented(advice);
        }

        output.WriteLine();
        output.WriteLine($"  {FormWords.Next(reading, review)}");
    }

    private string State(FormReading reading) => FormWords.State(reading) is { Length: > 0 } state ? ", " + Paint(reading.Complete == true ? Green : Red, state) : "";

    private void Indented(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            output.WriteLine("  " + line);
        }
    }

    private string Paint(string code, string text) => color && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
