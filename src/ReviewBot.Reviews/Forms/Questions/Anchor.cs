using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>A question of a form, found in a text.</summary>
/// <param name="Form">Which form asks it.</param>
/// <param name="Topic">What it asks.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where its known sentence ends.</param>
/// <param name="Number">The number before it.</param>
/// <param name="Line">Its line in the source.</param>
/// <param name="Inert">Whether it stands in a quote or in code.</param>
/// <param name="Heading">Level of the heading that it is, or 0.</param>
internal sealed record Anchor(FormKind Form, string Topic, Place Start, Place End, int? Number, int Line, bool Inert, int Heading)
{
    /// <summary>The question as the text asks it; empty where it was deleted.</summary>
    public string AskedIn(IReadOnlyList<FormUnit> units)
    {
        if (IsDeleted)
        {
            return "";
        }

        var parts = new List<string>();
        for (var unit = Start.Unit; unit <= End.Unit && unit < units.Count; unit++)
        {
            var text = units[unit].Text;
            var to = unit == End.Unit ? Math.Min(End.Offset, text.Length) : text.Length;
            parts.Add(text[(unit == Start.Unit ? Math.Min(Start.Offset, to) : 0)..to]);
        }

        return string.Join(' ', parts);
    }

    /// <summary>Whether the question itself was deleted, and its answer stands here.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Whether the question stands there word for word, or nearly so.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>How sure it is that this is asked here, from 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Whether its own words say what it asks.</summary>
    public bool IsWorded { get; init; } = true;

    /// <summary>Whether what stands behind it looks like an answer to it.</summary>
    public bool HasCue { get; init; }
}
