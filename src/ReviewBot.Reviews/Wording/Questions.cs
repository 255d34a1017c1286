using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Wording;

/// <summary>What we call the forms' questions, and what counts as an answer to each (process, section 5.1).</summary>
internal static class Questions
{
    private static readonly ImmutableDictionary<string, Question> All = new Dictionary<string, Question>
    {
        [Topics.Purpose] = new("what the data will answer", "an answer", "A sentence about what you want to learn will do."),
        [Topics.Need] = new("why it is needed", "a reason", "A sentence about what it helps to decide, or what users gain, will do."),
        [Topics.Alternatives] = new("what else was considered", "an answer", "A sentence will do, also \"there is no other way\"."),
        [Topics.CurrentInstrumentation] = new("whether existing data would do", "an answer", "\"No\" will do, or what is there already and why it isn't enough."),
        [Topics.Measurements] = new("the measurements", "measurements", "Please list each measurement with its category (1 to 4) and its bug."),
        [Topics.Documentation] = new("public documentation", "a link", "A link that anybody can open will do, or the form's sentence about the Glean Dictionary."),
        [Topics.Duration] = new("how long it is collected", "a date", "One of these will do: an end date, a number of months, or \"permanent\" with the person who will look after it."),
        [Topics.Populations] = new("whose data it is", "an answer", "Please name channels, countries and locales; \"all\" will do for each."),
        [Topics.OptOut] = new("how users opt out", "a way to opt out", "The name of the setting will do, or \"off by default\"."),
        [Topics.Analysis] = new("how it is analysed", "an answer", "A sentence will do, such as \"a dashboard with weekly counts\"."),
        [Topics.Sharing] = new("where results are shared", "an answer", "A few words will do; \"only within the team\" is fine."),
        [Topics.ThirdParty] = new("third-party tools", "an answer", "\"No\" will do, or the tool's name and where the data goes."),
        [Topics.InitialReview] = new("the first review", "a link", "A link to the first data review will do, or why there is none."),
        [Topics.Expiry] = new("the new end", "a date", "A date or a version will do."),
        [Topics.Reason] = new("why the first period was not enough", "a reason", "A sentence will do."),
        [Topics.Control] = new("how users turn it off", "an answer", "Yes or no, and the setting."),
        [Topics.Monitoring] = new("who watches a permanent collection", "an answer", "A name, or that it isn't permanent."),
        [Topics.Categories] = new("the categories", "an answer", "The highest category, 1 to 4."),
        [Topics.Default] = new("on or off by default", "an answer", "Default-on or default-off."),
        [Topics.Identifiers] = new("new identifiers", "an answer", "Yes or no."),
        [Topics.PrivacyNotice] = new("the privacy notice", "an answer", "Yes or no; if unsure, Legal."),
        [Topics.CheckIn] = new("whether somebody looks again later", "an answer", "Yes or no."),
    }.ToImmutableDictionary();

    // What a steward can least do without comes first.
    private static readonly ImmutableArray<string> Weight =
    [
        Topics.Measurements, Topics.Duration, Topics.Documentation, Topics.OptOut, Topics.ThirdParty, Topics.Populations, Topics.Purpose, Topics.Need,
        Topics.InitialReview, Topics.Expiry, Topics.Reason,
    ];

    /// <summary>A few words for what the question asks.</summary>
    public static string Title(string topic) => Find(topic).Title;

    /// <summary>What it lacks, for "still lacks …".</summary>
    public static string Lacks(string topic) => Find(topic).Noun;

    /// <summary>What would be accepted, as a sentence.</summary>
    public static string Wanted(string topic) => Find(topic).Wanted;

    /// <summary>Where it stands when the most important comes first; equal for those whose order is the form's.</summary>
    public static int Order(string topic) => Weight.IndexOf(topic) is >= 0 and var at ? at : Weight.Length;

    /// <summary>"question 7", or by its title where the text gives it no number.</summary>
    public static string Name(string topic, int? number) =>
        number is { } n ? string.Create(CultureInfo.InvariantCulture, $"question {n}") : $"the question about {Title(topic)}";

    private static Question Find(string topic) => All.GetValueOrDefault(topic) ?? new Question(Defanged.Inline(topic, 40).TrimEnd(':', '…'), "an answer", "");

    private sealed record Question(string Title, string Noun, string Wanted);
}
