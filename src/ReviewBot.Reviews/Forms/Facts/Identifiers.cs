using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads whether a collection brings identifiers with it, and sees data that identify although nobody says so.</summary>
internal static partial class Identifiers
{
    private const int Before = 2;
    private const int Behind = 6;

    private static readonly WordList Lexicon = WordList.Of("identifiers");

    /// <summary>Whether a request says that it adds identifiers, or that it does not; null where it says neither.</summary>
    public static bool? InRequest(IEnumerable<string> measurements, IEnumerable<string> answers)
    {
        var rows = measurements.Select(Cut).ToList();
        var texts = answers.Select(Cut).ToList();
        return rows.Concat(texts).Any(t => New().IsMatch(Without().Replace(t, " "))) || rows.Exists(t => Made().IsMatch(t) || IsNew(t)) ? true
            : rows.Concat(texts).Any(t => Without().IsMatch(t)) || rows.Exists(IsKnown) ? false
            : null;
    }

    /// <summary>What a steward answers to the question.</summary>
    public static bool? InReview(string answer) =>
        YesNo.No(answer) ? false
        : YesNo.Yes(answer) || Some().IsMatch(answer) ? true
        : null;

    /// <summary>Words in a measurement that speak of what identifies somebody, or null.</summary>
    public static string? Identifying(string measurement) => Tell().Match(Cut(measurement)) is { Success: true } match ? match.Value : null;

    // "A random UUID made at install": what identifies, and near it what makes it new.
    private static bool IsNew(string measurement)
    {
        var tokens = Tokens.Of(measurement);
        var found = Lexicon.In(tokens).ToList();
        if (found.Exists(f => f.Value == "old"))
        {
            return false;
        }

        // "Salted hash of the address", "Device fingerprint"
        if ((found.Exists(f => f.Value == "hashed") && found.Exists(f => f.Value == "person")) || Fingerprint().IsMatch(measurement))
        {
            return true;
        }

        var stances = new Stances(tokens);
        return found.Exists(name => name.Value is "name" or "thing" && stances.Of(name.First, name.Next) is not Stance.Denied && found.Exists(how => Makes(how, name)));
    }

    private static bool Makes(WordsFound how, WordsFound name) =>
        (how.Value == "new" || (how.Value == "done" && name.Value == "name"))
        && (how.First < name.First ? name.First - how.Next <= Before : how.First - name.Next <= Behind);

    private static bool IsKnown(string measurement)
    {
        var found = Lexicon.In(Tokens.Of(measurement)).ToList();
        return found.Exists(f => f.Value == "old") && found.Exists(f => f.Value == "name");
    }

    private static string Cut(string text) => text.Length > Answer.Facts ? text[..Answer.Facts] : text;

    [GeneratedRegex(@"\bnew\s+(?:(?!(?:message|folder|window|tab|event|metric|label)\b)[\w-]+\s+){0,3}?(?:identifiers?|uuids?|guids?|ids?)\b|\b(?:adds?|adding|introduc\w+|creat\w+|generat\w+|assign\w+)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:identifiers?|uuids?|guids?|unique ids?|random ids?|client ids?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex New();

    [GeneratedRegex(@"\b\w*(?:_id|_uuid|_guid|Id)\b[^|]{0,60}?\b(?:made|generated|random(?:ly)?|created|unique|assigned|minted)\b|(?i:\b(?:random|unique|persistent|pseudonymous|anonymous|stable)\s+(?:\w+\s+)?(?:identifiers?|uuids?|ids?)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Made();

    [GeneratedRegex(@"\bno\s+(?:new\s+|additional\s+|other\s+|unique\s+)*(?:identifiers?|ids?|uuids?)\b|\b(?:not|n.t|never|without)\s+(?:\w+\s+){0,2}?(?:any\s+)?(?:new\s+)?(?:identifiers?|uuids?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Without();

    [GeneratedRegex(@"\b(?:ids?|identifiers?|uuids?|guids?)\b|_id\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Some();

    [GeneratedRegex(@"(?<![A-Za-z])(?:sha-?\d+|md5|hash(?:ed|es)?)(?![A-Za-z])|\bfingerprint\w*|(?<![A-Za-z])(?:e-?mail|account|user)[\s_-]*(?:address(?:es)?|names?|u?ids?)(?![A-Za-z])|(?<![A-Za-z])(?:device|advertising|ad|client|installation|account|profile|fxa)[\s_-]+u?id(?:entifier)?s?(?![A-Za-z])|\bip[\s-]address(?:es)?|\b(?:url|uri)s?\b(?! scheme)|\busernames?\b|\bphone numbers?\b|\bmac[\s-]address", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tell();

    [GeneratedRegex(@"\b(?:device|browser|hardware|machine|user|account) fingerprints?\b|\bfingerprints? of (?:the|a|each|every)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
