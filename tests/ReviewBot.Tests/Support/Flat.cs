using System.Text.RegularExpressions;

namespace ReviewBot.Tests.Support;

/// <summary>A comment as its words alone: the same whether the server renders Markdown or shows the text as it is.</summary>
internal static partial class Flat
{
    /// <summary>Without the marks of tables and code, all blanks alike.</summary>
    public static string Words(this string comment) => Blanks().Replace(Marks().Replace(comment, " "), " ");

    [GeneratedRegex(@"[|`""]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
