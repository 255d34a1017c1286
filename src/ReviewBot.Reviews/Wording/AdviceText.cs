// The process's rules as advice: what was read, and where the rule stands. The steward decides.
using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Wording;

/// <summary>The wording of advice to the steward.</summary>
internal static class AdviceText
{
    /// <summary>A group where a person is wanted.</summary>
    public const string GroupOwner = "group-address-owner";

    /// <summary>Where the sensitive-data step is described.</summary>
    public const string SensitiveStep = "https://wiki.mozilla.org/Data_Collection#Step_3:_Sensitive_Data_Collection_Review_Process";

    // A comment is read to its end only if it is short.
    private const int Most = 7;

    // glean_parser calls a date further away an error.
    private const int FarAhead = 730;

    private static readonly ImmutableDictionary<string, string> Escalations = new Dictionary<string, string>
    {
        ["category-3"] = $"Category 3 needs the sensitive-data step, in pre-release channels and experiments as well ({SensitiveStep}).",
        ["category-4"] = $"Category 4 needs the sensitive-data step, in pre-release channels and experiments as well ({SensitiveStep}).",
        ["category-3-default-on"] = "Category 3 and on by default: Legal, unless the privacy notice surely covers it (review.md, question 7).",
        ["category-4-default-on"] = "Category 4 and on by default: that category is opt-in only; Legal (review.md, question 7; wiki, Data Collection).",
        ["new-identifier"] = "A new identifier: Legal, unless the privacy notice surely covers it (review.md, questions 6 and 7).",
        ["third-party"] = "A third-party tool: Legal (review.md, question 8); a tool that was approved before may not need it again.",
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        [GroupOwner] = "Permanent, with a group as the one responsible: the form wants a person (request.md, question 7).",
        ["permanent-without-owner"] = "Permanent, and nobody is named who will look after it (request.md, question 7; review.md, question 3).",
        ["no-tracking-bug"] = "No measurement has a tracking bug (request.md, question 5).",
        ["retention-not-duration"] = "The duration reads like how long data is kept, not how long it is collected (request.md, question 7).",
        ["relative-date"] = "The end is given relative to something; a day would be clearer (request.md, question 7).",
        ["durations-differ"] = "The measurements end at different times (request.md, question 7).",
        ["version-and-period"] = "Both a version and a period are given for the end; they may not agree (request.md, question 7).",
        ["category-unclear"] = "A measurement names more than one category; the highest counts (review.md, question 4).",
        ["category-missing"] = "A measurement has no category (request.md, question 5).",
        ["documentation-not-a-link"] = "The documentation is named, but without a link (request.md, question 6).",
        ["documentation-not-public"] = "The documentation doesn't look public: internal pages and shared drives need a login (review.md, question 1).",
        ["opt-out-without-mechanism"] = "No way to opt out is told; a no here means data-review minus (review.md, question 2).",
        ["measurements-elsewhere"] = "The measurements are in another document (request.md, question 5).",
        ["answers-in-other-questions"] = "Some answers stand under other questions.",
        ["no-initial-review-link"] = "There is no link to the first review; the form asks for one (renewal_request.md, question 1).",
        ["renewal-permanent"] = "The renewal form is used to make a collection permanent; that needs a person who looks after it (request.md, question 7).",
    }.ToImmutableDictionary();

    /// <summary>The whole list, or null.</summary>
    public static string? List(FormReading reading, DateOnly? today)
    {
        var items = Items(reading, today).Distinct().ToList();
        return items.Count == 0 ? null : string.Join('\n', items.Take(Most).Select(i => $"- {i}"));
    }

    /// <summary>Each piece of advice as a sentence, what goes to others first.</summary>
    public static IEnumerable<string> Items(FormReading reading, DateOnly? today)
    {
        foreach (var escalation in reading.Escalate)
        {
            yield return Escalations.GetValueOrDefault(escalation.Why) ?? Defanged.Inline(escalation.Reason, 200);
        }

        if (reading is { DefaultOn: true, OptOut: null, Kind: FormKind.Request } && !reading.Advice.Contains("opt-out-without-mechanism"))
        {
            yield return "On by default, and no opt-out is told (request.md, question 9; review.md, question 2).";
        }

        foreach (var code in reading.Advice)
        {
            if (Sentences.TryGetValue(code, out var sentence))
            {
                yield return sentence;
            }
        }

        foreach (var finding in reading.Findings.Where(f => f.Code is FindingCode.Advice or FindingCode.Unclear))
        {
            if (Defanged.Inline(finding.Message, 240) is { Length: > 0 } message)
            {
                yield return $"{(finding.Question is { } number ? string.Create(CultureInfo.InvariantCulture, $"Question {number}") : Capital(Questions.Title(finding.Topic)))}: {message}";
            }
        }

        if (today is { } now && reading.Duration?.Until is { } until)
        {
            if (until < now)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"The end, {until:yyyy-MM-dd}, is in the past.");
            }
            else if (until.DayNumber - now.DayNumber > FarAhead)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"The end, {until:yyyy-MM-dd}, is more than two years away; glean_parser takes no expiry beyond {FarAhead} days.");
            }
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
