using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Finds the metric that a renewal is about, which stands above its questions.</summary>
internal static partial class RenewalSubject
{
    /// <summary>Whether a line names the metric of the renewal that follows.</summary>
    public static bool IsOne(string text) =>
        Metric().IsMatch(text) && (text.Contains('`', StringComparison.Ordinal) || text.TrimEnd().EndsWith(':')) && text.Length < 120;

    /// <summary>The name above the first question: "`search.opened`:", or in two steps as in metrics.yaml; null if there is none.</summary>
    public static string? Of(IReadOnlyList<FormUnit> units, Block block)
    {
        var first = block.Sections[0].Anchor.Start.Unit;
        var from = first;
        while (from > block.From && from > first - 40 && !units[from - 1].Separator)
        {
            from--;
        }

        for (var i = from; i < first; i++)
        {
            if (!IsOne(units[i].Text))
            {
                continue;
            }

            var name = Name(units[i].Text);
            return i + 1 < first && units[i + 1].Indent > units[i].Indent && Metric().IsMatch(units[i + 1].Text) ? $"{name}.{Name(units[i + 1].Text)}" : name;
        }

        return null;
    }

    private static string Name(string text) => text.Trim('`', ':', ' ');

    [GeneratedRegex(@"^\W{0,3}(?:[a-z]|(?=[A-Z][a-z0-9]*[_.]))[\w-]*(?:\.[\w*-]+)*\W{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();
}
