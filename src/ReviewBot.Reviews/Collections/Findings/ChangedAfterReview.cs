using System.Collections.Immutable;

namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>It has come to collect more since it was reviewed.</summary>
public sealed record ChangedAfterReview : CollectionFinding<ChangedAfterReview>, IFinding
{
    private readonly string what;
    private readonly LandedVersion since;
    private readonly int bug;

    private ChangedAfterReview(Definition at, string what, LandedVersion since, int bug)
        : base(at, "type") => (this.what, this.since, this.bug) = (what, since, bug);

    /// <inheritdoc/>
    public static FindingKind Kind { get; } = new("changed-after-review", 15, "It has come to collect more since it was reviewed.");

    /// <inheritdoc/>
    public override bool Differs => true;

    /// <inheritdoc/>
    public override string Message => string.Create(null, $"Since the decision in bug {bug} it has changed: {what} (commit {Compared.Short(since.Commit)} of {since.At.UtcDateTime:yyyy-MM-dd}). What collects more is reviewed anew.");

    static IEnumerable<CollectionFinding> IFinding.In(Compared compared)
    {
        if (compared is { Stands: true, Approval: { } approval } && Reviewed(compared) is { } reviewed
            && compared.History.Versions.SkipWhile(v => v != reviewed).Select(v => (Version: v, More: More(reviewed.Definition, v.Definition))).ToList() is [.., var last] later
            && last.More is { IsEmpty: false } more)
        {
            yield return new ChangedAfterReview(compared.Definition, string.Join(", ", more), later.First(l => l.More.Any(more.Contains)).Version, approval.Last.Bug);
        }
    }

    // The first version that cites all that it cites today: what came with the review, or after it, was there to be seen.
    private static LandedVersion? Reviewed(Compared compared)
    {
        var cited = compared.Reviews.Where(r => r.State == ReviewState.Granted).Select(r => r.Link.Text).ToHashSet(StringComparer.Ordinal);
        return compared.History.Versions.FirstOrDefault(v => cited.IsSubsetOf(v.Definition.Reviews));
    }

    private static ImmutableArray<string> More(Definition before, Definition now)
    {
        var more = ImmutableArray.CreateBuilder<string>();
        if (before.Type != now.Type && before.Type is not null)
        {
            more.Add("another type");
        }

        if (!now.Sensitivity.IsEmpty && !before.Sensitivity.IsEmpty && now.Sensitivity.Max() > before.Sensitivity.Max())
        {
            more.Add(string.Create(null, $"category {now.Sensitivity.Max()} instead of {before.Sensitivity.Max()}"));
        }

        Count(before.ExtraKeys, now.ExtraKeys, "extra key");
        Count(before.Labels, now.Labels, "label");
        Count(before.Pings, now.Pings, "ping that it is sent in");
        return more.ToImmutable();

        void Count(ImmutableArray<string> had, ImmutableArray<string> has, string what)
        {
            if ((!had.IsEmpty || what.StartsWith("extra", StringComparison.Ordinal)) && has.Except(had).Count() is > 0 and var added)
            {
                more.Add(string.Create(null, $"{added} new {(added == 1 ? what : what.Replace("key", "keys", StringComparison.Ordinal).Replace("label", "labels", StringComparison.Ordinal).Replace("ping", "pings", StringComparison.Ordinal))}"));
            }
        }
    }
}
