using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Reads what a MediaWiki writes as a template and everybody reads as words: <c>{{no}}</c>, <c>{{bug|1900001}}</c>.</summary>
internal static partial class WikiTemplates
{
    /// <summary>The text with these words, line by line as it was.</summary>
    public static string Plain(string text) =>
        text.Contains("{{", StringComparison.Ordinal) ? Bug().Replace(Word().Replace(text, "${word}"), "bug ${number}") : text;

    [GeneratedRegex(@"\{\{(?<word>yes|no|done|not done|n/a|none|todo|tbd)\}\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\{bug\|(?<number>\d{4,9})(?:\|[^{}\n]{0,80})?\}\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bug();
}
