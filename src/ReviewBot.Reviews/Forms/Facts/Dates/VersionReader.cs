using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>A version in a text with which something ends.</summary>
internal readonly record struct VersionFound(int Number, string Text, int Start);

/// <summary>Reads the version with which a collection ends: the second of a range, never the one with which it begins.</summary>
internal static partial class VersionReader
{
    private const int Least = 60;
    private const int Most = 399;
    private const int LeastNamed = 4;

    /// <summary>The versions of a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="dates">Its days, whose numbers are no versions.</param>
    public static IEnumerable<VersionFound> In(string clause, IReadOnlyList<DateFound> dates)
    {
        var ranges = Range().Matches(clause).Where(m => IsVersion(m.Groups["n"], true, dates) && IsVersion(m.Groups["from"], true, dates)).ToList();
        foreach (var range in ranges)
        {
            yield return Found(range.Groups["n"], range.Index);
        }

        foreach (Match match in Named().Matches(clause))
        {
            var number = match.Groups["n"];
            if (!ranges.Exists(r => r.Index <= number.Index && number.Index < r.Index + r.Length) && IsVersion(number, match.Groups["product"].Success, dates) && !Begins().IsMatch(clause[..number.Index]))
            {
                yield return Found(number, match.Index);
            }
        }

        if (Bare().Match(clause) is { Success: true } bare && IsVersion(bare.Groups["n"], false, dates) && ranges.Count == 0)
        {
            yield return Found(bare.Groups["n"], 0);
        }
    }

    private static VersionFound Found(Group number, int start) => new(int.Parse(number.ValueSpan, CultureInfo.InvariantCulture), number.Value, start);

    private static bool IsVersion(Group group, bool named, IReadOnlyList<DateFound> dates) =>
        int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) is var number
        && (number is >= Least and <= Most || (named && number is >= LeastNamed and < Least))
        && !dates.Any(d => d.Start <= group.Index && group.Index < d.End);

    // "145 to 160", "from Thunderbird 147 up to and including 159", "between 145 and 160"
    [GeneratedRegex(@"(?:\bbetween\s+(?:\w+\s+){0,2}?v?(?<from>\d{2,3})(?:\.0)?\s+and|(?<![\w.,/-])v?(?<from>\d{2,3})(?:\.0)?\s*(?:(?:up\s+)?to|up\s+to|through|thru|until|till|bis|\u00e0|hasta|[\u2013\u2014-]|\.{2,3}|\u2026|->|=>|\u2192))(?:\s+and\s+including)?\s*(?:(?:version|release|thunderbird|tb|firefox|fx|esr)\s+)*v?(?<n>\d{2,3})(?:\.0)?(?![\w/:%-]|\.\d|\s?(?:months?|mos?|years?|yrs?|quarters?|weeks?|days?|percent|hours?|minutes?))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:(?<product>versions?|thunderbird|tb|firefox|fx|releases?|esr|daily|beta|nightly|android|v\.?)|until|till|through|up to|expir\w+|expires|ends?|ending|end|stops?|removed|retired|dropped|goes away|gone|(?<!opt[\s-])out|leaves?|turned off|switched off|off again|last|runs?|stays?|lasts?|(?:it|that|this)(?: will|.ll)(?: now)? be|(?:moved|extended|changed|prolonged|pushed|set) to|bis|hasta|jusqu'\u00e0)(?: (?:(?<product>version|release|thunderbird|tb|firefox|esr|daily|beta|nightly|desktop|android|v)|to have it|that has it|with it|in|at|with|on|of|is|as of|after|for|the|and including|again|by|to|until|till))*[ :=]*['""`\u2018\u201c(]*v?(?<n>\d{1,3})(?:\.\d{1,2}){0,2}(?:[ab]\d+)?(?![\w/:%-]|\.\d| ?(?:months?|mos?|years?|yrs?|quarters?|weeks?|days?|cycles?|releases|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|st|nd|rd|th|percent)(?!\w*[\d]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "It lands in 148": how it begins.
    [GeneratedRegex(@"\b(?:from|since|start\w*|beg[ai]n\w*|lands?|landing|landed|ships?|shipping|shipped|added|introduced|first|as of|between)(?:\s+(?:in|with|at|on|is|from|version|release|thunderbird|tb|firefox|the|esr|daily|nightly|beta|desktop|android))*\s+v?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\W{0,3}(?<n>\d{2,3})(?:\.0)?(?: (?:versions?|releases?))?(?:\W{0,3}$|\s*[(;](?!\d)|,?\s+(?:instead of|rather than|not|in place of)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
