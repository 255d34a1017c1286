namespace ReviewBot.Sandbox.Forms;

/// <summary>The request forms that the invented people of the story attach.</summary>
internal static class Requests
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

    public static readonly RequestForm Hovering = new(
        "Over which space people hold the pointer, and for how long.",
        "Perhaps they look for something that isn't there.",
        "None.",
        "No.")
    {
        Measurements = [("Space hovered, with the time in seconds", "Category 2", 1990185)],
    };

    public static readonly RequestForm Tips = new(
        "How many tips people have hidden, of those who want to tell us.",
        "To know which tips are in the way.",
        "Asking in a survey, which reaches those who answer surveys.",
        "No.")
    {
        Measurements = [("Number of hidden tips", "Category 2", 1990188)],
        Duration = "I want to permanently monitor this data. (robin@example.org)",
        OptOut = "Default off: nothing is collected unless people turn it on in Settings > Privacy & Security.",
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

    public static readonly RequestForm WithThirdParty = QuickFilter with
    {
        Measurements = [("Quick filter button pressed, by button and mail provider", "Category 3", 1990201)],
        ThirdParty = "Yes: Example Analytics, https://analytics.example.org/; their tool counts the presses.",
    };
}
