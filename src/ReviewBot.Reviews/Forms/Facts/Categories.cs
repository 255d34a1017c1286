using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads categories of data: by number, by the names of today, by older names and by Glean's (<c>data_sensitivity</c>).</summary>
internal static partial class Categories
{
    /// <summary>What was read of a category.</summary>
    /// <param name="Numbers">Distinct, ascending.</param>
    /// <param name="Unsure">Whether the text itself leaves it open, as "1 or 2" or "2?".</param>
    internal readonly record struct Found(ImmutableArray<int> Numbers, bool Unsure);

    /// <summary>Reads a cell that holds nothing but a category.</summary>
    public static Found OfCell(string text)
    {
        if (Bare().Match(text) is { Success: true } bare)
        {
            return Numbers(bare.Groups["n"].Captures, Doubt().IsMatch(text));
        }

        return OfProse(text);
    }

    /// <summary>Reads a sentence, in which other numbers may stand.</summary>
    public static Found OfProse(string text)
    {
        var captures = Named().Matches(text).SelectMany(m => m.Groups["n"].Captures).ToList();
        if (captures.Count > 0)
        {
            var numbers = Distinct(captures);
            return new Found(numbers, Doubt().IsMatch(text) || (numbers.Length > 1 && Either().IsMatch(text)));
        }

        var words = new List<int>();
        foreach (Match match in Words().Matches(text))
        {
            words.Add(match.Groups[1].Success ? 1 : match.Groups[2].Success ? 2 : match.Groups[3].Success ? 3 : 4);
        }

        return new Found([.. words.Distinct().Order()], words.Count > 0 && text.TrimEnd().EndsWith('?'));
    }

    /// <summary>What a name beside a number should be, to see whether they agree; null if no name stands there.</summary>
    public static int? NameOf(string text) => Words().Matches(text) is [var only] ? only.Groups[1].Success ? 1 : only.Groups[2].Success ? 2 : only.Groups[3].Success ? 3 : 4 : null;

    private static Found Numbers(IEnumerable<Capture> captures, bool doubt)
    {
        var numbers = Distinct(captures);
        return new Found(numbers, doubt || numbers.Length > 1);
    }

    private static ImmutableArray<int> Distinct(IEnumerable<Capture> captures) =>
        [.. captures.Select(c => int.Parse(c.ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order()];

    [GeneratedRegex(@"^\W{0,4}(?<n>[1-4])\b(?:\s*(?:[/,&+]|or|and|to)\s*(?<n>[1-4])\b)*(?!\s*\w*[.,]?\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:categor(?:y|ies)|cat|type|tier|level|class|c)s?\b?[\s.:#_(-]{0,3}(?<n>[1-4])\b(?:(?:\s*(?:[/,&+]|or|and|to)\s*|\s?-\s?)(?:(?:category|cat|type)\.?\s*)?(?<n>[1-4])\b(?!\s*(?:rows?|metrics|probes|events|of)))*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\w-])(?:(technical)|(interaction)|(web[\s_-]?activity|stored[\s_-]?content|communications?\s+data)|(highly[\s_-]?sensitive|personal(?:ly)?[\s-]+identif\w+))(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"[1-4]\s*\)?\s*\?|\?\s*$|\bor\b\s*(?:category|cat|type)?\.?\s*[1-4]|\b(?:not sure|unsure|maybe|perhaps|probably|unclear|rounded up)\b|[1-4]\s*/\s*[1-4]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"[1-4]\s*(?:or|/)\s*(?:category|cat|type)?\.?\s*[1-4]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Either();
}
