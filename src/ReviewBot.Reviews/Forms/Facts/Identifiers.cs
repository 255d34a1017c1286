using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads whether a collection brings identifiers with it, and sees data that identify although nobody says so.</summary>
internal static partial class Identifiers
{
    /// <summary>Whether a request says that it adds identifiers, or that it does not; null where it says neither.</summary>
    public static bool? InRequest(IEnumerable<string> measurements, IEnumerable<string> answers)
    {
        var rows = measurements.Select(Cut).ToList();
        var texts = answers.Select(Cut).ToList();
        return rows.Concat(texts).Any(t => New().IsMatch(Without().Replace(t, " "))) || rows.Exists(t => Made().IsMatch(t)) ? true
            : rows.Concat(texts).Any(t => Without().IsMatch(t)) ? false
            : null;
    }

    /// <summary>What a steward answers to the question.</summary>
    public static bool? InReview(string answer) =>
        YesNo.No(answer) ? false
        : YesNo.Yes(answer) || Some().IsMatch(answer) ? true
        : null;

    /// <summary>Words in a measurement that speak of what identifies somebody, or null.</summary>
    public static string? Identifying(string measurement) => Tell().Match(Cut(measurement)) is { Success: true } match ? match.Value : null;

    private static string Cut(string text) => text.Length > Answer.Facts ? text[..Answer.Facts] : text;

    [GeneratedRegex(@"\bnew\s+(?:(?!(?:message|folder|window|tab|event|metric|label)\b)[\w-]+\s+){0,3}?(?:identifiers?|uuids?|guids?|ids?)\b|\b(?:adds?|adding|introduc\w+|creat\w+|generat\w+|assign\w+)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:identifiers?|uuids?|guids?|unique ids?|random ids?|client ids?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex New();

    [GeneratedRegex(@"\b\w*(?:_id|_uuid|_guid|Id)\b[^|]{0,60}?\b(?:made|generated|random(?:ly)?|created|unique|assigned|minted)\b|\b(?:random|unique|persistent|pseudonymous|anonymous|stable)\s+(?:\w+\s+)?(?:identifiers?|uuids?|ids?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Made();

    [GeneratedRegex(@"\bno\s+(?:new\s+|additional\s+|other\s+|unique\s+)*(?:identifiers?|ids?|uuids?)\b|\b(?:not|n.t|never|without)\s+(?:\w+\s+){0,2}?(?:any\s+)?(?:new\s+)?(?:identifiers?|uuids?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Without();

    [GeneratedRegex(@"\b(?:ids?|identifiers?|uuids?|guids?)\b|_id\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Some();

    [GeneratedRegex(@"(?<![A-Za-z])(?:sha-?\d+|md5|hash(?:ed|es)?)(?![A-Za-z])|\bfingerprint\w*|(?<![A-Za-z])(?:e-?mail|account|user)[\s_-]*(?:address(?:es)?|names?|u?ids?)(?![A-Za-z])|(?<![A-Za-z])(?:device|advertising|ad|client|installation|account|profile|fxa)[\s_-]+u?id(?:entifier)?s?(?![A-Za-z])|\bip[\s-]address(?:es)?|\b(?:url|uri)s?\b(?! scheme)|\busernames?\b|\bphone numbers?\b|\bmac[\s-]address", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tell();
}
