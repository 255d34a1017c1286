using ReviewBot.Reviews.Knowledge;

namespace ReviewBot.Reviews.Embargo;

/// <summary>How a condition or check stands.</summary>
public enum CheckState
{
    /// <summary>It holds.</summary>
    Met,

    /// <summary>It does not hold.</summary>
    NotMet,

    /// <summary>It can't be told; counts as not met.</summary>
    Unknown,
}

/// <summary>What a check is about.</summary>
public enum CheckKind
{
    /// <summary>Somebody who may has set conditions, and they can be used.</summary>
    Terms,

    /// <summary>A lift condition.</summary>
    Condition,

    /// <summary>The request is granted.</summary>
    Granted,

    /// <summary>Nobody's veto stands.</summary>
    Hold,

    /// <summary>The bug is in at least one group that means an embargo.</summary>
    EmbargoGroup,

    /// <summary>The bug is in no other group.</summary>
    OtherGroups,

    /// <summary>The bug has no security keyword.</summary>
    Keywords,

    /// <summary>Product and component are ours.</summary>
    Scope,

    /// <summary>Nobody restricted the bug again after we opened it.</summary>
    NotReclosed,

    /// <summary>The server's clock and ours agree.</summary>
    Clock,

    /// <summary>The warning that stands was posted long enough ago, and its announced moment has come.</summary>
    Notice,

    /// <summary>Somebody is there to notice.</summary>
    Staffed,
}

/// <summary>One line of what an opening depends on.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="State">How it stands.</param>
/// <param name="Text">For people, in our own words.</param>
/// <param name="Detail">Why it stands so, or null.</param>
/// <param name="MetAt">When it will hold by time alone; null where that is not known, or it holds.</param>
/// <param name="Condition">The lift condition, if it is one.</param>
public sealed record EmbargoCheck(CheckKind Kind, CheckState State, string Text, string? Detail = null, DateTimeOffset? MetAt = null, LiftCondition? Condition = null)
{
    /// <summary>Whether it holds.</summary>
    public bool IsMet => State == CheckState.Met;
}
