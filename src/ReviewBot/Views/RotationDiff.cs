using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Rotation;

namespace ReviewBot.Views;

/// <summary>What another roster would change.</summary>
/// <param name="Before">With the roster in force.</param>
/// <param name="After">With the other one.</param>
internal sealed record RotationDiff(RotationView Before, RotationView After)
{
    private const string Nobody = "nobody";

    /// <summary>Each change as a sentence; none where all stays as it is.</summary>
    public ImmutableArray<string> Changes { get; } = [.. Stewards(Before, After), .. Before.Areas.Select(a => a.Name).Union(After.Areas.Select(a => a.Name)).SelectMany(name => Area(name, Find(Before, name), Find(After, name)))];

    private static RotationAreaView? Find(RotationView view, string name) => view.Areas.FirstOrDefault(a => a.Name == name);

    private static IEnumerable<string> Stewards(RotationView before, RotationView after)
    {
        var (old, fresh) = (before.Figures.ToDictionary(f => f.Steward), after.Figures.ToDictionary(f => f.Steward));
        return old.Keys.Except(fresh.Keys).Select(s => $"{s} is not on the roster any more{(old[s].Open > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {old[s].Open} waiting for {s} now") : "")}")
            .Concat(fresh.Keys.Except(old.Keys).Select(s => $"{s} is new"))
            .Concat(old.Keys.Intersect(fresh.Keys).Where(s => !old[s].Weight.Equals(fresh[s].Weight)).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s} has weight {fresh[s].Weight:0.##} instead of {old[s].Weight:0.##}")));
    }

    private static IEnumerable<string> Area(string name, RotationAreaView? before, RotationAreaView? after)
    {
        var of = name == "all" ? "" : $"{name}: ";
        if (before is null || after is null)
        {
            yield return before is null ? $"{of}is a group of its own" : $"{of}is no group of its own any more";
            yield break;
        }

        var (first, then) = (Turns(before), Turns(after));
        if (first != then)
        {
            yield return $"{of}next are {then} instead of {first}";
        }

        foreach (var (steward, reason) in after.Out.Select(o => (o.Steward, o.Reason)).Except(before.Out.Select(o => (o.Steward, o.Reason))))
        {
            yield return $"{of}not in the running: {steward} {reason}";
        }

        foreach (var week in after.Weeks.Join(before.Weeks, w => w.Monday, w => w.Monday, (now, was) => (now, was)))
        {
            if (Missing(week.was, week.now, after) is { Length: > 0 } gone)
            {
                yield return $"{of}in the week of {week.now.Monday:yyyy-MM-dd} without {gone}";
            }

            if (Missing(week.now, week.was, before) is { Length: > 0 } more)
            {
                yield return $"{of}in the week of {week.now.Monday:yyyy-MM-dd} with {more}";
            }
        }

        foreach (var gap in after.Gaps.Except(before.Gaps))
        {
            yield return $"{of}GAP: nobody is available {Days(gap)}";
        }

        foreach (var gap in before.Gaps.Except(after.Gaps))
        {
            yield return $"{of}no gap any more {Days(gap)}";
        }
    }

    /// <summary>A gap's days, in words.</summary>
    public static string Days(DayRange gap) => gap.From == gap.To ? $"on {gap.From:yyyy-MM-dd}" : $"from {gap.From:yyyy-MM-dd} to {gap.To:yyyy-MM-dd}";

    private static string Turns(RotationAreaView area) => area.Next.IsEmpty ? Nobody : string.Join(", ", area.Next.Select(t => t.Steward));

    // Who is new or gone altogether is told once.
    private static string Missing(PreviewWeek from, PreviewWeek there, RotationAreaView area) =>
        string.Join(", ", from.Available.Concat(from.Partly).Except(there.Available.Concat(there.Partly)).Intersect(area.Serving));
}
