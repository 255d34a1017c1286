// The facts of a form at a glance, for the steward. Unknown stays "not stated": never a guess.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings;

namespace ReviewBot.Reviews.Wording;

/// <summary>Facts of a form as a table and as phrases.</summary>
public static class FormSummary
{
    /// <summary>What is written where the form says nothing.</summary>
    public const string NotStated = "not stated";

    private const int MostLinks = 3;
    private const int MostBugs = 5;
    private const int MostRenewals = 8;

    /// <summary>A Markdown table that can be read as plain text as well; empty for a text that is no form.</summary>
    /// <param name="reading">The form.</param>
    /// <param name="calendar">Gives versions their days; null to leave them without.</param>
    public static string Table(FormReading reading, ReleaseCalendar? calendar = null)
    {
        var list = Rows(reading, calendar).ToList();
        if (list.Count == 0)
        {
            return "";
        }

        var width = list.Max(r => r.Label.Length);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {"".PadRight(width)} | As the form says it |\n| {new string('-', width)} | ------------------- |\n");
        foreach (var (label, value) in list)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {label.PadRight(width)} | {value} |\n");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The same as (label, value).</summary>
    /// <param name="reading">The form.</param>
    /// <param name="calendar">Gives versions their days; null to leave them without.</param>
    public static IEnumerable<(string Label, string Value)> Rows(FormReading reading, ReleaseCalendar? calendar = null) => reading.Kind switch
    {
        FormKind.Request => RequestRows(reading, calendar),
        FormKind.Renewal => RenewalRows(reading, calendar),
        FormKind.Review or FormKind.RenewalReview => ReviewRows(reading),
        FormKind.Unrecognized => [],
    };

    /// <summary>The facts as (label, value), for a request form.</summary>
    internal static IEnumerable<(string Label, string Value)> RequestRows(FormReading reading, ReleaseCalendar? calendar)
    {
        yield return ("Categories", Categories(reading));
        yield return ("Measurements", Measured(reading));
        yield return ("Duration", Duration(reading, calendar) ?? NotStated);
        yield return ("Default", reading.DefaultOn switch { true => "on", false => "off", null => NotStated });
        yield return ("Opt-out", Defanged.Quoted(reading.OptOut, 100) ?? NotStated);
        yield return ("Documentation", Documentation(reading));
        yield return ("Third party", ThirdParty(reading));
        if (reading.NewIdentifiers == true)
        {
            yield return ("New identifiers", "yes");
        }
    }

    /// <summary>The duration in a few words, without anybody's name; null where nothing is said.</summary>
    /// <param name="reading">The form.</param>
    /// <param name="calendar">Gives a version its days; null to leave it without.</param>
    public static string? Duration(FormReading reading, ReleaseCalendar? calendar = null) => reading.Duration switch
    {
        null => null,
        { Kind: DurationKind.Permanent } duration => $"permanent; {Responsible(reading, duration)}",
        { Kind: DurationKind.Varies } => "different for different measurements",
        { Kind: DurationKind.UntilDate, Until: { } until } duration => $"until {Day(until)}{(duration.Months is { } months ? $" ({Months(months)})" : "")}",
        { Kind: DurationKind.Months, Months: { } months } duration => $"{Months(months)}{(duration.Until is { } until ? $", until {Day(until)}" : "")}",
        { Kind: DurationKind.UntilVersion, Version: { Length: > 0 } version } => $"until version {Defanged.Inline(version, 20)}{Days(calendar?.Find(version))}",
        _ => "answered, but neither as a date nor as a number of months",
    };

    /// <summary>A category with its name (wiki, Data_Collection).</summary>
    public static string Category(int category) => category switch
    {
        1 => "1 (technical data)",
        2 => "2 (interaction data)",
        3 => "3 (stored content and communications)",
        4 => "4 (highly sensitive data)",
        _ => category.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The links of the documentation answer, or that there is none.</summary>
    internal static string Documentation(FormReading reading)
    {
        var links = reading.Documentation.Select(d => Defanged.Link(d) ?? Defanged.Quoted(d, 80)).OfType<string>().Distinct().ToList();
        if (links.Count == 0)
        {
            return reading.Answers.Any(a => a.Topic == Topics.Documentation && a.Answered) ? "answered without a link" : NotStated;
        }

        return Defanged.Together(links.Take(MostLinks)) + (links.Count > MostLinks ? string.Create(CultureInfo.InvariantCulture, $" and {links.Count - MostLinks} more") : "");
    }

    /// <summary>Whether a third-party tool takes part, and which.</summary>
    internal static string ThirdParty(FormReading reading) => reading.ThirdParty switch
    {
        { Used: false } => "none",
        { Used: true, Name: { Length: > 0 } name } => $"yes: {Defanged.Inline(name, 40)}",
        { Used: true } => "yes",
        _ => NotStated,
    };

    private static IEnumerable<(string Label, string Value)> RenewalRows(FormReading reading, ReleaseCalendar? calendar)
    {
        foreach (var (renewal, index) in reading.Renewals.Take(MostRenewals).Select((r, i) => (r, i + 1)))
        {
            var subject = Defanged.Inline(renewal.Subject, 60);
            yield return (subject.Length > 0 ? subject : reading.Renewals.Length == 1 ? "Renewal" : string.Create(CultureInfo.InvariantCulture, $"Renewal {index}"), $"{Until(renewal.Expiry, calendar)}; {FirstReview(renewal)}");
        }

        if (reading.Renewals.Length > MostRenewals)
        {
            yield return ("...", string.Create(CultureInfo.InvariantCulture, $"and {reading.Renewals.Length - MostRenewals} more"));
        }
    }

    private static IEnumerable<(string Label, string Value)> ReviewRows(FormReading reading)
    {
        if (reading.Kind == FormKind.Review)
        {
            yield return ("Categories", Categories(reading));
            yield return ("Default", reading.DefaultOn switch { true => "on", false => "off", null => NotStated });
        }

        yield return ("Verdict", reading.Verdict is "+" or "-" ? $"data-review{reading.Verdict}" : "none yet");
    }

    private static string FirstReview(Renewal renewal)
    {
        var links = renewal.InitialReview.Select(Defanged.Link).OfType<string>().Distinct().ToList();
        return links.Count == 0 ? "no link to the first review" : $"first review: {string.Join(", ", links.Take(MostLinks))}";
    }

    private static string Until(string? expiry, ReleaseCalendar? calendar) => expiry switch
    {
        null or "" => "new end not stated",
        "never" => "permanent",
        _ => $"until {Defanged.Inline(expiry, 30)}{(expiry.StartsWith("version ", StringComparison.Ordinal) ? Days(calendar?.Find(expiry["version ".Length..])) : "")}",
    };

    private static string Categories(FormReading reading)
    {
        if (reading.HighestCategory is not { } highest)
        {
            return NotStated;
        }

        var others = reading.Categories.Where(c => c != highest).Select(c => c.ToString(CultureInfo.InvariantCulture)).ToList();
        return Category(highest) + (others.Count > 0 ? $", the highest of {FormText.And([.. others, highest.ToString(CultureInfo.InvariantCulture)])}" : "");
    }

    private static string Measured(FormReading reading)
    {
        if (reading.Measurements.IsEmpty)
        {
            return reading.Answers.Any(a => a.Topic == Topics.Measurements && a.Answered) ? "not as a list" : NotStated;
        }

        var bugs = reading.Measurements.SelectMany(m => m.Bugs).Distinct().Select(b => string.Create(CultureInfo.InvariantCulture, $"bug {b}")).ToList();
        return reading.Measurements.Length.ToString(CultureInfo.InvariantCulture) + (bugs.Count == 0 ? ", no tracking bug" : $" ({string.Join(", ", bugs.Take(MostBugs))}{(bugs.Count > MostBugs ? " and more" : "")})");
    }

    private static string Responsible(FormReading reading, FormDuration duration) =>
        reading.Advice.Contains(AdviceText.GroupOwner) ? "a group is named, no person"
        : duration.Owners.IsEmpty ? "nobody is named"
        : duration.Owners.Length == 1 ? "a person is named"
        : string.Create(CultureInfo.InvariantCulture, $"{duration.Owners.Length} people are named");

    // Both days of a version, for the change in the code is due with the first and the end is there with the second.
    private static string Days(VersionExpiry? expiry) =>
        expiry is null ? "" : $" ({FormDates.Explain(expiry).TrimEnd('.')[(expiry.Version.ToString(CultureInfo.InvariantCulture).Length + 2)..]})";

    private static string Months(int months) => months == 1 ? "1 month" : string.Create(CultureInfo.InvariantCulture, $"{months} months");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What the steward should look at, each with its source, as a list; null if there is nothing.</summary>
    /// <param name="reading">The form.</param>
    /// <param name="today">Against which dates are held; null to say nothing about them.</param>
    /// <param name="calendar">The product's releases; null for Thunderbird's.</param>
    public static string? Advice(FormReading reading, DateOnly? today = null, ReleaseCalendar? calendar = null) => AdviceText.List(reading, today, calendar);
}
