// What the rotation would do from a moment on, by asking it.
using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Rotation;

/// <summary>Looks ahead from a moment.</summary>
/// <param name="roster">The stewards and pools.</param>
/// <param name="facts">Who was asked so far.</param>
/// <param name="from">From when.</param>
/// <param name="name">How to name a steward.</param>
public sealed class LookAhead(Roster roster, RotationFacts facts, DateTimeOffset from, Func<Steward, string> name)
{
    /// <summary>What lies ahead.</summary>
    /// <param name="products">The products that are looked after; at least one.</param>
    /// <param name="count">How many turns to show.</param>
    /// <param name="weeks">How many weeks to show.</param>
    public RotationPreview Preview(IReadOnlyList<string> products, int count, int weeks) => new()
    {
        From = from,
        Areas = [.. Requests(products).Select(r => new PreviewArea(
            r.Name, Turns(r.Product, r.Component, count), Out(r.Product, r.Component), [.. Weeks(r.Product, r.Component, weeks)], [.. Gaps(r.Product, r.Component, weeks)])
        {
            Serving = [.. Serving(r.Product, r.Component).Select(name)],
        })],
        Figures = [.. roster.Stewards.Select(FiguresOf)],
        AbsencesKnownUntil = roster.Stewards.SelectMany(s => s.Away).Select(a => (DateOnly?)a.To).Max(),
    };

    // One request for each set of stewards that could serve it.
    private IEnumerable<(string Name, string Product, string Component)> Requests(IReadOnlyList<string> products)
    {
        if (roster.Pools.IsEmpty)
        {
            return [("all", products[0], "")];
        }

        var pools = roster.Pools.Select(p => (p.Name, p.Products.FirstOrDefault() ?? products[0], p.Components.FirstOrDefault() ?? ""));
        var uncovered = products.Where(product => !roster.Pools.Any(p => p.Products.IsEmpty || p.Products.Contains(product, StringComparer.OrdinalIgnoreCase)));
        return pools.Concat(uncovered.Select(product => (product, product, "")));
    }

    private ImmutableArray<PreviewTurn> Turns(string product, string component, int count)
    {
        var next = ImmutableArray.CreateBuilder<PreviewTurn>();
        var running = facts;
        for (var i = 1; i <= count && Choose(product, component, running) is { Steward: { } chosen } choice; i++)
        {
            next.Add(new PreviewTurn(name(chosen), Reason([.. choice.Candidates.Where(c => c.Against == choice.Candidates[0].Against)])));
            running = running.With([new AssignmentFact(chosen.Login, from, BugId: -i, AttachmentId: 0, Round: 1, Named: false, product, component)]);
        }

        return next.ToImmutable();
    }

    private ImmutableArray<(string Steward, Unfit Against)> Out(string product, string component) =>
        [.. Choose(product, component, facts).Candidates.Where(c => c.Against is not null and not Unfit.OtherPool).Select(c => (name(c.Steward), c.Against!.Value))];

    private Choice Choose(string product, string component, RotationFacts sofar) => StewardChoice.Choose(
        new RotationRequest { Product = product, Component = component }, roster, sofar, from);

    private IEnumerable<PreviewWeek> Weeks(string product, string component, int weeks)
    {
        var serving = Serving(product, component);
        return Days(weeks).GroupBy(MondayOf).Select(week => new PreviewWeek(
            week.Key,
            [.. serving.Where(s => week.All(d => !IsAway(s, d))).Select(name)],
            [.. serving.Where(s => week.Any(d => IsAway(s, d)) && week.Any(d => !IsAway(s, d))).Select(name)]));
    }

    private IEnumerable<DayRange> Gaps(string product, string component, int weeks)
    {
        var serving = Serving(product, component);
        return Ranges(Days(weeks).Where(d => serving.TrueForAll(s => IsAway(s, d))));
    }

    private List<Steward> Serving(string product, string component) => [.. roster.Stewards.Where(s => roster.Serves(s, product, component))];

    // From today to the end of the last week.
    private IEnumerable<DateOnly> Days(int weeks)
    {
        var today = DateOnly.FromDateTime(from.UtcDateTime);
        return Enumerable.Range(0, weeks * 7).Select(MondayOf(today).AddDays).Where(d => d >= today);
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private string Reason(ImmutableArray<Candidate> running)
    {
        var (first, share) = (running[0], running[0].Share.ToString("0.##", CultureInfo.InvariantCulture));
        if (first.Against is Unfit.Resting)
        {
            return $"declined as busy of late, and nobody else is left; share {share}";
        }

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

    private StewardFigures FiguresOf(Steward steward)
    {
        var own = facts.Assignments.Where(a => a.At > from - RotationFacts.Window && a.At <= from && string.Equals(a.Steward, steward.Login, StringComparison.OrdinalIgnoreCase)).ToList();
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
