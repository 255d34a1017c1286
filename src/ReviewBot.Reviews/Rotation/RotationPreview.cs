// Who would be asked next, and when nobody could be: what an admin looks at before a holiday season.
using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

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

    /// <summary>The look ahead from a moment.</summary>
    /// <param name="roster">The stewards and pools.</param>
    /// <param name="products">The products that are looked after; at least one.</param>
    /// <param name="facts">Who was asked so far.</param>
    /// <param name="from">From when.</param>
    /// <param name="count">How many turns to show.</param>
    /// <param name="weeks">How many weeks to show.</param>
    /// <param name="name">How to name a steward.</param>
    public static RotationPreview Of(
        Roster roster, IReadOnlyList<string> products, RotationFacts facts, DateTimeOffset from, int count, int weeks, Func<Steward, string> name) => new()
    {
        From = from,
        Areas = [.. Requests(roster, products).Select(r => Area(r.Name, r.Product, r.Component, roster, facts, from, count, weeks, name))],
        Figures = [.. roster.Stewards.Select(s => FiguresOf(s, facts, from, name))],
        AbsencesKnownUntil = roster.Stewards.SelectMany(s => s.Away).Select(a => (DateOnly?)a.To).Max(),
    };

    // One request for each set of stewards that could serve it.
    private static IEnumerable<(string Name, string Product, string Component)> Requests(Roster roster, IReadOnlyList<string> products)
    {
        if (roster.Pools.IsEmpty)
        {
            return [("all", products[0], "")];
        }

        var pools = roster.Pools.Select(p => (p.Name, p.Products.FirstOrDefault() ?? products[0], p.Components.FirstOrDefault() ?? ""));
        var uncovered = products.Where(product => !roster.Pools.Any(p => p.Products.IsEmpty || p.Products.Contains(product, StringComparer.OrdinalIgnoreCase)));
        return pools.Concat(uncovered.Select(product => (product, product, "")));
    }

    private static PreviewArea Area(
        string area, string product, string component, Roster roster, RotationFacts facts, DateTimeOffset from, int count, int weeks, Func<Steward, string> name)
    {
        var serving = roster.Stewards.Where(s => roster.Serves(s, product, component)).ToList();
        var first = Choose(1, facts);
        var next = ImmutableArray.CreateBuilder<PreviewTurn>();
        var running = facts;
        for (var i = 1; i <= count && Choose(i, running) is { Steward: { } chosen } choice; i++)
        {
            next.Add(new PreviewTurn(name(chosen), Reason([.. choice.Candidates.Where(c => c.Against is null)], name)));
            running = running.With([new AssignmentFact(chosen.Login, from, -i, -i, 1, Named: false, product, component)]);
        }

        var today = DateOnly.FromDateTime(from.UtcDateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var days = Enumerable.Range(0, weeks * 7).Select(monday.AddDays).Where(d => d >= today).ToList();
        return new PreviewArea(
            area,
            next.ToImmutable(),
            [.. first.Candidates.Where(c => c.Against is not null and not Unfit.OtherPool).Select(c => (name(c.Steward), c.Against!.Value))],
            [.. days.GroupBy(d => d.AddDays(-(((int)d.DayOfWeek + 6) % 7))).Select(week => new PreviewWeek(
                week.Key,
                [.. serving.Where(s => week.All(d => !IsAway(s, d))).Select(name)],
                [.. serving.Where(s => week.Any(d => IsAway(s, d)) && week.Any(d => !IsAway(s, d))).Select(name)]))],
            [.. Ranges(days.Where(d => serving.All(s => IsAway(s, d))))])
        {
            Serving = [.. serving.Select(name)],
        };

        Choice Choose(int number, RotationFacts sofar) => StewardChoice.Choose(
            new RotationRequest { BugId = -number, AttachmentId = -number, Round = 1, Product = product, Component = component }, roster, sofar, from);
    }

    private static string Reason(ImmutableArray<Candidate> running, Func<Steward, string> name)
    {
        var (first, share) = (running[0], running[0].Share.ToString("0.##", CultureInfo.InvariantCulture));
        if (running.Length == 1)
        {
            return $"nobody else is in the running; share {share}";
        }

        var second = running[1];
        var other = name(second.Steward);
        return first.Share < second.Share
            ? string.Create(CultureInfo.InvariantCulture, $"the lowest share, {share}; next is {other} with {second.Share:0.##}")
            : second.LastAssigned is null
                ? $"share {share} like {other}; neither was ever asked, so by login"
                : $"share {share} like {other}, who was asked later";
    }

    private static StewardFigures FiguresOf(Steward steward, RotationFacts facts, DateTimeOffset now, Func<Steward, string> name)
    {
        var own = facts.Assignments.Where(a => a.At > now - RotationFacts.Window && a.At <= now && string.Equals(a.Steward, steward.Login, StringComparison.OrdinalIgnoreCase)).ToList();
        return new StewardFigures(
            name(steward), steward.Weight, own.Count, own.Count(a => a.Named), Math.Round(own.Count / steward.Weight, 2), facts.Open.GetValueOrDefault(steward.Login));
    }

    private static IEnumerable<DayRange> Ranges(IEnumerable<DateOnly> days)
    {
        DayRange? range = null;
        foreach (var day in days)
        {
            if (range is not null && day == range.To.AddDays(1))
            {
                range = range with { To = day };
                continue;
            }

            if (range is not null)
            {
                yield return range;
            }

            range = new DayRange(day, day);
        }

        if (range is not null)
        {
            yield return range;
        }
    }

    private static bool IsAway(Steward steward, DateOnly day) => steward.Away.Any(a => a.From <= day && day <= a.To);
}
