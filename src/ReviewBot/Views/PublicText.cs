using System.Text.RegularExpressions;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Views;

/// <summary>What somebody wrote in a bug that everybody may see, for a page: without addresses, and without what nobody sees.</summary>
internal static partial class PublicText
{
    // Emoji hold them.
    private const char Joiner = '\u200d';

    /// <summary>The same text, to be encoded by whoever shows it.</summary>
    public static string Of(string text) => Address().Replace(Visible(text), Defanged.Address);

    /// <summary>A text without what nobody sees, among it what turns the direction of what follows; for somebody's own text.</summary>
    public static string Visible(string text) => text.All(c => !IsHidden(c)) ? text : string.Concat(text.Where(c => !IsHidden(c)));

    /// <summary>The same for a text of several lines.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Visible));

    private static bool IsHidden(char c) => c != '\t' && (char.IsControl(c) || (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format && c != Joiner));

    [GeneratedRegex(@"[^\s<>()\[\]""',;:]*[@＠﹫][^\s<>()\[\]""',;]*", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
