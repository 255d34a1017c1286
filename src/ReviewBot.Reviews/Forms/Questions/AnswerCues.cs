using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Sees in what stands behind a question what was asked: a date answers how long, a link where it is documented, whatever the question is called.</summary>
internal static partial class AnswerCues
{
    private const int Longest = 400;

    private static readonly WordList Words = WordList.Of("answer-cues");

    /// <summary>The topics that the text between two places may answer.</summary>
    public static IReadOnlySet<string> Between(IReadOnlyList<FormUnit> units, Place from, Place to)
    {
        var topics = new HashSet<string>(StringComparer.Ordinal);
        var left = Longest;
        for (var unit = from.Unit; unit < units.Count && unit <= to.Unit && left > 0; unit++)
        {
            var text = units[unit].Text.AsSpan();
            text = unit == to.Unit ? text[..Math.Min(to.Offset, text.Length)] : text;
            text = unit == from.Unit ? text[Math.Min(from.Offset, text.Length)..] : text;
            text = text[..Math.Min(left, text.Length)];
            left -= text.Length;
            Add(topics, text.ToString(), units[unit].Links.Count > 0 && !text.IsEmpty);
        }

        return topics;
    }

    private static void Add(HashSet<string> topics, string text, bool linked)
    {
        foreach (var found in Words.In(Tokens.Of(text)))
        {
            topics.UnionWith(found.Value.Split(' '));
        }

        if (linked || text.Contains("://", StringComparison.Ordinal))
        {
            topics.UnionWith([Topics.Documentation, Topics.InitialReview]);
        }

        if (Bug().IsMatch(text))
        {
            topics.UnionWith([Topics.Measurements, Topics.InitialReview]);
        }

        if (Category().IsMatch(text))
        {
            topics.UnionWith([Topics.Measurements, Topics.Categories]);
        }

        if (Period().IsMatch(text))
        {
            topics.UnionWith([Topics.Duration, Topics.Expiry]);
        }
    }

    [GeneratedRegex(@"\b(?:bug|bugs|bugzilla)\W{0,3}\d{4,9}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bug();

    [GeneratedRegex(@"\b(?:cat(?:egory|egories|\.)?|type)\W{0,3}[1-4]\b|\bC[1-4]\b|^\W*[1-4]\W|\b(?:technical|interaction|stored content|web activity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Category();

    [GeneratedRegex(@"\b20[2-9]\d[-/.]\d|\b\d{1,2}[/.]\d{1,2}[/.]20[2-9]\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}\w{0,2},? )?20[2-9]\d\b|\b(?:version|release|thunderbird|firefox|tb|esr|v)[ .]?\d{2,3}\b|\b(?:\d{1,2}|one|two|three|four|six|nine|twelve|a|half a) ?(?:mo\b|month|year|quarter|release|week)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
