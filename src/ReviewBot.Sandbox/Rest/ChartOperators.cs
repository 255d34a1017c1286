using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The operators that look at one value of a field.</summary>
internal static class ChartOperators
{
    private static readonly char[] Separators = [' ', ',', '\t'];

    public static BugzillaException Unknown(string op) => new(68000, $"Bugzilla does not support the search type \"{op}\".");

    /// <returns>Null: the operator is none of these.</returns>
    public static Func<string, bool>? Find(string field, string op, string value)
    {
        const StringComparison NoCase = StringComparison.OrdinalIgnoreCase;
        return op switch
        {
            "equals" when ChartFields.IsDate(field) => v => Compare(field, v, value) == 0,
            "equals" => v => v.Equals(value, NoCase),
            "substring" => v => v.Contains(value, NoCase),
            "casesubstring" => v => v.Contains(value, StringComparison.Ordinal),
            "regexp" => Pattern(value).IsMatch,
            "anyexact" => v => value.Split(',', StringSplitOptions.TrimEntries).Contains(v, StringComparer.OrdinalIgnoreCase),
            "anywordssubstr" => v => Words(value).Any(w => v.Contains(w, NoCase)),
            "anywords" => v => Words(value).Any(w => Words(v).Contains(w, StringComparer.OrdinalIgnoreCase)),
            "greaterthan" => v => Compare(field, v, value) > 0,
            "greaterthaneq" => v => Compare(field, v, value) >= 0,
            "lessthan" => v => Compare(field, v, value) < 0,
            "lessthaneq" => v => Compare(field, v, value) <= 0,
            _ => null,
        };
    }

    private static Regex Pattern(string value)
    {
        try
        {
            return new Regex(value, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw BugzillaException.User($"The regular expression '{value}' is not valid.");
        }
    }

    private static int Compare(string field, string actual, string wanted) =>
        ChartFields.IsDate(field) ? Clock.Read(actual).CompareTo(Clock.Read(wanted))
        : long.TryParse(actual, CultureInfo.InvariantCulture, out var a) && long.TryParse(wanted, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b)
        : string.Compare(actual, wanted, StringComparison.OrdinalIgnoreCase);

    public static string[] Words(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
