using System.Globalization;

namespace ReviewBot.Storage;

/// <summary>In which order decisions are read.</summary>
internal enum RegisterOrder
{
    /// <summary>Latest first.</summary>
    Newest,

    /// <summary>Earliest first.</summary>
    Oldest,

    /// <summary>What ends soonest first; only what ends from <see cref="RegisterSearch.EndsFrom"/> on.</summary>
    Ending,
}

/// <summary>Which decisions are looked for. All that is given must hold.</summary>
internal sealed record RegisterSearch
{
    /// <summary>How far ahead an end is soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(90);

    /// <summary>All of them.</summary>
    public static readonly RegisterSearch All = new();

    /// <summary>Words that all have to stand in title, collection, product, steward or number of the bug; in any form that a stem takes.</summary>
    public string? Text { get; init; }

    /// <summary>A product.</summary>
    public string? Product { get; init; }

    /// <summary><c>+</c> or <c>-</c>.</summary>
    public string? Decision { get; init; }

    /// <summary>A steward, as the register names one.</summary>
    public string? Steward { get; init; }

    /// <summary>A category among those of the measurements.</summary>
    public int? Category { get; init; }

    /// <summary>The first day on which a collection ends; with it <see cref="EndsBefore"/>.</summary>
    public DateOnly? EndsFrom { get; init; }

    /// <summary>The day before which it ends.</summary>
    public DateOnly? EndsBefore { get; init; }

    /// <summary>The order; <see cref="RegisterOrder.Ending"/> goes with <see cref="EndsFrom"/>.</summary>
    public RegisterOrder Order { get; init; }

    /// <summary>Only what was granted and ends soon after a day, soonest first.</summary>
    public RegisterSearch EndingSoon(DateOnly today) =>
        this with { Decision = "+", EndsFrom = today, EndsBefore = today.AddDays((int)Soon.TotalDays), Order = RegisterOrder.Ending };

    /// <summary>Whether every decision is meant.</summary>
    public bool IsAll => string.IsNullOrWhiteSpace(Text) && (Product, Decision, Steward, Category, EndsFrom) is (null, null, null, null, null);

    /// <summary>The months, as <c>yyyyMM</c>, in which what is looked for ends; none where that says nothing.</summary>
    public IEnumerable<string> Months()
    {
        if (EndsFrom is not { } from || EndsBefore is not { } before)
        {
            yield break;
        }

        for (var month = new DateOnly(from.Year, from.Month, 1); month < before; month = month.AddMonths(1))
        {
            yield return month.ToString("yyyyMM", CultureInfo.InvariantCulture);
        }
    }
}
