using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads categories of data: by number, in whatever figures, by the names of today, by older names and by Glean's (<c>data_sensitivity</c>).</summary>
internal static partial class Categories
{
    private const int MostWordsOfLabel = 6;
    private const int LongestLead = 80;
    private const int LongestCell = 120;

    private static readonly WordList Names = WordList.Of("categories");

    /// <summary>What was read of a category.</summary>
    /// <param name="Numbers">Distinct, ascending.</param>
    /// <param name="Unsure">Whether the text itself leaves it open, as "1 or 2" or "2?".</param>
    internal readonly record struct Found(ImmutableArray<int> Numbers, bool Unsure);

    /// <summary>Reads a cell that holds nothing but a category.</summary>
    public static Found OfCell(string text)
    {
        text = InFigures(text);
        if (text.Length > LongestCell || Range().IsMatch(text))
        {
            return OfProse(text);
        }

        var tokens = Tokens.Of(text);
        var stances = new Stances(tokens);
        var numbers = Figures().Matches(text).Where(m => stances.Of(tokens.At(m.Index), tokens.At(m.Index) + 1, alone: true) is not (Stance.Denied or Stance.Past)).Select(m => m.Value[0] - '0').Distinct().Order().ToImmutableArray();
        return numbers.IsEmpty ? OfProse(text) : new Found(numbers, numbers.Length > 1 || Doubt().IsMatch(text));
    }

    /// <summary>Reads a sentence, in which other numbers may stand.</summary>
    public static Found OfProse(string text)
    {
        text = InFigures(text);
        var tokens = Tokens.Of(text);
        var stances = new Stances(tokens);
        bool Stands(Match match) => stances.Of(tokens.At(match.Index), tokens.At(match.Index + match.Length), alone: true) is not (Stance.Denied or Stance.Past);
        var captures = Named().Matches(text).Where(Stands).SelectMany(m => m.Groups["n"].Captures).ToList();
        if (captures.Count > 0)
        {
            var numbers = captures.Select(c => int.Parse(c.ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order().ToImmutableArray();
            return new Found(numbers, Doubt().IsMatch(text) || (numbers.Length > 1 && Either().IsMatch(text)));
        }

        var words = Names.In(tokens).Where(w => w.Value.Length == 1).Select(w => w.Value[0] - '0').Distinct().Order().ToImmutableArray();
        return new Found(words, words.Length > 0 && text.TrimEnd().EndsWith('?'));
    }

    /// <summary>Whether a text says a category and nothing else: the head of a group, "Category 2: interaction data".</summary>
    public static bool IsLabel(string text) =>
        (text.AsSpan().Count(' ') < MostWordsOfLabel && !OfCell(text).Numbers.IsEmpty
        && Placeholders.IsBlank(Filler().Replace(Named().Replace(InFigures(text), " "), " ")))
        || (text.AsSpan().TrimEnd("*_ ").EndsWith(":") && Leads(text));

    /// <summary>Whether a text says a category by its number.</summary>
    public static bool Says(string text) => Named().IsMatch(InFigures(text));

    /// <summary>Whether a text begins with a category and goes on in words alone: "Category 3, sent by those who opted in".</summary>
    public static bool Leads(string text) =>
        text.Length <= LongestLead && Named().Match(InFigures(text)) is { Success: true } named && Placeholders.IsBlank(text.AsSpan(0, named.Index)) && named.Index + named.Length <= text.Length
        && text.AsSpan(named.Index + named.Length).IndexOfAnyInRange('0', '9') < 0;

    /// <summary>A text with each number that may be a category in plain figures: "II", "②", "2️⃣", "２", "two". A word or a roman number is one alone, or behind "category".</summary>
    public static string InFigures(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u2160', '\u2163') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2460', '\u2463') >= 0 || text.AsSpan().IndexOfAnyInRange('\uff11', '\uff14') >= 0 || text.Contains('\u20e3'))
        {
            text = string.Concat(text.Select(c => c switch
            {
                >= '\u2160' and <= '\u2163' => (char)(c - '\u2160' + '1'),
                >= '\u2460' and <= '\u2463' => (char)(c - '\u2460' + '1'),
                >= '\uff11' and <= '\uff14' => (char)(c - '\uff11' + '1'),
                '\u20e3' or '\ufe0f' => '\u200b',
                _ => c,
            })).Replace("\u200b", "", StringComparison.Ordinal);
        }

        return Spelled().Replace(text, m => m.Groups["lead"].Value + Names.At(Tokens.Of(m.Groups["n"].Value), 0)?.Value[^1] + m.Groups["tail"].Value);
    }

    [GeneratedRegex(@"(?<lead>^\W{0,4}|\b(?:categor(?:y|ies)|cat|type|tier|level|class)s?\b[\s.:#_(-]{0,3})(?<n>iv|i{1,3}|one|two|three|four)(?<tail>\b(?=\W*$|\s*[,;:/(&)\u2013\u2014-]|\s+(?:or|and|data)\b))|^(?<lead>\W{0,4})(?<n>first|second|third|fourth|1st|2nd|3rd|4th)(?<tail>)\b(?=\W*$|\s+(?:data\s+)?categor)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spelled();

    // "1 - 4 (see wiki)": the four that there are, not those of the row.
    [GeneratedRegex(@"\b1\s?[\u2013-]\s?4\b", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    // Any figure that no other noun follows: "2 (maybe 3?)", but not "2 (3 labels)".
    [GeneratedRegex(@"(?:(?<![\w.,])|(?<=\b[lc]))(?<!\b(?:note|see|row|rows|table|question|footnote|bug|appendix|item|step|part|version|release|section|paragraph|point|no|number)\.?\s)[1-4](?![\w]|[.,]\d|\s*(?:st|nd|rd|th)\b)(?!\s+(?!(?:maybe|perhaps|possibly|probably|at|if|or|and|i|by|to|as|since|because|for|when|due|in|is|with|but|rather|than|then|not|technical|interaction|web|stored|highly|most|least|could|might|may|categor\w*|data)\b)\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(?:categor(?:y|ies)|cat|type|tier|level|class|c|l(?=[1-4]))s?\b?[\s.:#_(-]{0,3}(?<n>[1-4])\b(?:(?:\s*(?:[/,&+]|or|and|to)\s*|\s?[-\u2013]\s?|[\s(\[,;\u2013\u2014-]{1,4}(?:or\s+)?(?:maybe|perhaps|possibly|probably|could (?:also )?be|might (?:also )?be|if not|even)\s+(?:even\s+)?)(?:(?:category|cat|type)\.?\s*)?(?<n>[1-4])\b(?!\s*(?:rows?|metrics|probes|events|of)))*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"[1-4]\s*\)?\s*\?|\?\s*$|\bor\b\s*(?:category|cat|type)?\.?\s*[1-4]|\b(?:not sure|unsure|maybe|perhaps|probably|unclear|rounded up)\b|[1-4]\s*/\s*[1-4]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"[1-4]\s*(?:or|/)\s*(?:category|cat|type)?\.?\s*[1-4]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Either();

    [GeneratedRegex(@"\b(?:technical|interaction|web|activity|stored|content|communications?|highly|sensitive|personal\w*|identif\w+|information|data|and|all|of|the|are|is|these|measurements?|metrics?|opt(?:ional|ed)?|in|out|only|with|explicit|consent|on|off|by|default|[1-4])\b|_", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();
}
