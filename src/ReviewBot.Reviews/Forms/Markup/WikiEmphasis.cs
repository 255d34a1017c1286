namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Reads bold type of a MediaWiki, <c>'''so'''</c>, as that of Markdown.</summary>
internal static class WikiEmphasis
{
    private const string Bold = "'''";

    /// <summary>The text with one kind of bold type, line by line as it was.</summary>
    public static string Plain(string text) => text.Contains(Bold, StringComparison.Ordinal) ? text.Replace(Bold, "**", StringComparison.Ordinal) : text;
}
