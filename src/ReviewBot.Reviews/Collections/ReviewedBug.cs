using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Collections;

/// <summary>Whether a bug that definitions cite can be read.</summary>
public enum BugStanding
{
    /// <summary>Everybody may read it.</summary>
    Public,

    /// <summary>Not everybody may.</summary>
    Restricted,

    /// <summary>There is none of this number.</summary>
    Missing,
}

/// <summary>What was asked and decided in a bug. Of a restricted one nothing but that it is.</summary>
/// <param name="Bug">Its number.</param>
/// <param name="Standing">Whether it can be read.</param>
public sealed record ReviewedBug(int Bug, BugStanding Standing)
{
    /// <summary>What was asked for, ascending by attachment.</summary>
    public ImmutableArray<ReviewedRequest> Requests { get; init; } = [];

    /// <summary>The number of its last comment; null where that isn't known.</summary>
    public int? LastComment { get; init; }

    /// <summary>Whether code is reviewed there by other means than this server: what was said of data there can't be seen.</summary>
    public bool ReviewedElsewhere { get; init; }
}

/// <summary>One request and what became of it.</summary>
public sealed record ReviewedRequest
{
    /// <summary>The attachment; 0 where only a comment tells.</summary>
    public long Attachment { get; init; }

    /// <summary>Granted, denied, pending; unknown where somebody decided of whom it can't be told whether that counts.</summary>
    public required ReviewState State { get; init; }

    /// <summary>The comment to cite, if one says it.</summary>
    public int? Comment { get; init; }

    /// <summary>All comments that belong to it.</summary>
    public ImmutableArray<int> Comments { get; init; } = [];

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What it was read as: a request, a renewal, or unrecognized.</summary>
    public FormKind Form { get; init; }

    /// <summary>Categories of its measurements.</summary>
    public ImmutableArray<int> Categories { get; init; } = [];

    /// <summary>Whether the collection is on by default, if it says so.</summary>
    public bool? DefaultOn { get; init; }

    /// <summary>How long it was asked for; by metric for renewals that name them.</summary>
    public ImmutableArray<ReviewedTerm> Terms { get; init; } = [];

    /// <summary>What is measured.</summary>
    public ImmutableArray<ReviewedMeasurement> Measurements { get; init; } = [];
}

/// <summary>A measurement that was asked for.</summary>
/// <param name="Name">As written.</param>
/// <param name="Bugs">Tracking bugs.</param>
public sealed record ReviewedMeasurement(string Name, ImmutableArray<int> Bugs);

/// <summary>How long something was asked for: one of these, or none where it can't be told.</summary>
/// <param name="Subject">What it is about, where several are told apart.</param>
public sealed record ReviewedTerm(string? Subject = null)
{
    /// <summary>For good.</summary>
    public bool Permanent { get; init; }

    /// <summary>Until a day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Until a version.</summary>
    public int? Version { get; init; }

    /// <summary>For so many months, from whenever it begins.</summary>
    public int? Months { get; init; }

    /// <summary>Whether it can't be told.</summary>
    public bool IsUnclear => this is { Permanent: false, Until: null, Version: null, Months: null };
}
