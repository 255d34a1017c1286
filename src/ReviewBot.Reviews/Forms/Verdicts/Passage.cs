using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>One sentence of a steward's own words.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Unit">The line that it stands on.</param>
/// <param name="Paragraph">Counts the paragraphs.</param>
/// <param name="Goes">Whether it goes on the sentence before it, on another line.</param>
/// <param name="IsAnswer">Whether it answers a question of the form, so that what it says is not said of the verdict.</param>
internal sealed record OwnSentence(string Text, int Unit, int Paragraph, bool Goes, bool IsAnswer);

/// <summary>A question of a review in own words.</summary>
/// <param name="Unit">Its line.</param>
/// <param name="IsAlone">Whether nothing else stands on it, so that the answer follows.</param>
/// <param name="Confidence">How sure it is that it is one, from 0 to 1.</param>
internal readonly record struct OwnQuestion(int Unit, bool IsAlone, double Confidence);

/// <summary>Takes out of a review what the steward says in own words: no quote, no code, no question of the form.</summary>
internal static partial class Passage
{
    private const int Longest = 400;
    private const string TooLong = "unread";

    /// <summary>The sentences in their order.</summary>
    /// <param name="units">The text.</param>
    /// <param name="asked">The units of its questions.</param>
    /// <param name="worded">Questions in own words, whose lines their answers may share.</param>
    public static List<OwnSentence> Of(IReadOnlyList<FormUnit> units, IReadOnlySet<int> asked, IEnumerable<OwnQuestion> worded)
    {
        var beside = worded.ToDictionary(q => q.Unit, q => q.IsAlone);
        bool IsAlone(int i) => asked.Contains(i) || beside.GetValueOrDefault(i);
        var sentences = new List<OwnSentence>();
        var (paragraph, answer, struck) = (0, false, false);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            if (asked.Contains(i))
            {
                answer = true;
                paragraph++;
                continue;
            }

            if (unit.NewParagraph || unit.Separator || unit.Heading > 0)
            {
                answer &= i > 0 && IsAlone(i - 1);
                paragraph++;
                struck = false;
            }

            var wasStruck = struck;
            struck ^= unit.Text.Contains("~~", StringComparison.Ordinal);
            if (!wasStruck && !struck && unit is { Quote: 0, Code: false, Separator: false, Text.Length: > 1 })
            {
                Add(sentences, unit, new OwnSentence(TooLong, i, paragraph, false, answer || IsBeside(units, i, beside)));
            }

            answer |= IsAlone(i);
        }

        return sentences;
    }

    // On the line of a question, or in the row that begins with it.
    private static bool IsBeside(IReadOnlyList<FormUnit> units, int at, Dictionary<int, bool> worded)
    {
        var first = at;
        while (first > 0 && !worded.ContainsKey(first) && units[at].Cell is { } cell && units[first - 1].Cell is { } before && (before.Table, before.Row) == (cell.Table, cell.Row))
        {
            first--;
        }

        return worded.ContainsKey(first);
    }

    private static void Add(List<OwnSentence> sentences, FormUnit unit, OwnSentence whole)
    {
        if (unit.Text.Length > Longest)
        {
            sentences.Add(whole);
            return;
        }

        var goes = unit.ContinuesLine && sentences.Count > 0 && sentences[^1].Paragraph == whole.Paragraph && !Closed().IsMatch(sentences[^1].Text);
        foreach (var text in End().Split(Address().Replace(unit.Text, "it")).Where(t => t.Length > 0))
        {
            sentences.Add(whole with { Text = text, Goes = goes });
            goes = false;
        }
    }

    // What an address is made of says nothing.
    [GeneratedRegex(@"https?://[^\s)>\]]*[^\s)>\].,;:!?]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=[.!?\u2026][)\x22'*_]{0,2})\s+", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"[.!?\u2026][)\x22'*_`]{0,3}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Closed();
}
