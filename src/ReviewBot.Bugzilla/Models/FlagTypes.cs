namespace ReviewBot.Bugzilla.Models;

/// <summary>The flag types of a product, or of one of its components.</summary>
public sealed record FlagTypes
{
    /// <summary>Those for bugs.</summary>
    public required IReadOnlyList<FlagType> Bug { get; init; }

    /// <summary>Those for attachments.</summary>
    public required IReadOnlyList<FlagType> Attachment { get; init; }
}

/// <summary>A flag type.</summary>
public sealed record FlagType
{
    /// <summary>The type's id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>An inactive type can't be asked for any more.</summary>
    public bool IsActive { get; init; }

    /// <summary>Somebody in particular can be asked.</summary>
    public bool IsRequesteeble { get; init; }

    /// <summary>Several such flags may stand side by side.</summary>
    public bool IsMultiplicable { get; init; }

    /// <summary>What the caller may set: <c>X</c>, <c>?</c>, <c>+</c>, <c>-</c>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>The server's clocks, and ours around the question, so that a difference can be judged.</summary>
/// <param name="Database">What times in bugs are made of, and what a poll's cursor is.</param>
/// <param name="Web">The web server's.</param>
/// <param name="SentAt">Our clock before asking.</param>
/// <param name="ReceivedAt">Our clock after the answer.</param>
public sealed record ServerTime(DateTimeOffset Database, DateTimeOffset Web, DateTimeOffset SentAt, DateTimeOffset ReceivedAt)
{
    /// <summary>What the answer's <c>Date</c> says, where it has one.</summary>
    public DateTimeOffset? Header { get; init; }
}
