using System.Collections.Immutable;
using System.Globalization;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>What today and the release calendar say about the end of a collection.</summary>
public static class FormDates
{
    /// <summary>Glean refuses an expiry that lies further ahead (glean_parser).</summary>
    public const int FarthestDays = 730;

    /// <summary>What a steward should know. None of it makes a form incomplete.</summary>
    /// <param name="reading">The form.</param>
    /// <param name="today">The day for which it is said.</param>
    /// <param name="calendar">The releases of the product that the form is about.</param>
    public static ImmutableArray<FormFinding> Advice(FormReading reading, DateOnly today, ReleaseCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(calendar);
        if (reading.Duration is not { } duration || reading.Kind is not (FormKind.Request or FormKind.Renewal))
        {
            return [];
        }

        var topic = reading.Kind == FormKind.Renewal ? Topics.Expiry : Topics.Duration;
        var answer = reading.Answers.FirstOrDefault(a => a.Topic == topic);
        var findings = ImmutableArray.CreateBuilder<FormFinding>();
        if (duration.Until is { } until && until < today)
        {
            Say($"The end, {Day(until)}, is past.");
        }
        else if (duration.Until is { } far && far.DayNumber - today.DayNumber > FarthestDays)
        {
            Say($"The end, {Day(far)}, is more than {FarthestDays} days ahead; Glean takes no expiry so far away.");
        }

        if (duration.Version is { } version)
        {
            Say(calendar.Find(version) is { } expiry ? Explain(expiry) : "The release calendar does not know the version that is named as the end; please ask which one is meant.");
        }

        return findings.ToImmutable();

        void Say(string message) => findings.Add(new FormFinding(topic, answer?.Question, FindingCode.Advice, message, answer?.Line));
    }

    /// <summary>A version's days in a sentence.</summary>
    public static string Explain(VersionExpiry expiry)
    {
        ArgumentNullException.ThrowIfNull(expiry);
        var days = new[] { ("Daily", expiry.Days.Daily), ("release", expiry.Days.Release) }.Where(d => d.Item2 is not null).Select(d => $"{d.Item1} {Day(d.Item2!.Value)}");
        return string.Create(CultureInfo.InvariantCulture, $"{expiry.Version}: {string.Join(", ", days)}{(expiry.IsEstimate ? " (estimate)" : "")}; last collecting version {expiry.LastCollecting}.");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
