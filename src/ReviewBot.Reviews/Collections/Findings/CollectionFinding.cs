namespace ReviewBot.Reviews.Collections.Findings;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>What landed is not what was approved, or nothing shows that it was.</summary>
    Error,

    /// <summary>Something could be better, or somebody should look.</summary>
    Advice,
}

/// <summary>
/// Something that is to be said of a definition. Each code is one type in this folder that tells when it is found and what it says; there is no other list.
/// </summary>
public abstract record CollectionFinding
{
    private protected CollectionFinding(Definition at, string field)
    {
        Definition = at;
        Line = at.LineOf(field);
    }

    /// <summary>What it is about.</summary>
    public Definition Definition { get; }

    /// <summary>The line that it is about.</summary>
    public int Line { get; init; }

    /// <summary>Its code.</summary>
    public abstract string Code { get; }

    /// <summary>How much it weighs.</summary>
    public virtual FindingSeverity Severity => FindingSeverity.Error;

    /// <summary>Whether what landed is other than what was approved.</summary>
    public virtual bool Differs => false;

    /// <summary>For people: what is so, and which decision says otherwise. Holds nothing that a stranger wrote.</summary>
    public abstract string Message { get; }

    /// <summary>The line that would put it right, as it would stand in the file; null where that can't be told.</summary>
    public virtual string? Fix => null;
}

/// <summary>A finding of the list.</summary>
/// <typeparam name="TSelf">The finding itself.</typeparam>
public abstract record CollectionFinding<TSelf> : CollectionFinding
    where TSelf : CollectionFinding<TSelf>, IFinding
{
    private protected CollectionFinding(Definition at, string field)
        : base(at, field)
    {
    }

    /// <inheritdoc/>
    public sealed override string Code => TSelf.Kind.Code;
}

/// <summary>A kind of finding.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Place">Its place among the others.</param>
/// <param name="Says">What it means, for people.</param>
public sealed record FindingKind(string Code, int Place, string Says)
{
    /// <summary>Finds it.</summary>
    internal Func<Compared, IEnumerable<CollectionFinding>> In { get; init; } = _ => [];
}

/// <summary>Something that can be found.</summary>
public interface IFinding
{
    /// <summary>Its kind.</summary>
    static abstract FindingKind Kind { get; }

    /// <summary>Finds it where it is.</summary>
    internal static abstract IEnumerable<CollectionFinding> In(Compared compared);
}
