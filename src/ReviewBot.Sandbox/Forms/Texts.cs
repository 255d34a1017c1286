namespace ReviewBot.Sandbox.Forms;

/// <summary>What else the invented people of the story attach and write.</summary>
internal static class Texts
{
    public const string NotAForm =
        """
        Hi,

        we would like to count how often the new "Mark folder read" button is used, so that we can decide
        about the old menu entry. It would be a simple counter, nothing about the messages themselves.
        We think this is category 2. Please tell us whether that is fine.

        """;

    public const string Notes =
        """
        Telemetry notes, week 34

        - counter for the "Reply with template" command
        - maybe a second one for "Edit template"
        - ask about the retention
        - who looks at the dashboard?

        """;

    public const string StewardsForm =
        """
        # Data Review

        1) Is there or will there be **documentation** that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes, in metrics.yaml.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes, the telemetry preference.

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?

        Not permanent.

        4) Using the **[category system of data types](https://wiki.mozilla.org/Data_Collection)** on the Mozilla wiki, what collection type of data do the requested measurements fall under?

        Category 1.

        5) Is the data collection request for default-on or default-off?

        Default-on.

        6) Does the instrumentation include the addition of **any *new* identifiers** (whether anonymous or otherwise; e.g., username, random IDs, etc.  See the appendix for more details)?

        No.

        7) Is the data collection covered by the existing Firefox privacy notice?

        Yes.

        8) Does the data collection use a third-party collection tool?

        No.

        """;

    public const string Renewal =
        """
        # Request for Data Collection Renewal

        **This form is for the renewal of an existing, reviewed data collection.**

        **All questions are mandatory.
        You must receive Data Review from a
        [Data Steward](https://wiki.mozilla.org/Data_Collection)
        on a filled-out Request before shipping your renewed data collection.**

        1) Provide a link to the initial Data Collection Review Request for this collection.

        https://bugzilla.mozilla.org/show_bug.cgi?id=1990007#c4

        2) When will this collection now expire?

        2027-12-01

        3) Why was the initial period of collection insufficient?

        The setup dialog was replaced half-way, so only three months can be compared with each other.

        """;

    public const string Glean =
        """
        !! Reminder: it is your responsibility to complete and check the correctness of
        !! this automatically-generated request skeleton before requesting Data
        !! Collection Review. See https://wiki.mozilla.org/Data_Collection for details.

        DATA REVIEW REQUEST
        1. What questions will you answer with this data?

        How many saved searches people keep, and whether they look into them.

        2. Why does Mozilla need to answer these questions? Are there benefits for users?
           Do we need this information to address product or business requirements?

        TODO: Fill this in.

        3. What alternative methods did you consider to answer these questions?
           Why were they not sufficient?

        TODO: Fill this in.

        4. Can current instrumentation answer these questions?

        No.

        5. List all proposed measurements and indicate the category of data collection for each
           measurement, using the Firefox data collection categories found on the Mozilla wiki.

        Measurement Name | Measurement Description | Data Collection Category | Tracking Bug
        --- | --- | --- | ---
        `saved_search.count` | Number of saved searches. | technical | https://bugzilla.mozilla.org/show_bug.cgi?id=1990175
        `saved_search.opened` | A saved search was opened. | interaction | https://bugzilla.mozilla.org/show_bug.cgi?id=1990175

        6. Please provide a link to the documentation for this data collection which
           describes the ultimate data set in a public, complete, and accurate way.

        This collection is Glean so is documented [in the Glean Dictionary](https://dictionary.telemetry.mozilla.org).

        7. How long will this data be collected?

        This collection has expiry '2027-10-01'.

        8. What populations will you measure?

        All channels, countries, and locales. No filters.

        9. If this data collection is default on, what is the opt-out mechanism for users?

        These collections are Glean. The opt-out can be found in the product's preferences.

        10. Please provide a general description of how you will analyze this data.

        TODO: Fill this in.

        11. Where do you intend to share the results of your analysis?

        In the bug.

        12. Is there a third-party tool (i.e. not Glean or Telemetry) that you
            are proposing to use for this data collection?

        No.

        """;

    public const string Patch =
        """
        diff --git a/mail/base/content/metrics.yaml b/mail/base/content/metrics.yaml
        --- a/mail/base/content/metrics.yaml
        +++ b/mail/base/content/metrics.yaml
        @@ -12,3 +12,11 @@
        +  compose_format:
        +    type: labeled_counter
        +    description: Format of messages at sending.
        +    expires: 160

        """;

    public const string Review =
        """
        # Data Review

        1) Is there or will there be **documentation** that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes, in the Glean Dictionary.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes, "Allow Thunderbird to send technical and interaction data".

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?

        N/A, six months.

        4) Using the **[category system of data types](https://wiki.mozilla.org/Data_Collection)** on the Mozilla wiki, what collection type of data do the requested measurements fall under?

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
