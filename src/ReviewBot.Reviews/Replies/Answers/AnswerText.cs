using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>Looks at the text of an answer that stands in a comment.</summary>
internal static partial class AnswerText
{
    /// <summary>What answers the question behind whose number or name it stands, or null; and whether its author is at a loss.</summary>
    public static (string? Text, bool AtALoss) Behind(string text, string topic)
    {
        if (IsTable(text))
        {
            return (text.Trim(), false);
        }

        var kept = new List<string>();
        var loss = false;
        foreach (var paragraph in Paragraph().Split(text.Trim()))
        {
            var sentences = Sentences.Of(paragraph).ToList();
            var bearings = sentences.ConvertAll(s => kept.Count == 0 ? Bearings.OfNamed(s, topic) : Bearings.Of(OtherNumber().Replace(s, ""), [topic]));
            loss |= bearings.Exists(b => b is Bearing.AtALoss or Bearing.Claim) && !bearings.Contains(Bearing.Content);
            if (bearings.Contains(Bearing.Content))
            {
                kept.Add(WithoutClosing(paragraph, sentences, bearings.LastIndexOf(Bearing.Content)));
            }
        }

        return (kept.Count > 0 ? string.Join("\n\n", kept) : null, loss && kept.Count == 0);
    }

    // What is promised or asked for behind the answer is none of it.
    private static string WithoutClosing(string paragraph, List<string> sentences, int last) =>
        last + 1 < sentences.Count && Bearings.Closes(sentences[last + 1]) && paragraph.IndexOf(sentences[last + 1], StringComparison.Ordinal) is > 0 and var end ? paragraph[..end].TrimEnd() : paragraph;

    /// <summary>A sentence without the words by which it names its question at its beginning.</summary>
    public static string WithoutMention(string sentence) =>
        Mention().Replace(sentence, "") is { Length: > 0 } rest ? rest : sentence;

    /// <summary>Whether a text holds a table.</summary>
    public static bool IsTable(string text) => text.Split('\n').Any(line => line.TrimStart().StartsWith('|'));

    /// <summary>Whether a text is a link and nothing else.</summary>
    public static bool IsLink(string text) => Link().IsMatch(text.Trim());

    /// <summary>Whether a question is answered in free words.</summary>
    public static bool IsFree(string topic) => topic is Topics.Purpose or Topics.Need or Topics.Alternatives or Topics.CurrentInstrumentation or Topics.OptOut or Topics.Analysis or Topics.Sharing or Topics.Reason;

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^(?:(?:the|my|our)\s+)?(?:answers?\s+)?(?:(?:to|for|as for|on|in|regarding)\s+)?(?:the\s+)?(?:questions?|q)\s*\.?\s*#?\d{1,2}\s*(?:is\b|was\b|would be\b)?\s*[:,-]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^(?:as )?(?:for|to|on|about|regarding|re) (?:number |no\. ?|question |#)?\d{1,2}[,:]?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherNumber();

    [GeneratedRegex(@"^<?https?://\S+>?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
