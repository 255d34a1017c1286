using System.Globalization;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Wording;

/// <summary>How we speak of the forms' questions.</summary>
internal static class Questions
{
    /// <summary>What the question lacks, for "still lacks …".</summary>
    public static string Lacks(string topic) => topic switch
    {
        Topics.Measurements => "measurements",
        Topics.Documentation or Topics.InitialReview => "a link",
        Topics.Duration or Topics.Expiry => "a date",
        Topics.OptOut => "a way to opt out",
        Topics.Need or Topics.Reason => "a reason",
        _ => "an answer",
    };

    /// <summary>"question 7", or by what it asks where the text gives it no number.</summary>
    public static string Name(FormKind kind, string topic, int? number) =>
        number is { } n ? string.Create(CultureInfo.InvariantCulture, $"question {n}") : $"the question on {Defanged.Inline(TopicText.Brief(kind, topic), 60).TrimEnd(':', '…')}";
}
