namespace ReviewBot.Sandbox.Story;

/// <summary>What the invented people of the story attach and write.</summary>
internal static class Texts
{
    public static readonly RequestForm QuickFilter = new(
        "Which buttons of the quick filter bar people press, and whether they type into it at all.",
        "The bar has nine buttons and no room for a tenth. We want to know which ones earn their place before we change the layout.",
        "A survey in the beta channel: forty answers, nearly all from people who file bugs. Too few, and not typical.",
        "No. Opening the bar is counted, what is pressed in it is not.")
    {
        Measurements =
        [
            ("Quick filter button pressed, by button", "Category 2", 1990101),
            ("Quick filter text box used (yes or no, never the text)", "Category 2", 1990101),
        ],
    };

    public static readonly RequestForm Invitations = new(
        "How often an invitation is answered from the message and how often from the calendar.",
        "Two places do the same. If one is hardly used we can make it simpler for everybody.",
        "Looking at bug reports. They tell what breaks, not what is used.",
        "No.")
    {
        Measurements = [("Invitation answered, by place (message, calendar) and answer", "Category 2", 1990114)],
        Duration = "I want this data to be collected until 2027-09-01.",
    };

    public static readonly RequestForm FolderRepair = new(
        "How often folders have to be repaired, and how long it takes.",
        "A repair that takes minutes looks like a hang. We need to know whether that is rare.",
        "Asking people for logs. Those who wait patiently never send any.",
        "No, only crashes are reported.")
    {
        Measurements = [("Folder repaired, with the time it took in five buckets", "Category 1", 1990120)],
        Duration = "TODO",
        OptOut = "",
    };

    public static readonly RequestForm ChatRooms = new(
        "How many Matrix rooms people have joined, in buckets.",
        "",
        "None.",
        "No.")
    {
        Measurements = [("Joined rooms (0, 1-5, 6-20, more)", "", 1990131)],
        Documentation = "?",
    };

    public static readonly RequestForm UnifiedToolbar = new(
        "Which items people add to the unified toolbar or take off it.",
        "The default set was a guess. We would like to base the next one on what people do.",
        "Usability tests with eight people; good for finding problems, not for counting.",
        "No.")
    {
        Measurements = [("Toolbar item added or removed, by item", "Category 2", 1990145)],
    };

    public static readonly RequestForm Attachments = new(
        "How large the attachments are that people try to send, in buckets.",
        "To decide at which size we offer to upload a file instead.",
        "The limits of the well-known providers. They tell what is refused, not what is tried.",
        "No.")
    {
        Measurements = [("Size of attachments at sending, in six buckets", "Category 1", 1990152)],
        Duration = "I want to permanently monitor this data. (Ines Steward)",
    };

    public static readonly RequestForm Partner = new(
        "How many people try the new account provider in its first month.",
        "The provider asked us to tell nobody before the announcement; the figures decide whether it stays.",
        "The provider's own figures, which count accounts and not people.",
        "No.")
    {
        Measurements = [("Account set up with the new provider (yes or no)", "Category 2", 1990163)],
    };

    public static readonly RequestForm OtherProduct = new(
        "How often the settings search finds nothing.",
        "To add the words that people use.",
        "None.",
        "No.")
    {
        Measurements = [("Settings search without a result", "Category 2", 1990170)],
    };

    public static readonly RequestForm SpacesBar = new(
        "Which of the spaces (mail, address book, calendar, tasks, chat) people open, and whether they hide the bar.",
        "Chat and tasks are said to be unused. We would rather know than believe.",
        "Counting the support questions about each. Quiet features would lose.",
        "No.")
    {
        Measurements = [("Space opened, by space", "Category 2", 1990181), ("Spaces bar hidden (yes or no)", "Category 2", 1990181)],
    };

    public static readonly RequestForm ImportFirst = new(
        "From which programs people import.",
        "To know which importers to keep alive.",
        "None.",
        "No.")
    {
        Measurements = [("Import finished, by source program", "Category 2", 1990190)],
        Duration = "TBD",
        Analysis = "",
    };

    public static readonly RequestForm ImportSecond = ImportFirst with
    {
        Duration = "I want this data to be collected until 2027-06-30.",
        Analysis = "A table of the ten most frequent sources, once a quarter.",
    };

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
