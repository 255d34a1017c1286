using System.Globalization;

namespace ReviewBot.Storage;

/// <summary>How often something was granted and denied.</summary>
/// <param name="Of">What is counted: a month, a product.</param>
/// <param name="Granted">How often it was granted.</param>
/// <param name="Denied">How often it was denied.</param>
internal sealed record DecisionCount(string Of, int Granted, int Denied);

/// <summary>How many decisions took so many whole days, or named such a category.</summary>
/// <param name="Value">Days, or a category.</param>
/// <param name="Count">How many did.</param>
internal sealed record ValueCount(int Value, int Count);

/// <summary>The register in numbers, which are kept with each decision that is entered or taken out: nobody counts when they are asked for.</summary>
internal sealed class RegisterCounts(Ledger ledger)
{
    /// <summary>Decisions a month (<c>yyyy-MM</c>), earliest first; a month without any is left out.</summary>
    public List<DecisionCount> Months() => Decisions("month");

    /// <summary>Decisions by product.</summary>
    public List<DecisionCount> Products() => Decisions("product");

    /// <summary>Every steward who decided.</summary>
    public List<string> Stewards() => [.. Decisions("steward").Select(s => s.Of)];

    /// <summary>Whole days from the request to a steward's first word, shortest first; of those of which it is known.</summary>
    public List<ValueCount> DaysToAnswer() => Days("days to answer");

    /// <summary>Whole days from the request to the decision, shortest first.</summary>
    public List<ValueCount> DaysToDecision() => Days("days to decision");

    /// <summary>Decisions by category, ascending; one of several categories counts for each. 0 are those of which none is known.</summary>
    public List<ValueCount> Categories() => Values(Decisions("categories").SelectMany(c => (c.Of.Length == 0 ? ["0"] : c.Of.Split(' ')).Select(number => c with { Of = number })));

    /// <summary>How many decisions there are.</summary>
    public int All() => Products().Sum(p => p.Granted + p.Denied);

    private List<ValueCount> Days(string what) => Values(Decisions(what));

    private static List<ValueCount> Values(IEnumerable<DecisionCount> counts) =>
    [
        .. counts.GroupBy(c => Math.Max(0, int.Parse(c.Of, CultureInfo.InvariantCulture))).Select(g => new ValueCount(g.Key, g.Sum(c => c.Granted + c.Denied))).OrderBy(c => c.Value),
    ];

    private List<DecisionCount> Decisions(string what) =>
    [
        .. ledger.Query<Row>("SELECT value, decision, count FROM register_counts WHERE what = @what ORDER BY value", new { what })
            .GroupBy(r => r.Value).Select(g => new DecisionCount(g.Key, g.Where(r => r.Decision == "+").Sum(r => r.Count), g.Where(r => r.Decision != "+").Sum(r => r.Count))),
    ];

    private sealed class Row
    {
        public string Value { get; set; } = "";

        public string Decision { get; set; } = "";

        public int Count { get; set; }
    }
}
