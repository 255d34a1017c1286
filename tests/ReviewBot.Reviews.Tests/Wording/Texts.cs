namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>Forms about an invented feature, as people attach them.</summary>
internal static class Texts
{
    public const string Complete = """
        # Request for data collection review form

        1) What questions will you answer with this data?

        How often people use the snooze button.

        2) Why does Mozilla need to answer these questions?  Are there benefits for users? Do we need this information to address product or business requirements?

        To decide whether the button stays in the toolbar.

        3) What alternative methods did you consider to answer these questions? Why were they not sufficient?

        A survey, which reaches too few people.

        4) Can current instrumentation answer these questions?

        No.

        5) List all proposed measurements and indicate the category of data collection for each measurement, using the [Firefox data collection categories](https://wiki.mozilla.org/Data_Collection) found on the Mozilla wiki.

        | Measurement Description | Data Collection Category | Tracking Bug # |
        | --- | --- | --- |
        | clicks on the snooze button | Category 2 "Interaction data" | 1990001 |

        6) Please provide a link to the documentation for this data collection which describes the ultimate data set in a public, complete, and accurate way.

        This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/

        7) How long will this data be collected?  Choose one of the following:

        * I want this data to be collected for 6 months initially (potentially renewable).

        8) What populations will you measure?

        All channels, countries and locales. No filters.

        9) If this data collection is default on, what is the opt-out mechanism for users?

        It is default on; Settings, Privacy & Security, Data Collection.

        10) Please provide a general description of how you will analyze this data.

        A dashboard with weekly counts.

        11) Where do you intend to share the results of your analysis?

        In the team's report.

        12) Is there a third-party tool (i.e. not Glean or Telemetry) that you are proposing to use for this data collection?

        No.
        """;

    public const string Renewal = """
        # Request for Data Collection Renewal

        1) Provide a link to the initial Data Collection Review Request for this collection.

        https://bugzilla.example.org/show_bug.cgi?id=1990001#c4

        2) When will this collection now expire?

        version 152

        3) Why was the initial period of collection insufficient?

        The button was moved, and we want to see whether people find it again.
        """;

    public const string Review = """
        # Data Review Form (to be filled by Data Stewards)

        1) Is there or will there be **documentation** that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes.
        """;

    public const string Months = "* I want this data to be collected for 6 months initially (potentially renewable).";
    public const string Dictionary = "This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/";
    public const string Measurement = "| clicks on the snooze button | Category 2 \"Interaction data\" | 1990001 |";
    public const string Survey = "A survey, which reaches too few people.";
    public const string Dashboard = "A dashboard with weekly counts.";
    public const string Report = "In the team's report.";
    public const string Question10 = "10) Please provide a general description of how you will analyze this data.";

    /// <summary>A form with other answers in place of some of its own.</summary>
    public static string With(this string form, params (string Answer, string Instead)[] changes)
    {
        foreach (var (answer, instead) in changes)
        {
            var changed = form.Replace(answer, instead, StringComparison.Ordinal);
            Assert.That(changed, Is.Not.EqualTo(form), $"there is no such answer: {answer}");
            form = changed;
        }

        return form;
    }
}
