using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

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
        var questions = asked.SelectMany(a => Enumerable.Range(a.Start.Unit, a.End.Unit - a.Start.Unit + 1)).ToHashSet();
        var titled = asked.Select(a => (Anchor: a, Title: TitleOf(units, a, questions))).Where(t => t.Title is not null).GroupBy(t => LookOf(units[t.Title!.Value])).MaxBy(g => g.Count())?.ToList();
        return titled is not null && titled.Count >= Math.Max(Fewest, asked.Count * Mostly) && titled[0].Anchor == asked[0] && (units[titled[0].Title!.Value].Heading > 0 || AreAnswered(units, titled))
            ? titled.Where(t => t.Title < t.Anchor.Start.Unit).ToDictionary(t => t.Anchor, t => t.Title!.Value)
            : new Dictionary<Anchor, int>();
    }

    // The line above a question, or itself where it was found by its title alone.
    private static int? TitleOf(IReadOnlyList<FormUnit> units, Anchor anchor, HashSet<int> questions) =>
        anchor is { IsKnown: true, Start: { Offset: 0, Unit: > 0 } } && !questions.Contains(anchor.Start.Unit - 1) && IsTitle(units[anchor.Start.Unit - 1]) && units[anchor.Start.Unit].Heading == 0 ? anchor.Start.Unit - 1
        : !anchor.IsKnown && IsTitle(units[anchor.Start.Unit]) ? anchor.Start.Unit
        : null;

    // What stands above each question is no title where nothing else is left to answer the one before it.
    private static bool AreAnswered(IReadOnlyList<FormUnit> units, List<(Anchor Anchor, int? Title)> titled) =>
        titled.Zip(titled.Skip(1)).Count(pair => Enumerable.Range(pair.First.Anchor.End.Unit + 1, Math.Max(0, pair.Second.Title!.Value - pair.First.Anchor.End.Unit - 1)).Any(u => !units[u].Separator)) * 2 >= titled.Count;

    /// <summary>The questions of a text, those that somebody quotes below titles of their own as asked there.</summary>
    public static List<Anchor> Adopted(IReadOnlyList<FormUnit> units, List<Anchor> found)
    {
        var quoted = found.Where(a => a.Inert && a.Start.Unit > 0 && units[a.Start.Unit - 1] is { Quote: 0, Code: false }).ToList();
        var titled = Above(units, quoted);
        return titled.Count == 0 ? found : [.. found.Select(a => titled.ContainsKey(a) ? a with { Inert = false } : a)];
    }

    /// <summary>The questions with the numbers of their titles, where they have none of their own.</summary>
    public static List<Anchor> Numbered(IReadOnlyList<FormUnit> units, List<Anchor> asked, IReadOnlyDictionary<Anchor, int> titles) =>
        titles.Count == 0 ? asked : [.. asked.Select(a => titles.TryGetValue(a, out var title) ? a with { Number = a.Number ?? units[title].Number, Heading = Math.Max(a.Heading, units[title].Heading) } : a)];

    private static bool IsTitle(FormUnit unit) =>
        unit is { Separator: false, Cell: null, Code: false, Text.Length: > 1 and <= Longest } && (unit.Heading > 0 || unit.Emphasis || unit.Number is not null || IsForeign(unit.Text)) && !unit.Text.EndsWith('.');

    private static bool IsForeign(string text) => OtherLanguages.Is(text) || OtherLanguages.IsUnknownQuestion(text);

    private static (int Heading, bool Emphasis, bool Numbered, int Quote) LookOf(FormUnit unit) => (unit.Heading, unit.Emphasis, unit.Number is not null, unit.Quote);
}
