// What lacks in a form, in words for the person who filled it in.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Wording;

/// <summary>The wording of what lacks in a form.</summary>
public static class FormText
{
    // A longer list is not read (process, scenario 78).
    private const int MostLines = 8;
    private const int LongestMessage = 300;

    /// <summary>
    /// A list of what keeps the form from being complete, in the order of the form: question, what lacks, what
    /// would be accepted. At most nine lines; empty for a complete form.
    /// </summary>
    public static string Findings(FormReading reading)
    {
        var order = Topics.Of(reading.Kind);
        var lacking = Lacking(reading).OrderBy(f => order.IndexOf(f.Topic)).ToList();
        if (lacking.Count == 0)
        {
            return "";
        }

        var shown = lacking.Count <= MostLines + 1 ? lacking : lacking[..MostLines];
        var text = new StringBuilder();
        foreach (var finding in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Sentence(finding)}\n");
        }

        if (shown.Count < lacking.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"- The same goes for {Names(reading.Kind, lacking[shown.Count..])}.\n");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>One finding as a sentence or two; the reader's own words, which hold nothing of the form.</summary>
    public static string Sentence(FormFinding finding) => Defanged.Inline(finding.Message, LongestMessage);

    /// <summary>What became of the questions that were open before: "3 of 4 solved; question 7 still lacks a date."</summary>
    /// <param name="before">Topics that lacked when we last said so.</param>
    /// <param name="reading">The form now.</param>
    public static string Correction(IReadOnlyCollection<string> before, FormReading reading)
    {
        var lacking = Lacking(reading).ToDictionary(f => f.Topic);
        var still = before.Where(lacking.ContainsKey).Distinct().Select(t => lacking[t]).ToList();
        var fresh = lacking.Values.Where(f => !before.Contains(f.Topic)).ToList();
        var solved = before.Distinct().Count() - still.Count;
        if (lacking.Count == 0)
        {
            return solved == 1 ? "The open question is answered now, thank you." : solved == 2 ? "Both open questions are answered now, thank you." : string.Create(CultureInfo.InvariantCulture, $"All {solved} open questions are answered now, thank you.");
        }

        var text = new StringBuilder();
        if (still.Count == 0)
        {
            text.Append(solved == 1 ? "The question that was open is answered, thank you" : "The questions that were open are answered, thank you");
        }
        else
        {
            var rest = still.Count == 1 ? $"{Questions.Name(reading.Kind, still[0].Topic, still[0].Question)} still lacks {Questions.Lacks(still[0].Topic)}" : $"{Names(reading.Kind, still)} are still open";
            text.Append(solved == 0 ? char.ToUpperInvariant(rest[0]) + rest[1..] : string.Create(CultureInfo.InvariantCulture, $"{solved} of {solved + still.Count} solved; {rest}"));
        }

        if (fresh.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $". {(fresh.Count == 1 ? $"New is that {Questions.Name(reading.Kind, fresh[0].Topic, fresh[0].Question)} lacks {Questions.Lacks(fresh[0].Topic)}" : $"New is that {Names(reading.Kind, fresh)} lack an answer")}");
        }

        return text.Append('.').ToString();
    }

    /// <summary>The first finding of each topic that keeps the form from being complete.</summary>
    internal static IEnumerable<FormFinding> Lacking(FormReading reading) =>
        reading.Findings.Where(f => f.MakesIncomplete).DistinctBy(f => f.Topic);

    /// <summary>"a, b and c".</summary>
    internal static string And(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count <= 1 ? string.Concat(list) : $"{string.Join(", ", list[..^1])} and {list[^1]}";
    }

    private static string Names(FormKind kind, List<FormFinding> findings) => findings.TrueForAll(f => f.Question is not null)
        ? $"questions {And(findings.Select(f => f.Question!.Value.ToString(CultureInfo.InvariantCulture)))}"
        : And(findings.Select(f => Questions.Name(kind, f.Topic, f.Question)));
}
