using System.Collections.Frozen;

namespace ReviewBot.Reviews.Forms;

/// <summary>What people call the questions, and what answers them.</summary>
public static class TopicText
{
    // By topic, where it is not said of one kind of form alone.
    private static readonly FrozenDictionary<(FormKind? Form, string Topic), string> Briefly = new Dictionary<(FormKind? Form, string Topic), string>
    {
        [(null, Topics.Purpose)] = "what the data will answer",
        [(null, Topics.Need)] = "why it is needed",
        [(null, Topics.Alternatives)] = "alternatives",
        [(null, Topics.CurrentInstrumentation)] = "current instrumentation",
        [(null, Topics.Measurements)] = "measurements",
        [(null, Topics.Documentation)] = "documentation",
        [(null, Topics.Duration)] = "how long",
        [(null, Topics.Populations)] = "populations",
        [(null, Topics.OptOut)] = "opt-out",
        [(null, Topics.Analysis)] = "analysis",
        [(null, Topics.Sharing)] = "where results are shared",
        [(null, Topics.ThirdParty)] = "third-party tool",
        [(FormKind.RenewalReview, Topics.InitialReview)] = "the review that it rests on",
        [(null, Topics.InitialReview)] = "link to the initial review",
        [(null, Topics.Expiry)] = "new expiry",
        [(null, Topics.Reason)] = "why the first period was too short",
        [(null, Topics.Control)] = "control mechanism",
        [(null, Topics.Monitoring)] = "who monitors it",
        [(null, Topics.Categories)] = "categories",
        [(null, Topics.Default)] = "default on or off",
        [(null, Topics.Identifiers)] = "new identifiers",
        [(null, Topics.PrivacyNotice)] = "privacy notice",
        [(null, Topics.CheckIn)] = "check-in",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(FormKind? Form, string Topic), string> Wants = new Dictionary<(FormKind? Form, string Topic), string>
    {
        [(null, Topics.Purpose)] = "A sentence on what you want to know is enough.",
        [(null, Topics.Need)] = "A sentence on why it is needed, or what users gain, is enough.",
        [(null, Topics.Alternatives)] = "A sentence is enough; \"none\" is an answer, too.",
        [(null, Topics.CurrentInstrumentation)] = "\"No\" is an answer, too.",
        [(null, Topics.Measurements)] = "Please add a row for each measurement: what it is, its category (1 to 4), its bug.",
        [(FormKind.Request, Topics.Documentation)] = "Please give a public link, or say that it is documented in the Glean Dictionary.",
        [(FormKind.Request, Topics.Duration)] = "Choose one: a date, a number of months, or permanently with the name of the person responsible.",
        [(null, Topics.Populations)] = "Please name the channels, countries and locales; \"all\" is an answer.",
        [(null, Topics.OptOut)] = "Please say where users switch it off, or that it is off by default.",
        [(null, Topics.Analysis)] = "A sentence on how you will look at the data is enough.",
        [(null, Topics.Sharing)] = "A sentence is enough; \"only in the team\" is an answer, too.",
        [(FormKind.Request, Topics.ThirdParty)] = "\"No\" is an answer; otherwise name the tool and where the data goes.",
        [(FormKind.Renewal, Topics.InitialReview)] = "Please give the link to the first review, or say why there is none.",
        [(null, Topics.Expiry)] = "Please give a date or a version.",
        [(null, Topics.Reason)] = "A sentence is enough.",
    }.ToFrozenDictionary();

    /// <summary>What a question asks, in a few words.</summary>
    public static string Brief(FormKind kind, string topic) => Of(Briefly, kind, topic) ?? topic;

    /// <summary>What would be accepted.</summary>
    public static string Wanted(FormKind kind, string topic) => Of(Wants, kind, topic) ?? "A word is enough.";

    private static string? Of(FrozenDictionary<(FormKind? Form, string Topic), string> texts, FormKind kind, string topic) =>
        texts.GetValueOrDefault((kind, topic)) ?? texts.GetValueOrDefault((null, topic));
}
