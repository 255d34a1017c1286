using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>What a piece of a form's own text is.</summary>
internal enum PhraseRole
{
    /// <summary>The sentence by which a question is known.</summary>
    Question,

    /// <summary>Goes on a question: never an answer.</summary>
    Continuation,

    /// <summary>A line below a question that asks or explains: never an answer, but something may be answered behind it.</summary>
    Aside,

    /// <summary>An answer that the form offers: all of them left standing are none, some of them are a choice.</summary>
    Sample,

    /// <summary>Explains the samples: neither an answer nor a choice.</summary>
    Note,

    /// <summary>The heading of a form.</summary>
    Title,
}

/// <summary>A piece of a form's own text.</summary>
/// <param name="Form">Which form has it.</param>
/// <param name="Topic">The question that it belongs to; empty for a title.</param>
/// <param name="Role">What it is.</param>
/// <param name="Text">The text in plain words.</param>
internal sealed record Phrase(FormKind Form, string Topic, PhraseRole Role, string Text)
{
    /// <summary>For samples that exclude each other: which of the choices it is.</summary>
    public string Choice { get; init; } = Text;

    /// <summary>Which samples stand together: all of a set are no answer, a part of it is a choice.</summary>
    public string Set { get; init; } = "";

    /// <summary>Whether a sample holds a blank that has to be filled in before it says anything.</summary>
    public bool HasBlank { get; init; }
}

/// <summary>
/// The text of the four forms in all versions that were in use since 2017, in one place: the questions by which they are recognised, and all
/// that stands around them and is nobody's answer (<c>mozilla/data-review</c>; the forms that glean_parser and issue templates make; crash annotations).
/// </summary>
internal static class Phrases
{
    private const FormKind Request = FormKind.Request, Renewal = FormKind.Renewal, Review = FormKind.Review, RenewalReview = FormKind.RenewalReview;

    /// <summary>Choices of the request's question on duration.</summary>
    public const string UntilDate = "until-date", Months = "months", Permanent = "permanent";

    /// <summary>All of it.</summary>
    public static ImmutableArray<Phrase> All { get; } =
    [
        Title(Request, "Request for data collection review form"),
        Title(Request, "Request for data collection review"),
        Title(Request, "Data collection review request"),
        Title(Request, "Data review request"),
        Title(Request, "Data review request form"),
        Title(Renewal, "Request for Data Collection Renewal"),
        Title(Renewal, "Data Collection Renewal Request"),
        Title(Renewal, "Data review renewal request"),
        Title(Review, "Data Review Form (to be filled by Data Stewards)"),
        Title(Review, "Data Review Form"),
        Title(Review, "Data Review"),
        Title(Review, "Data collection review response"),
        Title(Review, "Data review response"),
        Title(RenewalReview, "Data Collection Renewal Review (to be filled by Data Stewards)"),
        Title(RenewalReview, "Data Collection Renewal Review"),
        Title(RenewalReview, "Renewal Review"),
        Title(RenewalReview, "Data Review Renewal"),
        Aside(Request, "", "All questions are mandatory. You must receive review from a data steward peer on your responses to these questions before shipping new data collection."),
        Aside(Request, "", "(If you want this crash annotation data to be in BOTH crash reports AND crash pings, include this line. Otherwise remove it.)"),

        Question(Request, Topics.Purpose, "What questions will you answer with this data?"),

        Question(Request, Topics.Need, "Why does Mozilla need to answer these questions?"),
        Continuation(Request, Topics.Need, "Are there benefits for users?"),
        Continuation(Request, Topics.Need, "Do we need this information to address product or business requirements?"),
        Continuation(Request, Topics.Need, "Some example responses:"),
        Sample(Topics.Need, "Establish baselines or measure changes in product or platform quality or performance."),
        Sample(Topics.Need, "Provide information essential for advancing a business objective such as supporting OKRs."),
        Sample(Topics.Need, "Determine whether a product or platform change has an effect on user or browser behavior."),

        Question(Request, Topics.Alternatives, "What alternative methods did you consider to answer these questions?"),
        Continuation(Request, Topics.Alternatives, "Why were they not sufficient?"),

        Question(Request, Topics.CurrentInstrumentation, "Can current instrumentation answer these questions?"),

        Question(Request, Topics.Measurements, "List all proposed measurements and indicate the category of data collection for each measurement"),
        Question(Request, Topics.Measurements, "List all proposed annotations and indicate the category of data collection for each measurement"),
        Continuation(Request, Topics.Measurements, "using the Firefox data collection categories found on the Mozilla wiki."),
        Continuation(Request, Topics.Measurements, "using the Firefox data collection categories on the found on the Mozilla wiki."),
        Continuation(Request, Topics.Measurements, "Note that the data steward reviewing your request will characterize your data collection based on the highest (and most sensitive) category."),
        Aside(Request, Topics.Measurements, "Note that the data steward reviewing your request will characterize your data collection based on the highest (and most sensitive) category."),
        Aside(Request, Topics.Measurements, "(Use this template for each proposed annotation.)"),

        Question(Request, Topics.Documentation, "Please provide a link to the documentation for this data collection"),
        Continuation(Request, Topics.Documentation, "which describes the ultimate data set in a public, complete, and accurate way."),
        Continuation(Request, Topics.Documentation, "Often the Privacy Notice for your product will link to where the documentation is expected to be."),
        Note(Topics.Documentation, "Often the Privacy Notice for your product will link to where the documentation is expected to be."),
        Note(Topics.Documentation, "Common examples for Mozilla products/services:"),
        Note(Topics.Documentation, "In some cases, documentation is included in the project's repository."),
        Sample(Topics.Documentation, "If this collection is Telemetry you can state \"This collection is documented in its definitions files Histograms.json, Scalars.yaml, and/or Events.yaml and in the Probe Dictionary at https://probes.telemetry.mozilla.org.\"", "telemetry"),
        Sample(Topics.Documentation, "If this data is collected using the Glean SDK you can state \"This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/\"", "glean"),
        Sample(Topics.Documentation, "If this data is collected using the Glean SDK you can state \"This collection is documented in its metrics.md document\" and provide a link to where it is hosted.", "glean"),
        Blank(Topics.Documentation, "(This collection is Glean so is documented in the Glean Dictionary. | [explain])", "issue-template") with { Set = "issue-template" },

        Question(Request, Topics.Duration, "How long will this data be collected?"),
        Continuation(Request, Topics.Duration, "Choose one of the following:"),
        Blank(Topics.Duration, "This is scoped to a time-limited experiment/project until date MM-DD-YYYY.", UntilDate),
        Sample(Topics.Duration, "I want this data to be collected for 6 months initially (potentially renewable).", Months),
        Sample(Topics.Duration, "I want to permanently monitor this data. (put someone's name here)", Permanent),
        Sample(Topics.Duration, "I want to permanently monitor this data. (Put name of who owns this data here.)", Permanent),

        Question(Request, Topics.Populations, "What populations will you measure?"),
        Aside(Request, Topics.Populations, "Which release channels?"),
        Aside(Request, Topics.Populations, "Which countries?"),
        Aside(Request, Topics.Populations, "Which locales?"),
        Aside(Request, Topics.Populations, "Any other filters? Please describe in detail below."),
        Aside(Request, Topics.Populations, "Any other filters?"),

        Question(Request, Topics.OptOut, "If this data collection is default on, what is the opt-out mechanism for users?"),
        Aside(Request, Topics.OptOut, "(If this data review request also covers sending the crash annotation data in the crash ping, include this line. Otherwise remove it.)"),

        Question(Request, Topics.Analysis, "Please provide a general description of how you will analyze this data."),

        Question(Request, Topics.Sharing, "Where do you intend to share the results of your analysis?"),

        Question(Request, Topics.ThirdParty, "Is there a third-party tool (i.e. not Glean or Telemetry) that you are proposing to use for this data collection?"),
        Question(Request, Topics.ThirdParty, "Is there a third-party tool that you are proposing to use for the collection of data (or measurement)?"),
        Continuation(Request, Topics.ThirdParty, "If so:"),
        Aside(Request, Topics.ThirdParty, "Are you using that on the Mozilla backend? Or going directly to the third-party?"),
        Aside(Request, Topics.ThirdParty, "Are you using that on the Mozilla backend?"),
        Aside(Request, Topics.ThirdParty, "Or going directly to the third-party?"),

        Aside(Renewal, "", "This form is for the renewal of an existing, reviewed data collection."),
        Aside(Renewal, "", "All questions are mandatory. You must receive Data Review from a Data Steward on a filled-out Request before shipping your renewed data collection."),
        Question(Renewal, Topics.InitialReview, "Provide a link to the initial Data Collection Review Request for this collection."),
        Question(Renewal, Topics.Expiry, "When will this collection now expire?"),
        Question(Renewal, Topics.Reason, "Why was the initial period of collection insufficient?"),

        Aside(Review, "", "Instructions: Data Stewards will review a request for data collection and endorse responses to each question."),
        Aside(Review, "", "If the request does not provide answers to questions, reviewers give an r- and point to the questions that can't be answered."),
        Question(Review, Topics.Documentation, "Is there or will there be documentation that describes the schema for the ultimate data set in a public, complete, and accurate way?"),
        Question(Review, Topics.Documentation, "Is there or will there be documentation that describes the schema for the ultimate data set available publicly, complete and accurate?"),
        Question(Review, Topics.Documentation, "Is there documentation that describes the schema for the ultimate data set available publicly, complete and accurate?"),
        Continuation(Review, Topics.Documentation, "Click the documentation link provided in Q6 and ensure it is publicly accessible and does or will contain documentation for the data collection."),
        Continuation(Review, Topics.Documentation, "(see here, here, and here for examples)."),
        Continuation(Review, Topics.Documentation, "Refer to the appendix for \"documentation\" if more detail about documentation standards is needed."),
        Question(Review, Topics.Control, "Is there a control mechanism that allows the user to turn the data collection on and off?"),
        Continuation(Review, Topics.Control, "(Note, for data collection not needed for security purposes, Mozilla provides such a control mechanism)"),
        Continuation(Review, Topics.Control, "Provide details as to the control mechanism available."),
        Aside(Review, Topics.Control, "If the answer to either of the first two questions is no, reviewers give an r-. Incremental changes to measurements or systems that have previously gone through analysis review may not require additional review."),
        Aside(Review, Topics.Control, "If the answer to either of the first two questions is no, reviewers give an r-."),
        Aside(Review, Topics.Control, "Incremental changes to measurements or systems that have previously gone through analysis review may not require additional review."),
        Question(Review, Topics.Monitoring, "If the request is for permanent data collection, is there someone who will monitor the data over time?"),
        Question(Review, Topics.Categories, "Using the category system of data types on the Mozilla wiki, what collection type of data do the requested measurements fall under?"),
        Question(Review, Topics.Categories, "What type of data do the requested instruments or measurements fall under?"),
        Question(Review, Topics.Default, "Is the data collection request for default-on or default-off?"),
        Question(Review, Topics.Default, "Is the data collection default-on or default-off?"),
        Question(Review, Topics.Identifiers, "Does the instrumentation include the addition of any new identifiers"),
        Continuation(Review, Topics.Identifiers, "(whether anonymous or otherwise; e.g., username, random IDs, etc. See the appendix for more details)?"),
        Question(Review, Topics.PrivacyNotice, "Is the data collection covered by the existing Firefox privacy notice?"),
        Continuation(Review, Topics.PrivacyNotice, "If unsure: escalate to legal if:"),
        Aside(Review, Topics.PrivacyNotice, "The data includes new identifiers; OR"),
        Aside(Review, Topics.PrivacyNotice, "The data falls within the Web activity category AND is default-on."),
        Question(Review, Topics.CheckIn, "Does there need to be a check-in in the future to determine whether to renew the data?"),
        Continuation(Review, Topics.CheckIn, "(Yes/No)"),
        Continuation(Review, Topics.CheckIn, "(If yes, set a todo reminder or file a bug if appropriate)"),
        Question(Review, Topics.ThirdParty, "Does the data collection use a third-party collection tool?"),
        Continuation(Review, Topics.ThirdParty, "If yes, escalate to legal."),

        Question(RenewalReview, Topics.InitialReview, "Is the provided Data Collection Review complete, correct, and data-review+ by a Data Steward?"),
        Question(RenewalReview, Topics.PrivacyNotice, "Is the data collection covered by the existing Firefox Privacy Notice?"),
    ];

    private static Phrase Title(FormKind form, string text) => new(form, "", PhraseRole.Title, text);

    private static Phrase Question(FormKind form, string topic, string text) => new(form, topic, PhraseRole.Question, text);

    private static Phrase Continuation(FormKind form, string topic, string text) => new(form, topic, PhraseRole.Continuation, text);

    private static Phrase Aside(FormKind form, string topic, string text) => new(form, topic, PhraseRole.Aside, text);

    private static Phrase Note(string topic, string text) => new(Request, topic, PhraseRole.Note, text);

    private static Phrase Sample(string topic, string text, string? choice = null) => new(Request, topic, PhraseRole.Sample, text) { Choice = choice ?? text };

    private static Phrase Blank(string topic, string text, string choice) => Sample(topic, text, choice) with { HasBlank = true };
}
