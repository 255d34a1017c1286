using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>What the markup around a line says about it.</summary>
/// <param name="Quote">Depth of the quotes around it.</param>
/// <param name="Heading">Level of the heading that it stands in, or 0.</param>
/// <param name="Item">The list item that begins here: its number, 0 for a bullet, null for none.</param>
/// <param name="Cell">The cell that it stands in.</param>
internal readonly record struct LineFrame(int Quote, int Heading, int? Item, Cell? Cell)
{
    /// <summary>Whether it is shown as it is written.</summary>
    public bool Code { get; init; }
}
