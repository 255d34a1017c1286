using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>Reads boxes before verdicts: what is ticked is chosen, unless the boxes are a list of things to do.</summary>
internal static partial class TickBoxes
{
    private const int MostBoxes = 12;

    /// <summary>The sentence without its box, or null if it is not ticked.</summary>
    public static string? Ticked(IReadOnlyList<FormUnit> units, OwnSentence sentence)
    {
        var unit = units[sentence.Unit];
        if (!IsOffered(units, sentence.Unit))
        {
            return null;
        }

        if (Boxes().Matches(sentence.Text) is { Count: > 0 } boxes && (boxes[0].Index == 0 || unit.Checked is not null))
        {
            return OnOneLine(sentence.Text, boxes, unit.Checked);
        }

        return unit.Checked == true ? sentence.Text : null;
    }

    /// <summary>Whether a box stands before a line.</summary>
    public static bool HasBox(FormUnit unit) => unit.Checked is not null || Boxes().Match(unit.Text) is { Success: true, Index: 0 };

    // "☑ data-review+ ☐ data-review-"
    private static string? OnOneLine(string text, MatchCollection boxes, bool? first)
    {
        var chosen = new List<string>();
        if (first == true && boxes[0].Index > 0)
        {
            chosen.Add(text[..boxes[0].Index]);
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            var end = i + 1 < boxes.Count ? boxes[i + 1].Index : text.Length;
            if (boxes[i].Groups["ticked"].Success)
            {
                chosen.Add(text[(boxes[i].Index + boxes[i].Length)..end]);
            }
        }

        return chosen.Count == 1 ? chosen[0].Trim() : null;
    }

    // Boxes of other things beside it: then it is one of the things to do, but where both verdicts are offered and only one thing is ticked.
    private static bool IsOffered(IReadOnlyList<FormUnit> units, int at)
    {
        var (from, to) = (at, at);
        while (from > 0 && at - from < MostBoxes && HasBox(units[from - 1]))
        {
            from--;
        }

        while (to + 1 < units.Count && to - at < MostBoxes && HasBox(units[to + 1]))
        {
            to++;
        }

        var boxes = units.Skip(from).Take(to - from + 1).ToList();
        var named = boxes.Select(b => VerdictMention.In(b.Text)).ToList();
        return named.TrueForAll(n => n.Count > 0)
            || (named.Exists(n => n is [{ Granted: true }]) && named.Exists(n => n is [{ Granted: false }]) && boxes.Count(b => b.Checked == true || Boxes().Match(b.Text) is { Index: 0 } box && box.Groups["ticked"].Success) == 1);
    }

    [GeneratedRegex(@"(?<ticked>[\u2611\u2612\u2713\u2714\u2705]\ufe0f?|\uD83D\uDDF9|[\[(][xX\u2713\u2714\u2705][\])])|(?:[\u2610\u25a1\u25fb\u25a2\u2b1c\u274c\u2717\u2718\u2715\u2716]\ufe0f?|[\[(][ _]?[\])])", RegexOptions.CultureInvariant)]
    private static partial Regex Boxes();
}
