using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Sees titles that somebody set above the questions of the form, each with its number: they belong to the question below, and end the answer above.</summary>
internal static class QuestionTitles
{
    private const int Fewest = 3;
    private const double Mostly = 0.6;
    private const int Longest = 60;

    /// <summary>The lines of the titles, each with the question below it.</summary>
    public static IReadOnlyDictionary<Anchor, int> Above(IReadOnlyList<FormUnit> units, IReadOnlyList<Anchor> asked)
    {
        var above = asked.Where(a => a is { IsKnown: true, Start.Offset: 0 } && a.Start.Unit > 0 && IsTitle(units[a.Start.Unit - 1]) && units[a.Start.Unit].Heading == 0)
            .GroupBy(a => LookOf(units[a.Start.Unit - 1])).MaxBy(g => g.Count());
        return above is not null && above.Count() >= Math.Max(Fewest, asked.Count * Mostly) ? above.ToDictionary(a => a, a => a.Start.Unit - 1) : new Dictionary<Anchor, int>();
    }

    /// <summary>The questions with the numbers of their titles, where they have none of their own.</summary>
    public static List<Anchor> Numbered(IReadOnlyList<FormUnit> units, List<Anchor> asked, IReadOnlyDictionary<Anchor, int> titles) =>
        titles.Count == 0 ? asked : [.. asked.Select(a => titles.TryGetValue(a, out var title) ? a with { Number = a.Number ?? units[title].Number, Heading = Math.Max(a.Heading, units[title].Heading) } : a)];

    private static bool IsTitle(FormUnit unit) =>
        unit is { Separator: false, Cell: null, Code: false, Text.Length: > 1 and <= Longest } && (unit.Heading > 0 || unit.Emphasis || unit.Number is not null) && unit.Text.TrimEnd() is not [.., '?' or '.'];

    private static (int Heading, bool Emphasis, bool Numbered, int Quote) LookOf(FormUnit unit) => (unit.Heading, unit.Emphasis, unit.Number is not null, unit.Quote);
}
