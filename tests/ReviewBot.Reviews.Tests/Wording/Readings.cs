using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>What a reader found in forms about an invented feature.</summary>
internal static class Readings
{
    public static FormReading Complete { get; } = new()
    {
        Kind = FormKind.Request,
        Complete = true,
        Blocks = 1,
        Answers = [.. Topics.OfRequest.Select((t, i) => new FormAnswer(t, i + 1, true, (5 * i) + 3, "An answer."))],
        Measurements = [new("clicks on the snooze button", 2, [2], [1990001]), new("version", 1, [1], [1990001, 1990002])],
        Categories = [1, 2],
        Duration = new(DurationKind.Months, Months: 6),
        DefaultOn = true,
        OptOut = "Settings > Privacy & Security > Data Collection",
        Documentation = ["https://dictionary.telemetry.mozilla.org/apps/thunderbird_desktop"],
        ThirdParty = new(false, null),
        Populations = new(new(true, []), new(true, []), new(true, [])),
    };

    public static FormReading Sensitive { get; } = Complete with
    {
        Measurements = [.. Complete.Measurements, new("tags of opened messages", 3, [3], [])],
        Categories = [1, 2, 3],
        Duration = new(DurationKind.Permanent, Owners: ["team@example.org"]),
        NewIdentifiers = true,
        ThirdParty = new(true, "PostHog"),
        Documentation = ["https://docs.google.com/document/d/abc"],
        Escalate =
        [
            new("trust", "category-3", "x"), new("legal", "category-3-default-on", "x"),
            new("legal", "new-identifier", "x"), new("legal", "third-party", "x"),
        ],
        Advice = ["group-address-owner", "documentation-not-public"],
        Findings = [new(Topics.Duration, 7, FindingCode.Advice, "It is permanent and names a group; a person should be responsible (request.md, question 7).", 30)],
    };

    public static FormReading Renewal { get; } = new()
    {
        Kind = FormKind.Renewal,
        Complete = true,
        Blocks = 1,
        Answers = [.. Topics.OfRenewal.Select((t, i) => new FormAnswer(t, i + 1, true, (5 * i) + 3, "An answer."))],
        Renewals = [new("compose.opened", ["https://bugzilla.example.org/show_bug.cgi?id=1990001#c4"], "version 152", "Still wanted by product")],
    };

    public static FormReading Unrecognized { get; } = new() { Kind = FormKind.Unrecognized };

    /// <summary>The form with these questions unanswered.</summary>
    public static FormReading Lacking(this FormReading form, params (string Topic, FindingCode Code)[] lacking) => form with
    {
        Complete = false,
        Findings = [.. lacking.Select(l => new FormFinding(l.Topic, l.Code == FindingCode.MissingQuestion ? null : Number(form, l.Topic), l.Code, Message(form, l.Topic, l.Code), 7))],
        Answers = [.. form.Answers
            .Where(a => !lacking.Contains((a.Topic, FindingCode.MissingQuestion)))
            .Select(a => lacking.Any(l => l.Topic == a.Topic) ? a with { Answered = false, Text = lacking.Contains((a.Topic, FindingCode.Placeholder)) ? "TODO" : "" } : a)],
    };

    private static string Message(FormReading form, string topic, FindingCode code) => code == FindingCode.MissingQuestion
        ? $"The question on {topic} is not in the text any more. A word is enough."
        : $"Question {Number(form, topic)} ({topic}) has no answer yet. A word is enough.";

    private static int Number(FormReading form, string topic) => form.Answers.First(a => a.Topic == topic).Question!.Value;
}
