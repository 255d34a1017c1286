using System.Collections.Immutable;

namespace ReviewBot.Charts;

/// <summary>A bar, or several on top of each other.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Values">A value for each of the chart's series.</param>
internal sealed record Bar(string Label, ImmutableArray<int> Values);

/// <summary>What a chart shows; its table is made of the same.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Summary">What one sees in it, in a sentence.</param>
/// <param name="Of">What the labels are: months, say.</param>
/// <param name="Series">What is counted, at most two things.</param>
/// <param name="Bars">The bars.</param>
internal sealed record BarChart(string Name, string Title, string Summary, string Of, ImmutableArray<string> Series, ImmutableArray<Bar> Bars)
{
    /// <summary>Whether the bars stand upright side by side, as what follows in time does.</summary>
    public bool Upright { get; init; }
}
