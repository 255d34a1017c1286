using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Collections;

/// <summary>Reads links of definitions, in any form that Bugzilla gives them.</summary>
public static partial class ReviewLinkReader
{
    private const int LongestAlias = 40;
    private const string ShortHost = "bugzil.la";
    private const string LongHost = "bugzilla.mozilla.org";

    /// <summary>Reads one.</summary>
    /// <param name="text">As it stands in the definition.</param>
    /// <param name="server">The address of our server.</param>
    public static ReviewLink Read(string text, Uri server)
    {
        var said = text.Trim() is ['<', .. var inside, '>'] ? inside : text.Trim();
        if (Named().Match(said) is { Success: true } named)
        {
            return Number(named.Groups["n"].Value) is { } number ? new ReviewLink.ToBug(text, new BugName(number), Digits(named.Groups["c"].Value)) : new ReviewLink.Placeholder(text);
        }

        if (!Uri.TryCreate(Address(said), UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
        {
            return IsRemark(said) ? new ReviewLink.Elsewhere(text, "") : new ReviewLink.Placeholder(text);
        }

        return IsOf(link, server) ? OfServer(text, link, server)
            : IsReserved(link.Host) || IsUnfinished(link) ? new ReviewLink.Placeholder(text)
            : new ReviewLink.Elsewhere(text, link.Host);
    }

    // An address with words around it, or without its scheme.
    private static string Address(string said) =>
        said.Contains(' ') && Inside().Match(said) is { Success: true } inside ? inside.Value.TrimEnd('.', ',', ';', ')', '"')
        : Schemeless().IsMatch(said) ? $"https://{said}"
        : said;

    // Words of somebody's own tell people something, and a program nothing.
    private static bool IsRemark(string said) =>
        !said.Contains("://", StringComparison.Ordinal) && !HoldsPlace(said) && !Placeholders.IsNotApplicable(said) && (said.Any(char.IsAsciiDigit) || said.Count(c => c == ' ') >= 2);

    private static ReviewLink OfServer(string text, Uri link, Uri server)
    {
        var root = server.AbsolutePath.TrimEnd('/') + "/";
        var path = link.AbsolutePath.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? link.AbsolutePath[root.Length..].Trim('/') : link.AbsolutePath;
        var name = path switch
        {
            "show_bug.cgi" or "attachment.cgi" or "show_activity.cgi" => Asked(link.Query, "id"),
            "page.cgi" or "review" => Asked(link.Query, "bug"),
            _ when PathOfBug().Match(path) is { Success: true } bug => bug.Groups["n"].Value,
            _ => null,
        };
        if (name is null)
        {
            return path is "show_bug.cgi" or "attachment.cgi" || HoldsPlace(Uri.UnescapeDataString(path)) ? new ReviewLink.Placeholder(text) : new ReviewLink.Elsewhere(text, link.Host);
        }

        if (HoldsPlace(name))
        {
            return new ReviewLink.Placeholder(text);
        }

        if (path == "attachment.cgi")
        {
            return long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var attachment) ? new ReviewLink.ToAttachment(text, attachment) : new ReviewLink.Placeholder(text);
        }

        return OfBug(text, name, Uri.UnescapeDataString(link.Fragment), link.Host);
    }

    private static ReviewLink OfBug(string text, string name, string fragment, string host)
    {
        if (IsList(name))
        {
            return new ReviewLink.Elsewhere(text, host);
        }

        var bug = Number(name) is { } number ? new BugName(number) : new BugName(null, name[..Math.Min(LongestAlias, name.Length)]);
        if (CommentNumber().Match(fragment) is { Success: true } comment)
        {
            return new ReviewLink.ToBug(text, bug, Digits(comment.Groups["n"].Value));
        }

        return LacksComment(fragment)
            ? new ReviewLink.Placeholder(text, bug.Id)
            : new ReviewLink.ToBug(text, bug);
    }

    // Several bugs at once; no alias has such signs.
    private static bool IsList(string name) => name.Any(c => c == ',' || char.IsWhiteSpace(c));

    // Whichever Bugzilla it leads to: the number of the bug, or of the comment, was never filled in.
    private static bool IsUnfinished(Uri link) => link.AbsolutePath.EndsWith("/show_bug.cgi", StringComparison.Ordinal)
        && (Asked(link.Query, "id") is not { } name || HoldsPlace(name) || LacksComment(Uri.UnescapeDataString(link.Fragment)));

    private static bool LacksComment(string fragment) =>
        !CommentNumber().IsMatch(fragment) && CommentPlace().Match(fragment) is { Success: true } place && HoldsPlace(place.Groups["rest"].Value);

    private static bool IsOf(Uri link, Uri server) =>
        (link.Host.Equals(server.Host, StringComparison.OrdinalIgnoreCase) && PortOf(link) == PortOf(server))
        || (link.Host == ShortHost && server.Host == LongHost);

    // The same server by http and by https.
    private static int PortOf(Uri uri) => uri.IsDefaultPort ? 0 : uri.Port;

    // Names that RFC 2606 and RFC 6761 keep for examples: nobody's review is there.
    private static bool IsReserved(string host) => Reserved().IsMatch(host);

    // Nothing, zeros, one sign again and again, something in brackets, or a word that says so: no number and no name.
    private static bool HoldsPlace(string name)
    {
        var said = name.Trim();
        return said.Trim('0').Length == 0
            || (!said.All(char.IsAsciiDigit) && (Repeated().IsMatch(said) || Placeholders.Is(said)))
            || (said[0], said[^1]) is ('<', '>') or ('{', '}') or ('[', ']') or ('(', ')') or ('$', _) or ('%', _);
    }

    private static string? Asked(string query, string key) => query.TrimStart('?').Split('&')
        .Select(part => part.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == key)
        .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
        .FirstOrDefault();

    private static int? Digits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Number(string digits) =>
        Digits(digits) is > 0 and var number ? number : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(bug\s*)?#?(?<n>\d{1,9})(\s*[,:]?\s*(#c|comment\s*#?)(?<c>\d{1,6}))?\.?$", Options)]
    private static partial Regex Named();

    [GeneratedRegex(@"https?://\S+", Options)]
    private static partial Regex Inside();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?/\S*$", Options)]
    private static partial Regex Schemeless();

    [GeneratedRegex(@"^(bug/|rest/bug/)?(?<n>\d{1,10})$", Options)]
    private static partial Regex PathOfBug();

    [GeneratedRegex(@"^#c(omment[-_]?)?(?<n>\d+)$", Options)]
    private static partial Regex CommentNumber();

    [GeneratedRegex("^#(comment[-_]?|c)(?<rest>.*)$", Options)]
    private static partial Regex CommentPlace();

    [GeneratedRegex(@"^(.+\.)?(example(\.(com|net|org))?|test|invalid|localhost)$", Options)]
    private static partial Regex Reserved();

    // A letter or a sign, as often as one likes: XXX, nnn, ???, ….
    [GeneratedRegex(@"^(.)\1*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();
}
