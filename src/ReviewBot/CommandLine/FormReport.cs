using System.Globalization;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Wording;

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
    private const string Forms = "https://github.com/mozilla/data-review";

    /// <summary>Writes the report on one text.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="review">Whether a steward's form was expected.</param>
    public void Write(string name, FormReading reading, bool review)
    {
        output.WriteLine($"{Paint(Bold, name)}: {Kind(reading)}{State(reading)}");
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
        output.WriteLine($"  {Next(reading, review)}");
    }

    private static string Kind(FormReading reading) => reading.Kind switch
    {
        FormKind.Request => "request form",
        FormKind.Renewal => reading.Blocks > 1 ? string.Create(CultureInfo.InvariantCulture, $"renewal form, {reading.Blocks} renewals") : "renewal form",
        FormKind.Review => "a steward's review",
        FormKind.RenewalReview => "a steward's review of a renewal",
        _ => reading.Content switch
        {
            FormContent.Empty => "is empty",
            FormContent.Pdf => "is a PDF document, no text",
            FormContent.Image => "is a picture, no text",
            FormContent.Binary => "is no text",
            FormContent.Link => "is a link and nothing else",
            FormContent.Patch => "is a patch",
            _ => "is not recognised as one of the forms",
        },
    };

    private string State(FormReading reading)
    {
        switch (reading.Complete)
        {
            case true:
                return ", " + Paint(Green, "complete");
            case false:
                var open = reading.Findings.Where(f => f.MakesIncomplete).DistinctBy(f => f.Topic).Count();
                return ", " + Paint(Red, open == 1 ? "1 question is open" : string.Create(CultureInfo.InvariantCulture, $"{open} questions are open"));
            default:
                return "";
        }
    }

    private static string Next(FormReading reading, bool review) => reading switch
    {
        { Kind: FormKind.Unrecognized } when review => $"Next: start from the steward's form, review.md or renewal_review.md at {Forms}.",
        { Kind: FormKind.Unrecognized } => $"Next: start from request.md (or renewal_request.md) at {Forms} and save it as a plain text file.",
        { Kind: FormKind.Review or FormKind.RenewalReview } when !review => $"This is the form that the data steward fills in. A request needs request.md at {Forms}.",
        { Kind: FormKind.Request or FormKind.Renewal } when review => "This is a requester's form; `check-form` is for those.",
        { Complete: false } => "Next: answer what is open, then check again.",
        { Kind: FormKind.Review or FormKind.RenewalReview, Verdict: null } => "Next: say `Result: data-review+` or `-` at the end, post it in the bug, and set the flag.",
        { Kind: FormKind.Review or FormKind.RenewalReview } => "Next: post it in the bug and set the flag.",
        _ => "Next: attach it to the bug as a text file (.txt) and set `data-review?` on the attachment.",
    };

    private void Indented(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            output.WriteLine("  " + line);
        }
    }

    private string Paint(string code, string text) => color && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
