using System.Globalization;

namespace ReviewBot.Bugzilla;

/// <summary>A search. All conditions must hold; bugs that we may not see are silently absent from what is found.</summary>
public sealed record BugQuery
{
    /// <summary>In any of these; an unknown one finds nothing, without an error.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>In any of these, whatever the product.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>Only these. At most some hundred: the address has a limit.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Changed at this time or later (UTC).</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Further conditions.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>The fields to be given; what a poll needs, unless said otherwise.</summary>
    public IReadOnlyList<string> Fields { get; init; } = ["id", "last_change_time"];

    /// <summary>Bugs a request.</summary>
    public int PageSize { get; init; } = 1000;

    internal bool IsEmpty => Products is [] && Components is [] && Ids is [] && ChangedSince is null && Charts is [];

    /// <summary>
    /// The charts as f1, o1, v1, f2, …: contiguous, because BMO puts its own for <c>last_change_time</c> at the number after their count, over one of ours if there is a gap.
    /// </summary>
    internal IDictionary<string, string> NumberedCharts()
    {
        var numbered = new Dictionary<string, string>();
        var n = 0;
        foreach (var chart in Charts)
        {
            chart.AddTo(numbered, ref n);
        }

        return numbered;
    }
}

/// <summary>A condition of a boolean chart.</summary>
public abstract record Chart
{
    private protected Chart()
    {
    }

    /// <summary>A field compared with a value, for example <c>flagtypes.name equals data-review?</c>. Conditions on flags need not hold for the same flag.</summary>
    public static Chart Of(string field, string comparison, string value) => new Comparison(field, comparison, value);

    /// <summary>At least one of these holds.</summary>
    public static Chart AnyOf(params IReadOnlyList<Chart> charts) => new Alternative(charts);

    internal abstract void AddTo(Dictionary<string, string> numbered, ref int n);

    private static string Name(char kind, int n) => string.Create(CultureInfo.InvariantCulture, $"{kind}{n}");

    private sealed record Comparison(string Field, string Operator, string Value) : Chart
    {
        internal override void AddTo(Dictionary<string, string> numbered, ref int n)
        {
            n++;
            numbered[Name('f', n)] = Field;
            numbered[Name('o', n)] = Operator;
            numbered[Name('v', n)] = Value;
        }
    }

    private sealed record Alternative(IReadOnlyList<Chart> Charts) : Chart
    {
        internal override void AddTo(Dictionary<string, string> numbered, ref int n)
        {
            n++;
            numbered[Name('f', n)] = "OP";
            numbered[Name('j', n)] = "OR";
            foreach (var chart in Charts)
            {
                chart.AddTo(numbered, ref n);
            }

            n++;
            numbered[Name('f', n)] = "CP";
        }
    }
}
