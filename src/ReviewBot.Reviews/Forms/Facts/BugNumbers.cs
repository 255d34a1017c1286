using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads numbers of bugs.</summary>
internal static partial class BugNumbers
{
    private const string ShortHost = "bugzil.la";
    private const string LongHost = "bugzilla.mozilla.org";

    /// <summary>Those of a cell that is meant for them: any number of some length.</summary>
    public static IEnumerable<int> OfCell(string text, IEnumerable<string> links)
    {
        var linked = links.ToList();
        return OfLinks(linked).Concat(Numbers(Url().Replace(text, " "), Any())).Distinct();
    }

    /// <summary>Those of a sentence: named as bugs, or linked.</summary>
    public static IEnumerable<int> OfProse(string text, IEnumerable<string> links) =>
        OfLinks(links).Concat(Numbers(text, Named())).Distinct();

    /// <summary>Those of a sentence on measurements: named as bugs, linked, or as long as one of those between marks.</summary>
    public static IEnumerable<int> OfSentence(string text, IEnumerable<string> links)
    {
        var named = OfProse(text, links).ToList();
        return named.Union(Numbers(text, Alone()).Where(n => named.Exists(other => Digits(other) == Digits(n))));
    }

    /// <summary>Those of one measurement in words: named as bugs, linked, or a long number that stands alone between marks.</summary>
    public static IEnumerable<int> OfPoint(string text, IEnumerable<string> links)
    {
        var named = OfSentence(text, links).ToList();
        return named.Count > 0 ? named : Numbers(text, Alone()).Distinct();
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>Those that links lead to.</summary>
    public static IEnumerable<int> OfLinks(IEnumerable<string> links) => links.SelectMany(link => Numbers(link, Address()));

    /// <summary>Those that links to a server lead to: the same number is another bug elsewhere.</summary>
    /// <param name="links">Addresses as they stand in a form.</param>
    /// <param name="server">The server's address.</param>
    public static IEnumerable<int> OfServer(IEnumerable<string> links, Uri server) =>
        links.Where(l => Uri.TryCreate(l, UriKind.Absolute, out var link) && IsHostOf(link, server)).SelectMany(link => Numbers(link, OwnAddress()));

    private static bool IsHostOf(Uri link, Uri server) =>
        link.Authority.Equals(server.Authority, StringComparison.OrdinalIgnoreCase)
        || (link.Host == ShortHost && server.Host == LongHost);

    private static IEnumerable<int> Numbers(string text, Regex pattern)
    {
        foreach (Match match in pattern.Matches(text))
        {
            foreach (Capture capture in match.Groups["n"].Captures)
            {
                if (int.TryParse(capture.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    yield return number;
                }
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.-])(?:bug[\s-]*)?#?(?<n>\d{4,9})(?![\w-]|\.\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:bugs?|bugzilla)\s*(?:no\.?|number|id)?\s*[:#-]?\s*#?(?<n>\d{4,9})\b(?:\s*(?:,|and|&|/)\s*(?:bug\s*)?#?(?<n>\d{4,9})\b)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "Clicks, category 2, 1990001", "a.clicks (category 2) 1990001"
    [GeneratedRegex(@"(?<=(?:^|[\u2013\u2014|,;:()\]]|/\s|\s-)\s*)#?(?<n>[1-9]\d{5,8})(?=\s*(?:[\u2013\u2014|,;)(\[]|/\s|[.,)\]""'`*\s]*$))", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(@"^https?://[^/?#]*(?:bugzil)[^?#]*(?:/(?<n>\d{4,9})|\?(?:[^#]*&)?id=(?<n>\d{1,9}))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[^?#]*(?:/(?<n>\d{1,9})/?(?:[?#]|$)|\?(?:[^#]*&)?id=(?<n>\d{1,9})\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnAddress();

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();
}
