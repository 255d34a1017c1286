using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Judges links to documentation by their text alone: nothing that a bug names is ever fetched.</summary>
internal static partial class DocumentationLinks
{
    /// <summary>The links of an answer.</summary>
    public static ImmutableArray<string> Of(Answer answer) => [.. answer.Lines.SelectMany(l => l.Links.Concat(Bare(l))).Distinct(StringComparer.Ordinal)];

    // An address without "https://" is one to everybody who reads it.
    private static IEnumerable<string> Bare(AnswerLine line) => line.Text.Length > Answer.Facts ? [] : WithoutScheme().Matches(line.Text).Select(m => "https://" + m.Value.TrimEnd('.', ',', ')'));


    /// <summary>Whether the answer says, or its links show, that not everybody can read it.</summary>
    public static bool IsNotPublic(string text, ImmutableArray<string> links) =>
        NotPublic().IsMatch(text) || (!links.IsEmpty && links.All(l => Closed().IsMatch(l)));

    [GeneratedRegex(@"(?<![\w@/.:-])(?:www\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>""]*)?|[a-z0-9-]+(?:\.[a-z0-9-]+){1,4}\.?(?<=\.(?:org|com|net|io|dev|eu))/[^\s<>""]+)", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutScheme();

    [GeneratedRegex(@"\bnot (?:yet )?(?:be )?(?:publicly (?:available|accessible|visible)|public)\b|\bisn.t public\b|\bstaff[\s-]only\b|\binternal(?:ly)?[\s-]only\b|\binternal (?:\w+ )?(?:doc\w*|wiki|page|link|drive|only)\b|\b(?:needs?|requires?|with) (?:a |an )?(?:login|sign-?in|account|sso|ldap|vpn)\b|\bprivate (?:\w+ )?(?:repo\w*|doc\w*|page|link)\b|\bconfidential\b|\bemployees?[\s-]only\b|\bbehind (?:a |an |the )?(?:sso|ldap|login|vpn)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotPublic();

    [GeneratedRegex(@"^https?://(?:(?:docs|drive|sheets|slides|colab)\.google\.com|[^/]*\.(?:atlassian\.net|sharepoint\.com|slack\.com)|(?:[^/]*\.)?(?:notion\.(?:so|site)|dropbox\.com|onedrive\.live\.com|1drv\.ms|figma\.com|miro\.com|coda\.io|airtable\.com|box\.com)|(?:mana|intranet|internal|confluence|jira|wiki-internal|private)\.|[^/]*\.(?:internal|intranet|corp|local)[./:]|(?:[^/]*\.)?confluence\.|localhost\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closed();
}
