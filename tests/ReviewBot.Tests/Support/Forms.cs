namespace ReviewBot.Tests.Support;

/// <summary>Forms with an invented feature.</summary>
internal static class Forms
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

    public static readonly string Incomplete = Complete.Replace("A dashboard with weekly counts.", "", StringComparison.Ordinal);

    public static readonly string MoreIncomplete = Incomplete.Replace("A survey, which reaches too few people.", "TODO", StringComparison.Ordinal);

    /// <summary>A file of the corpus, by the number that its name begins with.</summary>
    public static byte[] Corpus(string number) =>
        File.ReadAllBytes(Directory.GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Corpus"), number + "-*").Single());

    /// <summary>The complete form with another answer in place of one of its answers.</summary>
    public static string With(string answer, string instead)
    {
        var form = Complete.Replace(answer, instead, StringComparison.Ordinal);
        Assert.That(form, Is.Not.EqualTo(Complete), "there is no such answer");
        return form;
    }

    public const string NotAForm = "Hello, here are some thoughts about the snooze button, which we would like to count.";

    public const string StewardForm = """
        # Data Review Form (to be filled by Data Stewards)

        1) Is there or will there be documentation that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes.

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?
        """;

    public const string Review = """
        # Data Review

        1) Is there or will there be **documentation** that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes, in the Glean Dictionary.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes, in the settings.

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?

        N/A, six months.

        4) Using the **category system of data types** on the Mozilla wiki, what collection type of data do the requested measurements fall under?

        Category 2, interaction data.

        5) Is the data collection request for default-on or default-off?

        Default-on.

        6) Does the instrumentation include the addition of **any *new* identifiers**?

        No.

        7) Is the data collection covered by the existing Firefox privacy notice?

        Yes.

        8) Does the data collection use a third-party collection tool?

        No.

        ## Result

        data-review+
        """;
}
