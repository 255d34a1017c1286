using ReviewBot.Reviews.Forms.Answers;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Sees several measurements in one line or cell: "Opened (category 2, bug 1900001); size (category 1, bug 1900002)".</summary>
internal static class InlineList
{
    private const int Most = 60;
    private const int Longest = 6000;

    /// <summary>The lines, with each measurement of such a list on a line of its own.</summary>
    public static List<AnswerLine> Apart(IEnumerable<AnswerLine> lines) => [.. lines.SelectMany(Apart)];

    private static IEnumerable<AnswerLine> Apart(AnswerLine line)
    {
        if (line.Text.Length > Longest || line.Text.IndexOfAny([';', '\u2022', '\u00b7']) < 0)
        {
            return [line];
        }

        var parts = line.Text.Split([';', '\u2022', '\u00b7'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is > 1 and <= Most && Array.TrueForAll(parts, Measures) ? parts.Select(part => Part(line, part)) : [line];
    }

    private static bool Measures(string part) => part.Any(char.IsLetter) && part.AsSpan().Count('(') == part.AsSpan().Count(')') && (!Categories.OfProse(part).Numbers.IsEmpty || BugNumbers.OfProse(part, []).Any());

    private static AnswerLine Part(AnswerLine line, string part) =>
        line with { Text = part, Offset = 0, Unit = line.Unit with { Text = part, Cell = null, Bullet = true, Links = [.. line.Unit.Links.Where(l => part.Contains(l.Url, StringComparison.Ordinal)).Select(l => l with { Offset = 0 })] } };
}
