using System.Globalization;

namespace ReviewBot.Sandbox.Story;

/// <summary>Bugs of the story that definitions cite.</summary>
/// <param name="Granted">One that was granted.</param>
/// <param name="Review">The comment that grants it.</param>
/// <param name="Denied">One that was denied.</param>
/// <param name="Pending">One that waits.</param>
/// <param name="Restricted">One that not everybody sees.</param>
/// <param name="Off">One that was granted as off by default, and the comment that grants it.</param>
internal sealed record Cited(int Granted, int Review, int Denied, int Pending, int Restricted, (int Bug, int Comment) Off);

/// <summary>The definitions that landed in the story: one for each thing that can be found.</summary>
internal static class StoryDefinitions
{
    private const string Head = "# Invented definitions of an invented product.\n$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\n$tags:\n  - 'Thunderbird :: General'\n\n";

    /// <summary>As they landed first.</summary>
    public static IReadOnlyDictionary<string, string?> First(Cited cited, DateTimeOffset decided) => new Dictionary<string, string?>
    {
        ["README.md"] = "An invented product.\n",
        ["mail/metrics.yaml"] = Head + Spaces(cited, decided, later: false),
        ["mail/pings.yaml"] = $"$schema: moz://mozilla.org/schemas/glean/pings/2-0-0\nspaces-usage:\n  description: What is used of the spaces bar.\n  include_client_id: false\n  bugs: [{Tracking}]\n  data_reviews: [\"{Review(cited)}\"]\n  notification_emails: [robin@example.org]\n",
        ["calendar/metrics.yaml"] = $"{Head}calendar:\n{Metric("space_opened", Review(cited), "expires: expired")}",
    };

    /// <summary>As they are now.</summary>
    public static IReadOnlyDictionary<string, string?> Then(Cited cited, DateTimeOffset decided) => new Dictionary<string, string?>
    {
        ["mail/metrics.yaml"] = Head + Spaces(cited, decided, later: true),
        ["calendar/metrics.yaml"] = $"{Head}calendar:\n  space_opened:\n    type: counter\n   expires: [\n",
    };

    private const string Tracking = "BASE/show_bug.cgi?id=1990181";

    private static string Review(Cited cited) => Link(cited.Granted, cited.Review);

    private static string Link(int bug, int? comment = null) => string.Create(CultureInfo.InvariantCulture, $"BASE/show_bug.cgi?id={bug}{(comment is { } number ? $"#c{number}" : "")}");

    private static string Spaces(Cited cited, DateTimeOffset decided, bool later)
    {
        var review = Review(cited);
        var until = $"expires: {decided.UtcDateTime.AddMonths(6):yyyy-MM-dd}";
        return "spaces:\n"
            + Metric("opened", review, until, "type: labeled_counter", "labels: [mail, addressbook, calendar, tasks, chat]")
            + Metric("opened_by_key", null, until, $"bugs: [{Link(cited.Granted)}]")
            + Metric("bar_hidden", $"{Link(cited.Granted)}#cXXX", until)
            + Metric("order", Link(990000), until)
            + Metric("count", Link(cited.Granted), until)
            + Metric("filter_buttons", Link(cited.Pending), until)
            + Metric("hovered", Link(cited.Denied), until)
            + Metric("provider", Link(cited.Restricted), until)
            + Metric("opened_by_mouse", review, "expires: 2040-01-01")
            + Metric("opened_by_touch", review, "expires: never")
            + Metric("opened_twice", review, "expires: expired")
            + Metric("opened_first", review, until, "data_sensitivity: none")
            + Metric("opened_names", review, until, "data_sensitivity: [stored_content]")
            + Metric("hidden_tips", Link(cited.Off.Bug, cited.Off.Comment), "expires: never", "disabled: false", $"bugs: [{Link(1990188)}]")
            + Metric("switched", review, until, "type: event", later ? "extra_keys: { kind: { description: Which, type: string }, account: { description: For which account, type: string } }" : "extra_keys: { kind: { description: Which, type: string } }")
            + (later ? "" : Metric("opened_in_tab", review, until))
            + "compose:\n"
            + Metric("font_changed", review, until, $"bugs: [{Link(1990999)}]");
    }

    private static string Metric(string name, string? review, string expires, params string[] other)
    {
        string Or(string field, string otherwise) => Array.Find(other, o => o.StartsWith(field, StringComparison.Ordinal)) ?? otherwise;
        string[] fields =
        [
            Or("type", "type: counter"),
            $"description: How often it happens ({name.Replace('_', ' ')}).",
            Or("bugs", $"bugs: [{Tracking}]"),
            review is null ? "" : $"data_reviews:\n      - {review}",
            Or("data_sensitivity", "data_sensitivity: [interaction]"),
            "notification_emails: [robin@example.org]",
            expires,
            .. other.Where(o => !o.StartsWith("type", StringComparison.Ordinal) && !o.StartsWith("bugs", StringComparison.Ordinal) && !o.StartsWith("data_sensitivity", StringComparison.Ordinal)),
        ];
        return $"  {name}:\n" + string.Concat(fields.Where(f => f.Length > 0 && f != "data_sensitivity: none").Select(f => $"    {f}\n"));
    }
}
