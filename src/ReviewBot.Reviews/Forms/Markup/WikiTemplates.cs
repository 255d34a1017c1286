using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>
/// Reads what stands in two braces: what a MediaWiki writes as a template and everybody reads as words, <c>{{no}}</c> or <c>{{bug|1900001}}</c>, and
/// what Jira sets as code, <c>{{a.pref}}</c>.
/// </summary>
internal static partial class WikiTemplates
{
    private static readonly string[] Begins = ["{{", "{panel:", "{quote}"];

    /// <summary>The text with these words, line by line as it was.</summary>
    public static string Plain(string text) =>
        Begins.Any(b => text.Contains(b, StringComparison.Ordinal)) ? Coded(Bug().Replace(Word().Replace(text, "${word}"), "bug ${number}")) : text;

    private static string Coded(string text) => Jira().IsMatch(text) ? Code().Replace(Quoted().Replace(Panel().Replace(text, "h3. ${title}"), ""), "`${code}`") : text;

    [GeneratedRegex(@"^(?:h[1-6]\. |\|\|[^|\n]+\|\|)|\{(?:color|code|noformat|quote|panel)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Jira();

    // A panel's title stands above what it holds.
    [GeneratedRegex(@"^\{panel:title=(?<title>[^|{}\n]{1,100})[^{}\n]{0,200}\}", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Panel();

    [GeneratedRegex(@"\{quote\}", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\{(?<code>[^\s{}\n][^{}\n]{0,200})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\{(?<word>yes|no|done|not done|n/a|none|todo|tbd)\}\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\{bug\|(?<number>\d{4,9})(?:\|[^{}\n]{0,80})?\}\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bug();
}
