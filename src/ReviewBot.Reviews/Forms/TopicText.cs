namespace ReviewBot.Reviews.Forms;

/// <summary>What people call the questions, and what answers them.</summary>
public static class TopicText
{
    /// <summary>What a question asks, in a few words.</summary>
    public static string Brief(FormKind kind, string topic) => (kind, topic) switch
    {
        (_, Topics.Purpose) => "what the data will answer",
        (_, Topics.Need) => "why it is needed",
        (_, Topics.Alternatives) => "alternatives",
        (_, Topics.CurrentInstrumentation) => "current instrumentation",
        (_, Topics.Measurements) => "measurements",
        (_, Topics.Documentation) => "documentation",
        (_, Topics.Duration) => "how long",
        (_, Topics.Populations) => "populations",
        (_, Topics.OptOut) => "opt-out",
        (_, Topics.Analysis) => "analysis",
        (_, Topics.Sharing) => "where results are shared",
        (_, Topics.ThirdParty) => "third-party tool",
        (FormKind.RenewalReview, Topics.InitialReview) => "the review that it rests on",
        (_, Topics.InitialReview) => "link to the initial review",
        (_, Topics.Expiry) => "new expiry",
        (_, Topics.Reason) => "why the first period was too short",
        (_, Topics.Control) => "control mechanism",
        (_, Topics.Monitoring) => "who monitors it",
        (_, Topics.Categories) => "categories",
        (_, Topics.Default) => "default on or off",
        (_, Topics.Identifiers) => "new identifiers",
        (_, Topics.PrivacyNotice) => "privacy notice",
        (_, Topics.CheckIn) => "check-in",
        _ => topic,
    };

    /// <summary>What would be accepted.</summary>
    public static string Wanted(FormKind kind, string topic) => (kind, topic) switch
    {
        (_, Topics.Purpose) => "A sentence on what you want to know is enough.",
        (_, Topics.Need) => "A sentence on why it is needed, or what users gain, is enough.",
        (_, Topics.Alternatives) => "A sentence is enough; \"none\" is an answer, too.",
        (_, Topics.CurrentInstrumentation) => "\"No\" is an answer, too.",
        (_, Topics.Measurements) => "Please add a row for each measurement: what it is, its category (1 to 4), its bug.",
        (FormKind.Request, Topics.Documentation) => "Please give a public link, or say that it is documented in the Glean Dictionary.",
        (FormKind.Request, Topics.Duration) => "Choose one: a date, a number of months, or permanently with the name of the person responsible.",
        (_, Topics.Populations) => "Please name the channels, countries and locales; \"all\" is an answer.",
        (_, Topics.OptOut) => "Please say where users switch it off, or that it is off by default.",
        (_, Topics.Analysis) => "A sentence on how you will look at the data is enough.",
        (_, Topics.Sharing) => "A sentence is enough; \"only in the team\" is an answer, too.",
        (FormKind.Request, Topics.ThirdParty) => "\"No\" is an answer; otherwise name the tool and where the data goes.",
        (FormKind.Renewal, Topics.InitialReview) => "Please give the link to the first review, or say why there is none.",
        (_, Topics.Expiry) => "Please give a date or a version.",
        (_, Topics.Reason) => "A sentence is enough.",
        _ => "A word is enough.",
    };
}
