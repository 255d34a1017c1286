using System.Text;
using System.Text.RegularExpressions;

namespace ReviewBot.Sandbox.Markup;

/// <summary>Makes links of addresses and of "bug 12", "attachment 3" and "comment 4" in text that is HTML already.</summary>
internal static partial class References
{
    /// <param name="html">The text.</param>
    /// <param name="suffix">What the pages' own addresses end with, as HTML.</param>
    public static string Link(string html, string suffix)
    {
        var result = new StringBuilder();
        var untouched = 0;
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '<')
            {
                var end = html.IndexOf('>', at);
                var tag = html[at..(end < 0 ? html.Length : end + 1)];
                untouched += tag.StartsWith("<a", StringComparison.Ordinal) || tag.StartsWith("<code", StringComparison.Ordinal) ? 1
                    : tag is "</a>" or "</code>" ? -1 : 0;
                result.Append(tag);
                at += tag.Length;
            }
            else
            {
                var end = html.IndexOf('<', at);
                var text = html[at..(end < 0 ? html.Length : end)];
                result.Append(untouched > 0 ? text : Reference().Replace(text, match => Anchor(match, suffix)));
                at += text.Length;
            }
        }

        return result.ToString();
    }

    private static string Anchor(Match match, string suffix)
    {
        if (match.Groups["url"].Value is { Length: > 0 } url)
        {
            var address = url.TrimEnd('.', ',', ':', ';', '!', '?', ')', ']');
            return $"<a href=\"{address}\" rel=\"noreferrer\">{address}</a>{url[address.Length..]}";
        }

        var number = match.Groups["number"].Value;
        var target = match.Groups["what"].Value.ToUpperInvariant() switch
        {
            "BUG" => $"/show_bug.cgi?id={number}{suffix}",
            "ATTACHMENT" => $"/attachment.cgi?id={number}{suffix}",
            _ => $"#c{number}",
        };
        return $"<a href=\"{target}\">{match.Value}</a>";
    }

    // In HTML, quotation marks and the like are entities, and of those only the ampersand belongs to an address.
    [GeneratedRegex(@"\b(?<what>bug|attachment|comment) #?(?<number>[0-9]{1,9})\b|(?<url>https?://(?:[^\s<>""&]|&amp;)+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
