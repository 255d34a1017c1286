using System.Collections.Immutable;

namespace ReviewBot.Reviews.Collections;

/// <summary>What a definition defines.</summary>
public enum DefinitionKind
{
    /// <summary>A metric of a <c>metrics.yaml</c>.</summary>
    Metric,

    /// <summary>A ping of a <c>pings.yaml</c>.</summary>
    Ping,
}

/// <summary>
/// A metric or a ping as a product's source defines it. Its texts are a stranger's: without control characters, and else as they stand there.
/// </summary>
public sealed record Definition
{
    /// <summary>Metric or ping.</summary>
    public DefinitionKind Kind { get; init; }

    /// <summary>A metric's with its category, such as <c>mail.account_count</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>owner/name</c>, or what the folder was called.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The file from the repository's root on.</summary>
    public string File { get; init; } = "";

    /// <summary>The line on which it begins, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The lines of its fields, by their names.</summary>
    public ImmutableDictionary<string, int> Lines { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>For example <c>counter</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What it says of itself.</summary>
    public string? Description { get; init; }

    /// <summary>When it ends; null where it doesn't say (pings never do).</summary>
    public LandedExpiry? Expires { get; init; }

    /// <summary>Categories of its sensitivity, ascending; empty where it doesn't say.</summary>
    public ImmutableArray<int> Sensitivity { get; init; } = [];

    /// <summary>Its <c>data_reviews</c> as they stand there.</summary>
    public ImmutableArray<string> Reviews { get; init; } = [];

    /// <summary>The line of each of them.</summary>
    public ImmutableArray<int> ReviewLines { get; init; } = [];

    /// <summary>Its <c>bugs</c>.</summary>
    public ImmutableArray<string> Bugs { get; init; } = [];

    /// <summary>Its <c>notification_emails</c>: never shown in public.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>The pings that it is sent in; empty for those of its type.</summary>
    public ImmutableArray<string> Pings { get; init; } = [];

    /// <summary>The keys of an event.</summary>
    public ImmutableArray<string> ExtraKeys { get; init; } = [];

    /// <summary>The labels of a labeled metric.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>How long a value lives; Glean's own default where it doesn't say.</summary>
    public string Lifetime { get; init; } = "ping";

    /// <summary>Whether it says of itself that it is disabled, or that it is not.</summary>
    public bool? Disabled { get; init; }

    /// <summary>The line of one of its reviews.</summary>
    public int LineOfReview(int at) => !ReviewLines.IsDefault && at < ReviewLines.Length ? ReviewLines[at] : LineOf("data_reviews");

    /// <summary>The line of a field, or else the definition's own.</summary>
    public int LineOf(string field) => Lines.GetValueOrDefault(field, Line);
}
