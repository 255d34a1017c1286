// The process's rules as advice: what was read, and where the rule stands. The steward decides.
using System.Globalization;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Findings;

namespace ReviewBot.Reviews.Wording;

/// <summary>The list of advice to the steward.</summary>
internal static class AdviceText
{
    /// <summary>A group where a person is wanted.</summary>
    public const string GroupOwner = "group-address-owner";

    /// <summary>Where the sensitive-data step is described.</summary>
    public const string SensitiveStep = "https://wiki.mozilla.org/Data_Collection#Step_3:_Sensitive_Data_Collection_Review_Process";

    // A comment is read to its end only if it is short.
    private const int Most = 7;
    private const int LongestMessage = 300;

    /// <summary>The whole list, or null.</summary>
    public static string? List(FormReading reading, DateOnly? today, ReleaseCalendar? calendar)
    {
        var items = Items(reading, today, calendar).Distinct().ToList();
        return items.Count == 0 ? null : string.Join('\n', items.Take(Most).Select(i => $"- {i}"));
    }

    /// <summary>Whether there is more than doubts about answers, which a steward sees without us.</summary>
    public static bool HasWeight(FormReading reading, DateOnly today, ReleaseCalendar calendar) =>
        !reading.Escalate.IsEmpty || reading.Findings.Any(f => f.Code == FindingCode.Advice) || Dates(reading, today, calendar).Any();

    private static IEnumerable<string> Items(FormReading reading, DateOnly? today, ReleaseCalendar? calendar)
    {
        foreach (var escalation in reading.Escalate)
        {
            yield return Defanged.Inline(escalation.Reason, LongestMessage) + (escalation.To == "trust" ? $" {SensitiveStep}" : "");
        }

        // The sensitive-data step is both a finding and an escalation; once is enough.
        var sensitive = reading.Escalate.Any(e => e.To == "trust");
        foreach (var finding in reading.Findings
            .Where(f => f.Code is FindingCode.Advice or FindingCode.Unclear && !(sensitive && f.Message.Contains("sensitive-data step", StringComparison.Ordinal)))
            .OrderBy(f => f.Code == FindingCode.Unclear))
        {
            if (Defanged.Inline(finding.Message, LongestMessage) is { Length: > 0 } message)
            {
                yield return message;
            }
        }

        foreach (var date in today is { } now ? Dates(reading, now, calendar ?? ReleaseCalendar.Default) : [])
        {
            yield return date;
        }
    }

    // What a version means as a day stands in the table; here is what is wrong with it.
    private static IEnumerable<string> Dates(FormReading reading, DateOnly today, ReleaseCalendar calendar)
    {
        var expiry = calendar.Find(reading.Duration?.Version);
        var explained = expiry is null ? null : FormDates.Explain(expiry);
        foreach (var finding in FormDates.Advice(reading, today, calendar).Where(f => f.Message != explained))
        {
            yield return finding.Message;
        }

        if (expiry?.Days.Release is { } release && release <= today)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Version {expiry.Version}, the end, was released on {release:yyyy-MM-dd} already.");
        }
    }
}
