using System.Collections.Immutable;

namespace ReviewBot.Reviews.Register;

/// <summary>One decision in the public register. Only ever made of a bug that everybody can see.</summary>
public sealed record RegisterEntry
{
    /// <summary>The bug.</summary>
    public required int Bug { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its product.</summary>
    public required string Product { get; init; }

    /// <summary>The attachment that was decided about.</summary>
    public required long Attachment { get; init; }

    /// <summary><c>+</c> or <c>-</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>Categories of the measurements, ascending.</summary>
    public ImmutableArray<int> Categories { get; init; } = [];

    /// <summary>Whether the collection is on by default; null where the form doesn't say.</summary>
    public bool? DefaultOn { get; init; }

    /// <summary>How long data is collected, in words; null where the form doesn't say.</summary>
    public string? Duration { get; init; }

    /// <summary>The day on which the collection ends, where it is known.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>The steward by nick or by the roster's name; never a login.</summary>
    public required string Steward { get; init; }

    /// <summary>Link to the comment to cite in <c>data_reviews</c>; the bug where it was decided without a comment.</summary>
    public required string Cite { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>When a steward first said something about it, or decided; null in entries of builds that did not look for it.</summary>
    public DateTimeOffset? FirstAnswerAt { get; init; }

    /// <summary>What the request was read as; null in entries of builds that did not keep it.</summary>
    public RegisteredForm? Form { get; init; }

    /// <summary>What is collected, in the requester's words, without addresses and links; null where no form says it.</summary>
    public string? Collected { get; init; }

    /// <summary>What landed of it in the product's source; null where that is not known.</summary>
    public string? Landed { get; init; }
}

/// <summary>What a request was read as.</summary>
public enum RegisteredForm
{
    /// <summary>No form that could be read: only the bug itself tells what was decided about.</summary>
    Unread,

    /// <summary>A request for a new collection.</summary>
    Request,

    /// <summary>A request to go on with one.</summary>
    Renewal,
}
