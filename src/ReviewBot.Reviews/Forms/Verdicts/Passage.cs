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

/// <summary>Takes out of a review what the steward says in own words: no quote, no code, no question of the form.</summary>
internal static partial class Passage
{
    private const int Longest = 400;
    private const string TooLong = "unread";

    /// <summary>The sentences in their order.</summary>
    public static List<OwnSentence> Of(IReadOnlyList<FormUnit> units, IReadOnlySet<int> asked)
    {
        var sentences = new List<OwnSentence>();
        var paragraph = 0;
        var (answer, struck) = (false, false);
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
                answer &= i > 0 && asked.Contains(i - 1);
                paragraph++;
                struck = false;
            }

            var wasStruck = struck;
            struck ^= unit.Text.Contains("~~", StringComparison.Ordinal);
            if (wasStruck || struck)
            {
                continue;
            }

            if (unit.Quote > 0 || unit.Code || unit.Separator || unit.Text.Length < 2)
            {
                continue;
            }

            if (unit.Text.Length > Longest)
            {
                sentences.Add(new OwnSentence(TooLong, i, paragraph, false, answer));
                continue;
            }

            var first = true;
            foreach (var text in End().Split(Address().Replace(unit.Text, "it")))
            {
                if (text.Length > 0)
                {
                    var open = sentences.Count > 0 && sentences[^1].Paragraph == paragraph && !Closed().IsMatch(sentences[^1].Text);
                    sentences.Add(new OwnSentence(text, i, paragraph, first && open && unit.ContinuesLine, answer));
                    first = false;
                }
            }
        }

        return sentences;
    }

    // What an address is made of says nothing.
    [GeneratedRegex(@"https?://[^\s)>\]]*[^\s)>\].,;:!?]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=[.!?\u2026][)\x22'*_]{0,2})\s+", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"[.!?\u2026][)\x22'*_`]{0,3}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Closed();
}
