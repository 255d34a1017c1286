using System.Collections.Immutable;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>Status of a bug that a condition refers to.</summary>
/// <param name="Status">For example <c>RESOLVED</c>.</param>
/// <param name="Resolution">Empty while it is open.</param>
/// <param name="Restricted">Whether it is in a group: then nothing of it is told but whether the condition holds.</param>
public sealed record ReferredBug(string Status, string Resolution, bool Restricted = false);

/// <summary>What somebody without an account sees.</summary>
public enum Visibility
{
    /// <summary>Everybody sees the bug.</summary>
    Public,

    /// <summary>Not seen without an account.</summary>
    Hidden,

    /// <summary>The site shows nothing to anybody without an account, so that it can't be told.</summary>
    LoginRequired,
}

/// <summary>What was read beyond an embargoed bug itself. Whatever is missing here is unknown, and nothing is opened on it.</summary>
public sealed record EmbargoFacts
{
    /// <summary>The server's clock against ours, by each way to tell it; null if it wasn't read.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>Bugs that conditions refer to, as far as we see them.</summary>
    public ImmutableDictionary<int, ReferredBug> Bugs { get; init; } = ImmutableDictionary<int, ReferredBug>.Empty;

    /// <summary>What GitHub answered to a condition.</summary>
    public ImmutableDictionary<LiftCondition, bool> GitHub { get; init; } = ImmutableDictionary<LiftCondition, bool>.Empty;

    /// <summary>What landed in public source and cites a bug that is not public, by bug.</summary>
    public ImmutableDictionary<int, LandedPlace> Landed { get; init; } = ImmutableDictionary<int, LandedPlace>.Empty;

    /// <summary>What nobody in particular sees of bugs that we opened.</summary>
    public ImmutableDictionary<int, Visibility> Visibility { get; init; } = ImmutableDictionary<int, Visibility>.Empty;
}

/// <summary>What has to be read for deciding about one bug.</summary>
/// <param name="Bugs">Numbers of other bugs.</param>
/// <param name="GitHub">Conditions to ask GitHub about.</param>
/// <param name="Visibility">Whether the bug has to be read as nobody.</param>
public sealed record FactNeeds(ImmutableArray<int> Bugs, ImmutableArray<LiftCondition> GitHub, bool Visibility);
