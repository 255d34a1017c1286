// The steward's form with what the request establishes, and blanks where it takes judgement (mozilla/data-review,
// review.md and renewal_review.md). It holds no verdict: the last line is the steward's to complete.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Answers;

namespace ReviewBot.Reviews.Wording;

/// <summary>The steward's review form, prefilled.</summary>
public static class ReviewSkeleton
{
    private const string Blank = "";

    /// <summary>The form as text to copy, complete and send.</summary>
    public static string Prefill(FormReading reading)
    {
        var renewal = reading.Kind == FormKind.Renewal;
        var text = new StringBuilder(renewal ? "Data Collection Renewal Review\n" : "Data Review Form\n");
        var questions = renewal ? Renewal(reading) : Request(reading);
        foreach (var ((question, said, answer), index) in questions.Select((q, i) => (q, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{index}) {question}\n");
            if (said is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{AnswerReader.OfTheRequest}{said})\n");
            }

            text.Append('\n').Append(answer.Length > 0 ? answer + "\n" : "");
        }

        return text.Append("\nResult: data-review").ToString();
    }

    private static IEnumerable<(string Question, string? Said, string Answer)> Request(FormReading reading)
    {
        yield return (
            "Is there or will there be documentation that describes the schema for the ultimate data set in a public, complete, and accurate way?",
            FormSummary.Documentation(reading), Blank);
        yield return (
            "Is there a control mechanism that allows the user to turn the data collection on and off?",
            reading.DefaultOn == false ? "off by default" : Defanged.Quoted(reading.OptOut, 160) ?? "no way is told", Blank);
        yield return Monitoring(reading);
        yield return (
            "Using the category system of data types on the Mozilla wiki, what collection type of data do the requested measurements fall under?",
            reading.Categories.Length > 1 ? $"measurements of the categories {FormText.And(reading.Categories.Select(c => c.ToString(CultureInfo.InvariantCulture)))}" : null,
            Highest(reading));
        yield return DefaultOn(reading);
        yield return Identifiers(reading);
        yield return ("Is the data collection covered by the existing Thunderbird privacy notice?", null, Blank);
        yield return ThirdParty(reading);
    }

    private static (string Question, string? Said, string Answer) Monitoring(FormReading reading) => (
        "If the request is for permanent data collection, is there someone who will monitor the data over time?",
        IsPermanentOrUnknown(reading) ? FormSummary.Duration(reading) ?? FormSummary.NotStated : null,
        IsPermanentOrUnknown(reading) ? Blank : $"Not permanent: {FormSummary.Duration(reading)}.");

    private static (string Question, string? Said, string Answer) DefaultOn(FormReading reading) => (
        "Is the data collection request for default-on or default-off?",
        reading.DefaultOn is null ? FormSummary.NotStated : null,
        reading.DefaultOn switch { true => "Default-on.", false => "Default-off.", null => Blank });

    private static (string Question, string? Said, string Answer) Identifiers(FormReading reading) => (
        "Does the instrumentation include the addition of any new identifiers (whether anonymous or otherwise; e.g., username, random IDs, etc.)?",
        reading.NewIdentifiers switch { true => "yes; if the privacy notice may not cover them, Legal", false => "no", null => FormSummary.NotStated },
        Blank);

    private static (string Question, string? Said, string Answer) ThirdParty(FormReading reading) => (
        "Does the data collection use a third-party collection tool?",
        reading.ThirdParty.Used is null ? FormSummary.NotStated : null,
        reading.ThirdParty switch
        {
            { Used: false } => "No.",
            { Used: true, Name: { Length: > 0 } name } => $"Yes, {Defanged.Inline(name, 40)}; Legal has to look at it.",
            { Used: true } => "Yes; Legal has to look at it.",
            _ => Blank,
        });

    private static IEnumerable<(string Question, string? Said, string Answer)> Renewal(FormReading reading)
    {
        var links = reading.Renewals.SelectMany(r => r.InitialReview).Select(Defanged.Link).OfType<string>().Distinct().Take(5).ToList();
        yield return (
            "Is the provided Data Collection Review complete, correct, and data-review+ by a Data Steward?",
            links.Count > 0 ? string.Join(", ", links) : "no link to the first review", Blank);
        yield return ("Is the data collection covered by the existing Thunderbird privacy notice?", null, Blank);
    }

    private static bool IsPermanentOrUnknown(FormReading reading) => reading.Duration is null or { Kind: DurationKind.Permanent or DurationKind.Unknown };

    private static string Highest(FormReading reading) => reading.HighestCategory switch
    {
        null => Blank,
        >= 3 and var category => $"Category {FormSummary.Category(category)}. The sensitive-data step applies: {AdviceText.SensitiveStep}",
        { } category => $"Category {FormSummary.Category(category)}.",
    };
}
