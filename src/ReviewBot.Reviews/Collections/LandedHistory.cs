using System.Collections.Immutable;

namespace ReviewBot.Reviews.Collections;

/// <summary>A definition as it was from a commit on.</summary>
/// <param name="Definition">What stood there.</param>
/// <param name="Commit">The commit.</param>
/// <param name="At">When it was made.</param>
public sealed record LandedVersion(Definition Definition, string Commit, DateTimeOffset At);

/// <summary>What is known of a definition's past.</summary>
/// <param name="Versions">Its versions, oldest first; empty where no past is known.</param>
public sealed record LandedHistory(ImmutableArray<LandedVersion> Versions)
{
    /// <summary>No past at all: a folder.</summary>
    public static readonly LandedHistory Unknown = new([]);

    /// <summary>Whether the first version is the first that there ever was, and not only the first that was seen.</summary>
    public bool FromTheBeginning { get; init; }

    /// <summary>The commit that took it away, if it is gone.</summary>
    public string? GoneIn { get; init; }

    /// <summary>When it landed, where that is known.</summary>
    public DateTimeOffset? Since => FromTheBeginning && Versions is [var first, ..] ? first.At : null;
}
