using Refit;

namespace ReviewBot.Bugzilla.Calls;

/// <summary>The query of a search, but for its charts.</summary>
internal sealed record SearchTerms
{
    [AliasAs("product")]
    [Query(CollectionFormat.Multi)]
    public required IReadOnlyList<string> Products { get; init; }

    [AliasAs("component")]
    [Query(CollectionFormat.Multi)]
    public required IReadOnlyList<string> Components { get; init; }

    [AliasAs("id")]
    public string? Ids { get; init; }

    [AliasAs("last_change_time")]
    public string? ChangedSince { get; init; }

    [AliasAs("include_fields")]
    public required string Fields { get; init; }

    [AliasAs("order")]
    public string Order => "bug_id";

    [AliasAs("limit")]
    public required int Limit { get; init; }

    [AliasAs("offset")]
    public required int Offset { get; init; }
}

/// <summary>Which fields of bugs are wanted, and whether a hidden bug among them is named instead of refusing all.</summary>
internal sealed record Wanted
{
    [AliasAs("include_fields")]
    public string? Fields { get; init; }

    [AliasAs("exclude_fields")]
    public string? Without { get; init; }

    [AliasAs("permissive")]
    public int? Permissive { get; init; }
}
