// Who would be asked next, and when nobody could be: what an admin looks at before a holiday season.
using System.Collections.Immutable;

namespace ReviewBot.Reviews.Rotation;

/// <summary>A turn that would come.</summary>
/// <param name="Steward">Who.</param>
/// <param name="Reason">Why this one and not another.</param>
public sealed record PreviewTurn(string Steward, string Reason);

/// <summary>Days, both included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record DayRange(DateOnly From, DateOnly To);

/// <summary>Who could be asked in a week.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Available">Those who are there on each of its days.</param>
/// <param name="Partly">Those who are away on some of them.</param>
public sealed record PreviewWeek(DateOnly Monday, ImmutableArray<string> Available, ImmutableArray<string> Partly);

/// <summary>What lies ahead for the requests that one group of stewards serves.</summary>
/// <param name="Name">The pool; or a product that no pool covers; or <c>all</c>.</param>
/// <param name="Next">Who would be asked, were so many requests made at that moment by somebody who isn't involved otherwise; shorter where nobody is left.</param>
/// <param name="Out">Who is out of the running then, with the reason.</param>
/// <param name="Weeks">The weeks ahead.</param>
/// <param name="Gaps">Days on which nobody could be asked.</param>
public sealed record PreviewArea(
    string Name,
    ImmutableArray<PreviewTurn> Next,
    ImmutableArray<(string Steward, Unfit Against)> Out,
    ImmutableArray<PreviewWeek> Weeks,
    ImmutableArray<DayRange> Gaps)
{
    /// <summary>All who serve these requests, away or not.</summary>
    public ImmutableArray<string> Serving { get; init; } = [];
}

/// <summary>What one steward was given within the last 365 days.</summary>
/// <param name="Steward">Who.</param>
/// <param name="Weight">The steward's weight.</param>
/// <param name="Assignments">All of them.</param>
/// <param name="Named">Those in which a human chose.</param>
/// <param name="PerWeight">Assignments for each unit of weight.</param>
/// <param name="Open">Requests that wait now.</param>
public sealed record StewardFigures(string Steward, double Weight, int Assignments, int Named, double PerWeight, int Open);

/// <summary>A look ahead, from the settings and what is known of the past; accounts and bugs are not looked at.</summary>
public sealed record RotationPreview
{
    /// <summary>The moment it is for.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>What lies ahead, for each group of requests that the same stewards serve.</summary>
    public required ImmutableArray<PreviewArea> Areas { get; init; }

    /// <summary>How the work was shared.</summary>
    public required ImmutableArray<StewardFigures> Figures { get; init; }

    /// <summary>The largest difference of assignments per unit of weight between two stewards.</summary>
    public double Spread => Figures.IsEmpty ? 0 : Math.Round(Figures.Max(f => f.PerWeight) - Figures.Min(f => f.PerWeight), 2);

    /// <summary>The last day for which an absence is entered, or null: what comes after looks free because nobody said otherwise.</summary>
    public DateOnly? AbsencesKnownUntil { get; init; }

    /// <summary>Whether there is a day, or a request, for which nobody is available.</summary>
    public bool HasGap => Areas.Any(a => !a.Gaps.IsEmpty || a.Next.IsEmpty);
}
