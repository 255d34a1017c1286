using System.Collections.Frozen;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>A place that may be a question.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where the asking ends.</param>
/// <param name="Unit">Its line.</param>
/// <param name="Asked">What is asked there.</param>
internal sealed record Candidate(Place Start, Place End, FormUnit Unit, string Asked)
{
    /// <summary>The question of a known form that stands here word for word, or nearly so.</summary>
    public Anchor? Known { get; init; }

    /// <summary>How like it is, from 0 to 1.</summary>
    public double Likeness { get; init; }

    /// <summary>The number that it bears.</summary>
    public int? Number { get; init; }

    /// <summary>Whether the line says itself that something is asked: by a question mark, a colon, a heading, bold type.</summary>
    public bool Asks { get; init; }

    /// <summary>The topics that what stands behind it may answer.</summary>
    public IReadOnlySet<string> Cues { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether what stands below it is set in.</summary>
    public bool Hangs { get; init; }

    private bool IsKey => Known is null && Asked.TrimEnd() is [.., ':' or '='];

    /// <summary>How it looks, to be compared with the others.</summary>
    public QuestionStyle Style => new(Unit.Heading, Unit.Emphasis || Unit.Lead > 0, Number is not null, Unit.Bullet, IsKey, Unit.Cell?.Column ?? -1, Unit.Quote, Hangs) { Depth = IsKey ? Unit.Indent : 0 };
}

/// <summary>How a question looks.</summary>
internal readonly record struct QuestionStyle(int Heading, bool Strong, bool Numbered, bool Bullet, bool Key, int Column, int Quote, bool Hangs)
{
    /// <summary>How far a key is set in: what stands further in than the others is a key of an answer.</summary>
    public int Depth { get; init; }

    /// <summary>Whether something sets it apart from other lines.</summary>
    public bool IsMarked => Heading > 0 || Strong || Numbered || Bullet || Key || Column >= 0 || Hangs;
}
