using System.Text;
using System.Text.RegularExpressions;

namespace ReviewBot.Sandbox.Pages;

/// <summary>Makes links of "bug 12", "attachment 3" and "comment 4" in text that is HTML already.</summary>
internal static partial class References
{
    public static string Link(string html)
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
                result.Append(untouched > 0 ? text : Reference().Replace(text, Anchor));
                at += text.Length;
            }
        }

        return result.ToString();
    }

    private static string Anchor(Match match)
    {
        var number = match.Groups["number"].Value;
        var target = match.Groups["what"].Value.ToUpperInvariant() switch
        {
            "BUG" => $"/show_bug.cgi?id={number}",
            "ATTACHMENT" => $"/attachment.cgi?id={number}",
            _ => $"#c{number}",
        };
        return $"<a href=\"{target}\">{match.Value}</a>";
    }

    [GeneratedRegex(@"\b(?<what>bug|attachment|comment) #?(?<number>[0-9]{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
