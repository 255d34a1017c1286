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

/// <summary>The register in numbers. Each comes out of one index, in its order.</summary>
internal sealed class RegisterCounts(Ledger ledger)
{
    /// <summary>Decisions a month (<c>yyyy-MM</c>), earliest first; a month without any is left out.</summary>
    public List<DecisionCount> Months() => Decisions("month");

    /// <summary>Decisions by product.</summary>
    public List<DecisionCount> Products() => Decisions("product");

    /// <summary>Every steward who decided.</summary>
    public List<string> Stewards() => ledger.Query<string>("SELECT DISTINCT steward FROM register_entries ORDER BY steward");

    /// <summary>Whole days from the request to a steward's first word, shortest first; of those of which it is known.</summary>
    public List<ValueCount> DaysToAnswer() => Values("days_to_answer");

    /// <summary>Whole days from the request to the decision, shortest first.</summary>
    public List<ValueCount> DaysToDecision() => Values("days_to_decision");

    /// <summary>Decisions by category, ascending; one of several categories counts for each. 0 are those of which none is known.</summary>
    public List<ValueCount> Categories() =>
    [
        .. ledger.Query<CategoriesRow>("SELECT categories, count(*) AS count FROM register_entries GROUP BY categories")
            .SelectMany(r => (r.Categories.Length == 0 ? ["0"] : r.Categories.Split(' ')).Select(c => new ValueCount(int.Parse(c, CultureInfo.InvariantCulture), r.Count)))
            .GroupBy(c => c.Value).Select(g => new ValueCount(g.Key, g.Sum(c => c.Count))).OrderBy(c => c.Value),
    ];

    private List<DecisionCount> Decisions(string column) =>
    [
        .. ledger.Query<DecisionRow>($"SELECT {column} AS Name, decision, count(*) AS count FROM register_entries GROUP BY {column}, decision ORDER BY {column}")
            .GroupBy(r => r.Name).Select(g => new DecisionCount(g.Key, g.Where(r => r.Decision == "+").Sum(r => r.Count), g.Where(r => r.Decision != "+").Sum(r => r.Count))),
    ];

    private List<ValueCount> Values(string column) =>
        ledger.Query<ValueRow>($"SELECT {column} AS value, count(*) AS count FROM register_entries WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY {column}")
            .ConvertAll(r => new ValueCount(Math.Max(0, r.Value), r.Count));

    private sealed class DecisionRow
    {
        public string Name { get; set; } = "";

        public string Decision { get; set; } = "";

        public int Count { get; set; }
    }

    private sealed class ValueRow
    {
        public int Value { get; set; }

        public int Count { get; set; }
    }

    private sealed class CategoriesRow
    {
        public string Categories { get; set; } = "";

        public int Count { get; set; }
    }
}
