using System.Diagnostics.CodeAnalysis;

namespace ReviewBot.Sandbox.Forms;

/// <summary>The request form with twelve questions, filled in. The features are invented.</summary>
internal sealed record RequestForm(string Purpose, string Need, string Alternatives, string CurrentInstrumentation)
{
    public IReadOnlyList<(string What, string Category, int Bug)> Measurements { get; init; } = [];
    public string Documentation { get; init; } = "This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/apps/thunderbird_desktop";
    public string Duration { get; init; } = "I want this data to be collected for 6 months initially (potentially renewable).";
    public string Channels { get; init; } = "All of them.";
    public string OptOut { get; init; } = "Settings > Privacy & Security > Allow Thunderbird to send technical and interaction data.";
    public string Analysis { get; init; } = "A small dashboard, split by version and release channel.";
    public string Sharing { get; init; } = "In the monthly report of the desktop team, which is public.";
    public string ThirdParty { get; init; } = "No.";

    [SuppressMessage("Maintainability", "CA1502", Justification = "The form is one text, to be read in one piece.")]
    public override string ToString() =>
        $"""
        # Request for data collection review form

        **All questions are mandatory. You must receive review from a data steward peer on your responses to these questions before shipping new data collection.**

        1) What questions will you answer with this data?

        {Purpose}

        2) Why does Mozilla need to answer these questions?  Are there benefits for users? Do we need this information to address product or business requirements? Some example responses:

        {Need}

        3) What alternative methods did you consider to answer these questions? Why were they not sufficient?

        {Alternatives}

        4) Can current instrumentation answer these questions?

        {CurrentInstrumentation}

        5) List all proposed measurements and indicate the category of data collection for each measurement, using the [Firefox data collection categories](https://wiki.mozilla.org/Data_Collection) found on the Mozilla wiki.

        **Note that the data steward reviewing your request will characterize your data collection based on the highest (and most sensitive) category.**

        <table>
          <tr>
            <td>Measurement Description</td>
            <td>Data Collection Category</td>
            <td>Tracking Bug #</td>
          </tr>
        {string.Join("\n", Measurements.Select(m => $"  <tr>\n    <td>{m.What}</td>\n    <td>{m.Category}</td>\n    <td>{m.Bug}</td>\n  </tr>"))}
        </table>

        6) Please provide a link to the documentation for this data collection which describes the ultimate data set in a public, complete, and accurate way.

        {Documentation}

        7) How long will this data be collected?  Choose one of the following:

        {Duration}

        8) What populations will you measure?

        * Which release channels?

        {Channels}

        * Which countries?

        All countries.

        * Which locales?

        All locales.

        * Any other filters?  Please describe in detail below.

        No.

        9) If this data collection is default on, what is the opt-out mechanism for users?

        {OptOut}

        10) Please provide a general description of how you will analyze this data.

        {Analysis}

        11) Where do you intend to share the results of your analysis?

        {Sharing}

        12) Is there a third-party tool (i.e. not Glean or Telemetry) that you are proposing to use for this data collection? If so:

        {ThirdParty}

        """;
}
