using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Lines that say the category of the points below them: "Interaction (category 2)".</summary>
internal sealed class CategoryGroups
{
    private readonly Dictionary<FormUnit, ImmutableArray<int>> _above = new(ReferenceEqualityComparer.Instance);

    /// <summary>Sees them.</summary>
    /// <param name="lines">The lines of an answer.</param>
    public CategoryGroups(IReadOnlyList<AnswerLine> lines)
    {
        FormUnit? label = null;
        ImmutableArray<int> group = [];
        foreach (var line in lines)
        {
            if (Categories.IsLabel(line.Text))
            {
                (label, group) = (line.Unit, Categories.OfCell(line.Text).Numbers);
            }
            else if (label is not null && IsBelow(line.Unit, label))
            {
                _above[line.Unit] = group;
            }
        }
    }

    /// <summary>The category said above a point; empty for none.</summary>
    public ImmutableArray<int> Of(AnswerLine point) => _above.TryGetValue(point.Unit, out var group) ? group : [];

    // A point beside a label that is one, too, is none of its group.
    private static bool IsBelow(FormUnit point, FormUnit label) => !(label.Bullet || label.Number is not null) || point.Indent > label.Indent;
}
