using System.Collections.Immutable;
using System.Reflection;

namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>All that can be found, and finding it.</summary>
public static class CollectionFindings
{
    private static readonly MethodInfo KindOf = typeof(CollectionFindings).GetMethod(nameof(Describe), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The kinds in their order: one for each type of finding that there is.</summary>
    public static ImmutableArray<FindingKind> Kinds { get; } =
    [
        .. typeof(CollectionFinding).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CollectionFinding)))
            .Select(type => (FindingKind)KindOf.MakeGenericMethod(type).Invoke(null, null)!)
            .OrderBy(kind => kind.Place),
    ];

    /// <summary>What is to be said of a definition, errors first.</summary>
    public static ImmutableArray<CollectionFinding> In(Compared compared) => [.. Kinds.SelectMany(kind => kind.In(compared)).OrderBy(f => f.Severity)];

    private static FindingKind Describe<T>()
        where T : CollectionFinding<T>, IFinding => T.Kind with { In = T.In };
}
