using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Charts;
using ReviewBot.Reviews.Wording;
using ReviewBot.Storage;

namespace ReviewBot.Web;

/// <summary>What the register's charts show.</summary>
internal static class RegisterCharts
{
    private const int MostMonths = 60;
    private const int MostProducts = 12;
    private static readonly ImmutableArray<string> Both = ["Granted", "Denied"];
    private static readonly ImmutableArray<string> One = ["Decisions"];

    // The last day of each step, and what the step is called.
    private static readonly ImmutableArray<(int To, string Name)> Waits =
    [
        (0, "under a day"), (1, "1 day"), (3, "2–3 days"), (7, "4–7 days"), (14, "1–2 weeks"), (30, "2–4 weeks"), (90, "1–3 months"), (int.MaxValue, "longer"),
    ];

    private static readonly ImmutableArray<(string Name, Func<RegisterCounts, string, BarChart> Make)> Known =
    [
        ("months", Months), ("first-answer", FirstAnswer), ("to-decision", ToDecision), ("categories", Categories), ("products", Products),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BarChart> All(RegisterCounts counts) => [.. Known.Select(k => k.Make(counts, k.Name))];

    /// <summary>One by its name, or null.</summary>
    public static BarChart? Find(string name, RegisterCounts counts) => Known.FirstOrDefault(k => k.Name == name).Make?.Invoke(counts, name);

    private static BarChart Months(RegisterCounts counts, string name)
    {
        var known = counts.Months();
        var bars = ImmutableArray.CreateBuilder<Bar>();
        if (known is [.., var last])
        {
            var (byMonth, end) = (known.ToDictionary(m => m.Of), Month(last.Of));
            var begin = new[] { Month(known[0].Of), end.AddMonths(1 - MostMonths) }.Max();
            for (var month = begin; month <= end; month = month.AddMonths(1))
            {
                var text = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
                bars.Add(byMonth.TryGetValue(text, out var m) ? new Bar(text, [m.Granted, m.Denied]) : new Bar(text, [0, 0]));
            }
        }

        var most = bars.MaxBy(b => b.Values.Sum());
        var summary = most is null ? "Nothing was decided yet." : $"From {bars[0].Label} to {bars[^1].Label}; most in {most.Label}: {RegisterWords.Count(most.Values.Sum())}.";
        return new BarChart(name, "Decisions a month", summary, "Month", Both, bars.ToImmutable()) { Upright = true };
    }

    private static BarChart FirstAnswer(RegisterCounts counts, string name) => Lengths(name, "Time to a steward's first answer", "first answered", counts.DaysToAnswer());

    private static BarChart ToDecision(RegisterCounts counts, string name) => Lengths(name, "Time to the decision", "decided", counts.DaysToDecision());

    private static BarChart Lengths(string name, string title, string done, List<ValueCount> days)
    {
        var from = 0;
        var bars = ImmutableArray.CreateBuilder<Bar>();
        foreach (var (to, step) in Waits)
        {
            bars.Add(new Bar(step, [days.Where(d => d.Value >= from && d.Value <= to).Sum(d => d.Count)]));
            from = to + 1;
        }

        var summary = days.Count == 0 ? "Nothing is known yet." : $"Half of the requests were {done} {Within(Share(days, 2))}, nine of ten {Within(Share(days, 10))}.";
        return new BarChart(name, title, summary, "Time", One, bars.ToImmutable());
    }

    // The days within which all but one of so many was done.
    private static int Share(List<ValueCount> days, int oneOf)
    {
        var total = days.Sum(d => d.Count);
        var left = total - (total / oneOf);
        return days.First(d => (left -= d.Count) <= 0).Value;
    }

    private static string Within(int days) => days == 0 ? "within a day" : string.Create(CultureInfo.InvariantCulture, $"within {days + 1} days");

    private static BarChart Categories(RegisterCounts counts, string name)
    {
        var bars = counts.Categories().OrderBy(c => c.Value == 0).Select(c => new Bar(c.Value == 0 ? "not stated" : FormSummary.Category(c.Value), [c.Count])).ToImmutableArray();
        return new BarChart(name, "Categories", "A decision about several categories counts for each of them.", "Category", One, bars);
    }

    private static BarChart Products(RegisterCounts counts, string name)
    {
        var all = counts.Products().OrderByDescending(p => p.Granted + p.Denied).ToList();
        var (granted, denied) = (all.Sum(p => p.Granted), all.Sum(p => p.Denied));
        var bars = all.Take(MostProducts).Select(p => new Bar(p.Of, [p.Granted, p.Denied])).ToList();
        if (all.Count > MostProducts)
        {
            bars.Add(new Bar("others", [all.Skip(MostProducts).Sum(p => p.Granted), all.Skip(MostProducts).Sum(p => p.Denied)]));
        }

        return new BarChart(name, "By product", string.Create(CultureInfo.InvariantCulture, $"{granted:N0} granted and {denied:N0} denied in all."), "Product", Both, [.. bars]);
    }

    private static DateOnly Month(string text) => DateOnly.ParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
