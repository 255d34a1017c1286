using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>A question and the room for its answer.</summary>
/// <param name="Anchor">The question.</param>
/// <param name="End">Where the room ends.</param>
/// <param name="IsLast">Whether the form ends with it, so that something else may follow.</param>
internal sealed record Section(Anchor Anchor, Place End, bool IsLast);

/// <summary>One form of the text.</summary>
/// <param name="Sections">Its questions, in the order of the text.</param>
/// <param name="From">The unit at which the room before its first question begins.</param>
internal sealed record Block(IReadOnlyList<Section> Sections, int From);
