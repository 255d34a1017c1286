using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Bytes;

/// <summary>Takes off who said when, where most lines of a text begin with it: a form that was filled in in a chat.</summary>
internal static partial class ChatLines
{
    private const int Fewest = 4;

    /// <summary>The same text, line for line.</summary>
    public static string Plain(string text)
    {
        var said = Said().Count(text);
        return said < Fewest || said * 2 <= Line().Count(text) ? text : Said().Replace(text, "");
    }

    // "[10:02] <maren> ", "10:02:33 maren: ", "(10:02) @maren - "
    [GeneratedRegex(@"^[ \t]*[\[(]?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?[\])]?[ \t]*(?:<[@+%~&]?[\w.-]{1,24}>|@?[\w.-]{1,24}(?::| [-\u2013\u2014]))[ \t]*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex(@"^[ \t]*\S", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
