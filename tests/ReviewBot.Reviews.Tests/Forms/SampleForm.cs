using System.Collections.Immutable;
using System.Text;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>A filled-in request of twelve questions, to be changed where a test needs it.</summary>
internal sealed record SampleForm
{
    public static ImmutableArray<string> Questions { get; } =
    [
        "What questions will you answer with this data?",
        "Why does Mozilla need to answer these questions?  Are there benefits for users? Do we need this information to address product or business requirements? Some example responses:",
        "What alternative methods did you consider to answer these questions? Why were they not sufficient?",
        "Can current instrumentation answer these questions?",
        "List all proposed measurements and indicate the category of data collection for each measurement, using the [Firefox data collection categories](https://wiki.mozilla.org/Data_Collection) found on the Mozilla wiki.",
        "Please provide a link to the documentation for this data collection which describes the ultimate data set in a public, complete, and accurate way.",
        "How long will this data be collected?  Choose one of the following:",
        "What populations will you measure?",
        "If this data collection is default on, what is the opt-out mechanism for users?",
        "Please provide a general description of how you will analyze this data.",
        "Where do you intend to share the results of your analysis?",
        "Is there a third-party tool (i.e. not Glean or Telemetry) that you are proposing to use for this data collection? If so:",
    ];

    public ImmutableArray<string?> Answers { get; init; } =
    [
        "How many people open the reader.", "The code costs a week a year.", "A poll, which only fans answer.", "No.",
        "| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|\n| Reader opened | Category 2 | 1990001 |",
        "https://docs.example.org/reader", "6 months", "All channels, countries and locales.", "Settings > Privacy", "A chart.", "In the bug.", "No.",
    ];

    /// <summary>With another answer; null takes the question out as well.</summary>
    public SampleForm With(int question, string? answer) => this with { Answers = Answers.SetItem(question - 1, answer) };

    /// <summary>What is read where one answer is another.</summary>
    public static FormReading Reading(int question, string answer) => FormReader.Read(new SampleForm().With(question, answer).Text());

    public string Text()
    {
        var text = new StringBuilder("# Request for data collection review form\n");
        for (var i = 0; i < Questions.Length; i++)
        {
            if (Answers[i] is { } answer)
            {
                text.Append('\n').Append(i + 1).Append(") ").Append(Questions[i]).Append("\n\n").Append(answer).Append('\n');
            }
        }

        return text.ToString();
    }
}
