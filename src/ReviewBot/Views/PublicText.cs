using System.Text.RegularExpressions;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Views;

/// <summary>What somebody wrote in a bug that everybody may see, for a page: without addresses, and without what nobody sees.</summary>
internal static partial class PublicText
{
    private const char Joiner = '\u200d';

    /// <summary>The same text, to be encoded by whoever shows it.</summary>
    public static string Of(string text) => Address().Replace(Visible(text), Defanged.Address);

    // Among them those that turn the direction of what follows; emoji hold joiners.
    private static string Visible(string text) => text.All(c => !IsHidden(c)) ? text : string.Concat(text.Where(c => !IsHidden(c)));

    private static bool IsHidden(char c) => c != '\t' && (char.IsControl(c) || (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format && c != Joiner));

    [GeneratedRegex(@"[^\s<>()\[\]""',;:]*[@＠﹫][^\s<>()\[\]""',;]*", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
