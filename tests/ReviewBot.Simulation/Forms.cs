using ReviewBot.Sandbox.Forms;

namespace ReviewBot.Simulation;

/// <summary>What the people of a simulation attach and write. The features are invented.</summary>
internal static class Forms
{
    public const string Review = """
        # Data Review Form (to be filled by Data Stewards)

        1) Is there or will there be documentation that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes, in the Glean Dictionary.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes, the telemetry setting.

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?

        Not permanent.

        4) Using the category system of data types on the Mozilla wiki, what collection type of data do the requested measurements fall under?

        Category 2.

        5) Is the data collection request for default-on or default-off?

        Default on.

        6) Does the instrumentation include the addition of any new identifiers?

        No.

        7) Is the data collection covered by the existing privacy notice?

        Yes.

        8) Does the data collection use a third-party collection tool?

        No.

        Result: data-review+
        """;

    private static readonly string[] Things = ["snooze button", "folder pane", "quick reply", "calendar grid", "chat list", "address sidebar", "unified toolbar", "spam shield"];

    /// <summary>A complete form; <paramref name="mark"/> stands in the middle of an answer.</summary>
    public static string Complete(Random random, string mark) => Of(random, mark).ToString();

    /// <summary>A form with open questions.</summary>
    public static string Incomplete(Random random, string mark) => random.Next(3) switch
    {
        0 => (Of(random, mark) with { Duration = "TODO" }).ToString(),
        1 => (Of(random, mark) with { Analysis = "", Alternatives = "TODO" }).ToString(),
        _ => (Of(random, mark) with { Analysis = "" }).ToString(),
    };

    /// <summary>Some other text.</summary>
    public static string Other(Random random, string mark) => $"Hello, some thoughts about the {Thing(random)} ({mark}), which we would like to count. Write to owner@example.org.";

    /// <summary>A renewal.</summary>
    public static string Renewal(Random random, string mark) => Texts.Renewal.Replace("https://", $"{mark} {Thing(random)} https://", StringComparison.Ordinal);

    private static RequestForm Of(Random random, string mark) => Requests.QuickFilter with
    {
        Purpose = $"How often people use the {Thing(random)} ({mark}). Questions to owner@example.org.",
        Measurements = [($"Uses of the {Thing(random)}", "Category 2", 1990000 + random.Next(900))],
    };

    private static string Thing(Random random) => Things[random.Next(Things.Length)];
}
